import { describe, expect, test } from "vitest";
import names from "@/db/seed/data/demo-name-lists.json";
import orgFile from "@/db/seed/data/org-units.json";
import plan from "@/db/seed/data/task-breakdown.json";
import { departmentsFromPlan, unitsFromOrgFile } from "./org-file";
import { type Hint, unitResolver } from "./resolve";

const units = [...unitsFromOrgFile(orgFile), ...departmentsFromPlan(plan, names)];
const resolve = unitResolver(units);
const byCode = new Map(units.map((u) => [u.code, u]));
const fullName = (code: string) =>
  `${byCode.get(byCode.get(code)?.parentCode ?? "")?.name ?? ""}${byCode.get(code)?.name}`;
const read = (text: string, hint?: Hint) => {
  const result = resolve(text, hint);
  return result.ok ? fullName(result.code) : result.message;
};
const streets = units.filter((u) => u.level === "street");

describe("每个单位的每种写法", () => {
  test("区+街道、区简称+街道、带总工会、带空格和全角，都认得", () => {
    for (const u of streets) {
      const district = byCode.get(u.parentCode!)!;
      for (const text of [
        `${district.name}${u.name}`,
        `${district.shortName}${u.name}`,
        `${district.name} ${u.title}`,
        `${district.name}　${u.shortName}`,
        `北京市${district.name}${u.name}`,
        u.code,
      ]) {
        expect([text, resolve(text)]).toMatchObject([text, { ok: true, code: u.code }]);
      }
    }
  });

  test("区列加街道列：区内没有重名", () => {
    for (const u of streets) {
      for (const name of [u.name, u.shortName, u.title, ...u.aliases]) {
        expect([name, resolve(name, { within: u.parentCode! })]).toMatchObject([name, { ok: true, code: u.code }]);
      }
    }
  });

  test("街道全名只写一个，除了八里庄都唯一", () => {
    const doubtful = streets.filter((u) => !resolve(u.name).ok);
    expect(doubtful.map((u) => fullName(u.code))).toEqual(["朝阳区八里庄街道", "海淀区八里庄街道"]);
  });

  test("区、部门、产业工会，全称、简称、总工会和别名都认得", () => {
    for (const u of units.filter((u) => u.level !== "street")) {
      for (const name of [u.name, u.shortName, u.title, ...u.aliases])
        expect([name, resolve(name)]).toMatchObject([name, { ok: true, code: u.code }]);
    }
  });
});

describe("人们会争的写法", () => {
  test.each([
    ["北京经济技术开发区", "北京市北京经济技术开发区"],
    ["经开区", "北京市北京经济技术开发区"],
    ["经开区总工会", "北京市北京经济技术开发区"],
    ["北京亦庄", "北京市北京经济技术开发区"],
    ["亦庄", "北京市北京经济技术开发区"],
    ["亦庄地区", "大兴区亦庄地区"],
    ["亦庄镇", "大兴区亦庄地区"],
    ["大兴区亦庄", "大兴区亦庄地区"],
    ["经开区荣华街道", "北京经济技术开发区荣华街道"],
    ["大兴区荣华街道", "北京经济技术开发区荣华街道"],
    ["博兴街道", "北京经济技术开发区博兴街道"],
    ["太阳宫乡", "朝阳区太阳宫地区"],
    ["海淀镇", "海淀区万柳地区"],
    ["平谷镇", "平谷区渔阳地区"],
    ["丰台", "北京市丰台区"],
    ["丰台街道", "丰台区丰台街道"],
    ["密云镇", "密云区密云镇"],
    ["怀柔镇", "怀柔区怀柔地区"],
    ["和平街街道办事处", "朝阳区和平街街道"],
    ["和平街总工会", "朝阳区和平街街道"],
    ["朝阳区-和平街街道", "朝阳区和平街街道"],
    ["朝阳区八里庄", "朝阳区八里庄街道"],
    ["海淀八里庄街道总工会", "海淀区八里庄街道"],
    ["房山区东风", "房山区东风街道"],
    ["东风街道", "房山区东风街道"],
    ["东风地区", "朝阳区东风地区"],
    ["崇文门外街道", "东城区崇文门外街道"],
    ["基层工作部", "北京市基层组织建设部"],
    ["市总工会女职工委员会办公室", "北京市女职工部"],
    ["北京市总工会基层组织建设部", "北京市基层组织建设部"],
    ["市交通运输行业产业工会", "北京市北京市交通运输工会"],
    ["北京市服务工会(快递行业工会联合会)", "北京市北京市服务工会"],
    ["12351 职工服务中心", "北京市12351职工服务中心"],
    ["北京市总工会", "北京市"],
    ["市总", "北京市"],
    ["110000", "北京市"],
    ["110115012", "北京经济技术开发区荣华街道"],
  ])("%s 是 %s", (text, name) => expect(read(text)).toBe(name));

  test("八里庄、东风有重名，列出是哪两个", () => {
    const result = resolve("八里庄");
    expect(result).toMatchObject({ ok: false, reason: "ambiguous", candidates: ["110105015", "110108005"] });
    expect(read("八里庄街道总工会")).toBe("“八里庄街道总工会”有重名：朝阳区八里庄街道、海淀区八里庄街道，请写明所属区");
    expect(read("东风")).toContain("有重名");
    expect(read("八里庄", { within: "110108" })).toBe("海淀区八里庄街道");
  });

  test.each([
    ["崇文区", "东城区"],
    ["宣武区总工会", "西城区"],
    ["北京市宣武区", "西城区"],
    ["崇文", "东城区"],
    ["崇文区崇文门外街道", "东城区"],
  ])("%s 退回，告知现在属于%s", (text, present) => {
    const result = resolve(text);
    expect(result).toMatchObject({ ok: false, reason: "refused" });
    expect(result.ok ? "" : result.message).toContain(`请填写${present}`);
  });

  test.each(["大兴国际机场", "朝阳区某某街道", "朝阳区总工会办公室", "人社部门", "天津市"])(
    "%s 不认得就说不认得",
    (text) => expect(resolve(text)).toMatchObject({ ok: false, reason: "unknown" }),
  );

  test("级别不符的不算", () => {
    expect(resolve("和平街街道", { level: "district" }).ok).toBe(false);
    expect(read("丰台", { level: "street" })).toBe("丰台区丰台街道");
    expect(read("和平街街道", { within: "110108" })).toBe("海淀区没有名为“和平街街道”的单位");
    expect(read("")).toBe("请填写单位");
  });
});
