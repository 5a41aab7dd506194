import { expect, test } from "vitest";
import { z } from "zod";
import { paramsOf, readSearch } from "./search";

const schema = z.object({ q: z.string().default(""), page: z.coerce.number().int().min(1).default(1) });

test("读不懂的参数逐个退回默认，各有一句话，从不出错", () => {
  expect(readSearch(schema, { q: "和平", page: "2", colour: "red" })).toEqual({
    search: { q: "和平", page: 2 },
    used: { q: "和平", page: "2" },
    notices: ["网址中的参数“colour”无法识别，已忽略"],
  });
  for (const [key, value] of [
    ["page", "x"],
    ["q", "a\0b"],
    ["constructor", "1"],
    ["toString", "1"],
    ["nobody", "1"],
  ] as const) {
    const { search, notices } = readSearch(schema, { [key]: value });
    expect(search).toEqual({ q: "", page: 1 });
    expect(notices, key).toHaveLength(1);
  }
});

test("period= 是截止到其最后一天；asOf= 写明时以它为准，读不懂的一样有一句话", () => {
  const dated = z.object({ asOf: z.iso.date().optional() });
  expect(readSearch(dated, { period: "2026-02" }).search).toEqual({ asOf: "2026-02-28" });
  expect(readSearch(dated, { period: "2026-Q3" }).search).toEqual({ asOf: "2026-09-30" });
  expect(readSearch(dated, { asOf: "2026-01-15", period: "2026-02" }).search).toEqual({ asOf: "2026-01-15" });
  expect(readSearch(dated, { period: "2026-13" }).notices).toHaveLength(1);
  expect(readSearch(schema, { period: "2026-02" }).notices).toHaveLength(1);
});

test("网址里出现几次的参数是一列，出现一次的是一个值", () => {
  expect(paramsOf(new URLSearchParams("kind=a&kind=b&q=%E5%92%8C"))).toEqual({ kind: ["a", "b"], q: "和" });
});
