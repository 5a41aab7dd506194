import { describe, expect, test } from "vitest";
import { dayOf, isoOf } from "@/platform/dates";
import { parseDeadline, parseMilestones } from "./deadlines";
import samples from "./sample-milestones.json";

const issued = dayOf("2021-08-31");
const read = (cell: Parameters<typeof parseDeadline>[0], from = issued) => {
  const result = parseDeadline(cell, from);
  if (!result.ok) return result.message;
  return result.value === null ? null : isoOf(result.value);
};

describe("完成时限", () => {
  // Every way of writing it that occurs in the sample workbook.
  test.each([
    ["2022-12-31", "2022-12-31"],
    ["方案印发后1个月内", "2021-09-30"],
    ["方案印发后2个月内", "2021-10-31"],
    ["2021年10月31日前", "2021-10-31"],
    ["2021年12月底前完成", "2021-12-31"],
    ["2021年12月底前", "2021-12-31"],
    ["2021年12月底", "2021-12-31"],
    ["2021年11月底", "2021-11-30"],
    ["2022.2.28", "2022-02-28"],
    ["2022年2月底", "2022-02-28"],
    ["2022年2月底前完成", "2022-02-28"],
    ["2021.12.31", "2021-12-31"],
    ["2022年8月底前完成", "2022-08-31"],
    ["2022.8.31", "2022-08-31"],
    ["2022年1月底前", "2022-01-31"],
    ["2022年8月底前", "2022-08-31"],
    ["2022年8月底", "2022-08-31"],
    ["2022年4月底前", "2022-04-30"],
    ["2022年4月底", "2022-04-30"],
  ])("%s 是 %s", (text, iso) => expect(read(text)).toBe(iso));

  test("序列号和日期单元格", () => {
    expect(read(44926)).toBe("2022-12-31");
    expect(read({ date: "2022-12-31" })).toBe("2022-12-31");
  });

  test("持续推进没有日期，要问", () => {
    for (const text of ["持续推进", "长期坚持", "长期"]) expect(read(text)).toBeNull();
  });

  test("几个月内从印发日起算到那个月的月底", () => {
    expect(read("方案印发后三个月内")).toBe("2021-11-30");
    expect(read("方案印发之日起１２个月以内完成")).toBe("2022-08-31");
    expect(read("方案印发后1个月内", dayOf("2021-08-15"))).toBe("2021-09-30");
    expect(read("方案印发后6个月内")).toBe("2022-02-28");
  });

  test("闰年的二月底、年底", () => {
    expect(read("2024年2月底前")).toBe("2024-02-29");
    expect(read("2022年底前")).toBe("2022-12-31");
    expect(read("2022年年底")).toBe("2022-12-31");
  });

  test.each(["尽快", "2022年12月", "十四五期间", "2022年13月底前", "2022-02-30", "方案印发后10个工作日内"])(
    "“%s”看不出是哪一天，说一句话",
    (text) => expect(read(text)).toContain("看不出是哪一天"),
  );

  test("空白要填", () => expect(read("")).toBe("请填写完成时限"));
});

describe("时间节点", () => {
  const circled = "①②③④⑤";

  test.each(samples)("%s", (cell) => {
    const result = parseMilestones(cell, issued);
    if (!result.ok) throw new Error(result.message);
    const again = result.value.map(({ day, title, share }, i) => {
      const [year, month] = isoOf(day).split("-").map(Number);
      return `${circled[i]}${year}年${month}月底前：${title}（${Math.round(share * 100)}%）`;
    });
    expect(again.join("\n")).toBe(cell);
    for (const { day } of result.value) expect(isoOf(day + 1).endsWith("-01")).toBe(true);
  });

  test("编号、冒号、括号的写法可以随意，也可以写在一行", () => {
    const expected = {
      ok: true,
      value: [
        { day: dayOf("2021-09-30"), title: "首期", share: 0.08 },
        { day: dayOf("2022-08-31"), title: "每月一期", share: 1 },
      ],
    };
    expect(parseMilestones("①2021年9月底前:首期(8%)②2022年8月底前:每月一期(100%)", issued)).toEqual(expected);
    expect(parseMilestones("1. 2021.9.30：首期（8％）\n2、2022-08-31：每月一期（１００％）；", issued)).toEqual(
      expected,
    );
  });

  test("空白就是没有节点", () => expect(parseMilestones(null, issued)).toEqual({ ok: true, value: [] }));

  test.each([
    ["首期通报", "应写成"],
    ["①2021年9月底前：首期（120%）", "不能超过 100%"],
    ["①尽快：首期（20%）", "看不出是哪一天"],
    ["①持续推进：首期（20%）", "没有日期"],
    ["①2021年9月底前：首期（50%）\n②2021年8月底前：二期（60%）", "早于上一个节点"],
    ["①2021年9月底前：首期（50%）\n②2021年10月底前：二期（40%）", "低于上一个节点"],
  ])("%s：%s", (cell, sentence) => {
    const result = parseMilestones(cell, issued);
    expect(result.ok ? "" : result.message).toContain(sentence);
  });
});
