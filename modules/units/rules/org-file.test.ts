import { describe, expect, test } from "vitest";
import names from "@/db/seed/data/demo-name-lists.json";
import orgFile from "@/db/seed/data/org-units.json";
import plan from "@/db/seed/data/task-breakdown.json";
import { departmentsFromPlan, unitsFromOrgFile } from "./org-file";

const units = unitsFromOrgFile(orgFile);
const bodies = departmentsFromPlan(plan, names);
const all = [...units, ...bodies];
const byCode = new Map(all.map((u) => [u.code, u]));

describe("填报单位树", () => {
  test("市、17 个区、343 个街道乡镇，6 个统计用区域不在其中", () => {
    const count = (level: string) => units.filter((u) => u.level === level).length;
    expect([count("city"), count("district"), count("street")]).toEqual([1, 17, 343]);
    expect(units.some((u) => u.name.includes("国际机场") || u.name.includes("产业基地"))).toBe(false);
  });

  test("下级的代码以上级的代码开头，代码不重复，上级排在前面", () => {
    expect(byCode.size).toBe(all.length);
    for (const [i, u] of all.entries()) {
      if (u.parentCode === null) continue;
      expect(u.code.startsWith(u.parentCode)).toBe(true);
      expect(all.findIndex((p) => p.code === u.parentCode)).toBeLessThan(i);
    }
  });

  test("荣华、博兴归经开区报送，法定代码仍是大兴的；大兴有 20 个街道", () => {
    expect(byCode.get("110190012")).toMatchObject({
      name: "荣华街道",
      parentCode: "110190",
      statutoryCode: "110115012",
    });
    expect(byCode.get("110190013")).toMatchObject({
      name: "博兴街道",
      parentCode: "110190",
      statutoryCode: "110115013",
    });
    expect(units.filter((u) => u.parentCode === "110115").length).toBe(20);
    expect(byCode.get("110190")).toMatchObject({ shortName: "经开区", statutoryCode: null, level: "district" });
  });

  test("工会名称是单位名称加总工会", () => {
    expect(byCode.get("11")?.title).toBe("北京市总工会");
    expect(byCode.get("110105")?.title).toBe("朝阳区总工会");
    expect(units.find((u) => u.name === "和平街街道")).toMatchObject({
      parentCode: "110105",
      title: "和平街街道总工会",
      kind: "街道",
      initials: "hpj",
    });
  });

  test("同一上级之下的顺序号不重复", () => {
    const places = all.map((u) => `${u.parentCode}/${u.ordinal}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe("部门和产业工会", () => {
  test("方案里的每个牵头、配合单位，不是部门或产业工会，就是一类单位或系统外单位", () => {
    const known = new Set(bodies.flatMap((u) => [u.name, ...u.aliases].map((n) => n.normalize("NFKC"))));
    const rest = new Set(
      plan.tasks.flatMap((t) => [t.leadUnit, ...t.coUnits]).filter((n) => !known.has(n.normalize("NFKC"))),
    );
    expect([...rest].sort()).toEqual(
      [
        "各区总工会",
        "各街道(乡镇)总工会",
        "各市级产业工会",
        "行业主管部门",
        "行业协会",
        "人社部门",
        "市温暖基金会",
      ].sort(),
    );
  });

  test("十二个部门，十个产业工会，各有代码、拼音", () => {
    expect(bodies.filter((u) => u.level === "department").length).toBe(12);
    expect(bodies.filter((u) => u.level === "industrial_union").length).toBe(10);
    expect(bodies.every((u) => /^11\.[DU]\d\d$/.test(u.code) && /^[a-z0-9]+$/.test(u.pinyin))).toBe(true);
    expect(bodies.find((u) => u.name === "基层组织建设部")).toMatchObject({
      code: "11.D03",
      initials: "jczzjsb",
      aliases: ["基层工作部"],
    });
  });
});
