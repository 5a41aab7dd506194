import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerLabels } from "@/vocab/ledgers";
import type { Cell } from "./cell";
import { parseChoice, parseTarget, parseWhole } from "./numbers";

const target = (cell: Cell, kind: "count" | "ratio" | "money" | "milestone" = "count") => {
  const result = parseTarget(cell, kind);
  return result.ok ? [result.value.target, result.value.targetMax] : result.message;
};

describe("目标值", () => {
  test("任务分解表里的各种目标", () => {
    expect(target(3920)).toEqual([3920, null]);
    expect(target(1500, "money")).toEqual([1_500_000_000, null]);
    expect(target(1000, "money")).toEqual([1_000_000_000, null]);
    expect(target("1-3")).toEqual([1, 3]);
    expect(target({ percent: 1 }, "ratio")).toEqual([10_000, null]);
    expect(target("100%", "ratio")).toEqual([10_000, null]);
    expect(target("由各单位填报")).toEqual([null, null]);
    expect(target("由各单位填报", "ratio")).toEqual([null, null]);
  });

  test.each(["1-3", "1—3", "1–3", "1～3", "1至3", "1－3个", "1—3 个", "１－３"])("范围 %s", (text) =>
    expect(target(text)).toEqual([1, 3]),
  );

  test("空白、横线、待定是还没有，不是 0；0 就是 0", () => {
    for (const cell of [null, "", "—", "－", "待定", "待报"]) expect(target(cell)).toEqual([null, null]);
    expect(target(0)).toEqual([0, null]);
    expect(target({ percent: 0 }, "ratio")).toEqual([0, null]);
  });

  test("带单位、千分位、全角也认", () => {
    expect(target("3,920家")).toEqual([3920, null]);
    expect(target("３９２０")).toEqual([3920, null]);
    expect(target("1,500万元", "money")).toEqual([1_500_000_000, null]);
    expect(target("0.000001", "money")).toEqual([1, null]);
  });

  test("比率：百分号、百分数单元格、小数、百分点都认", () => {
    expect(target("95.5%", "ratio")).toEqual([9550, null]);
    expect(target({ percent: 0.625 }, "ratio")).toEqual([6250, null]);
    expect(target(0.95, "ratio")).toEqual([9500, null]);
    expect(target(95, "ratio")).toEqual([9500, null]);
    expect(target(1, "ratio")).toEqual([10_000, null]);
  });

  test("百分数单元格读回来一点不差", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (n) => {
        expect(target({ percent: n / 10_000 }, "ratio")).toEqual([n, null]);
      }),
    ));

  test.each<[Cell, "count" | "ratio" | "money", string]>([
    ["若干", "count", "不是数字"],
    [3.5, "count", "应为整数"],
    [-3, "count", "不是数字"],
    ["3-1", "count", "下限大于上限"],
    [{ date: "2022-01-03" }, "count", "是日期"],
    ["50%", "count", "百分数"],
    [{ percent: 0.5 }, "money", "百分数"],
    [0.0000001, "money", "六位小数"],
    ["120%", "ratio", "超过 100%"],
    ["95.555%", "ratio", "两位小数"],
    ["全部", "ratio", "不是百分数"],
  ])("%j（%s）：%s", (cell, kind, sentence) => expect(target(cell, kind)).toContain(sentence));
});

describe("序号与选项", () => {
  test("整数，写成文字也行", () => {
    expect(parseWhole(12, "序号")).toEqual({ ok: true, value: 12 });
    expect(parseWhole("１２", "序号")).toEqual({ ok: true, value: 12 });
    expect(parseWhole("1,200人", "人数")).toEqual({ ok: true, value: 1200 });
  });

  test.each<[Cell, string]>([
    ["", "请填写序号"],
    ["甲", "序号“甲”不是数字"],
    [1.5, "应为不小于 0 的整数"],
    ["-2", "应为不小于 0 的整数"],
    [{ date: "2022-01-01" }, "不是数字"],
  ])("%j：%s", (cell, sentence) => {
    const result = parseWhole(cell, "序号");
    expect(result.ok ? "" : result.message).toContain(sentence);
  });

  test("数据来源台账按名称认，认不出的列出可选项", () => {
    expect(parseChoice(" 服务阵地台账", ledgerLabels, "数据来源台账")).toEqual({ ok: true, value: "stations" });
    const result = parseChoice("阵地表", ledgerLabels, "数据来源台账");
    expect(result.ok ? "" : result.message).toContain("人工填报、活动日志");
  });
});
