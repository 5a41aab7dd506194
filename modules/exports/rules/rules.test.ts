import { expect, test } from "vitest";
import { standing, underWay } from "./standing";
import { searchWords, unitsIn } from "./words";

const filters = {
  unit: { label: "单位", unit: true },
  kind: { label: "类型", words: { join: "入会", out: "转出" } },
  q: { label: "关键词" },
} as const;
const units = new Map([["110105", "朝阳区总工会"]]);

test("条件按清单的顺序写成文字，代码成词，单位成名称，没有的不写", () => {
  expect(searchWords({ q: "甲", unit: "110105", kind: ["join", "out"], sort: "-day" }, filters, units)).toEqual([
    "单位 朝阳区总工会",
    "类型 入会、转出",
    "关键词 甲",
  ]);
  expect(searchWords({}, filters, units)).toEqual([]);
  expect(searchWords({ q: ["1", "2", "3", "4", "5"] }, filters, units)).toEqual(["关键词 1、2、3等 5 项"]);
  expect(unitsIn({ unit: "110105", q: "110108" }, filters)).toEqual(["110105"]);
});

test("没有动静的文件先算等待继续，再算未能生成，不会一直转", () => {
  const running = (silent: number) => standing({ state: "running", silent, open: true });
  expect([running(3), running(60), running(1300)]).toEqual(["running", "paused", "failed"]);
  const waiting = (silent: number) => standing({ state: "waiting", silent, open: true });
  expect([waiting(3600), waiting(90_000)]).toEqual(["waiting", "failed"]);
  expect(underWay("paused")).toBe(true);
  expect(underWay("failed")).toBe(false);
});

test("范围变小以后，已经生成的文件不再给", () => {
  expect(standing({ state: "ready", silent: 0, open: true })).toBe("ready");
  expect(standing({ state: "ready", silent: 0, open: false })).toBe("barred");
});
