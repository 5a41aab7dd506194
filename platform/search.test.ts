import { expect, test } from "vitest";
import { z } from "zod";
import { readSearch } from "./search";

const schema = z.object({ q: z.string().default(""), page: z.coerce.number().int().min(1).default(1) });

test("读不懂的参数逐个退回默认，各有一句话，从不出错", () => {
  expect(readSearch(schema, { q: "和平", page: "2" })).toEqual({ search: { q: "和平", page: 2 }, notices: [] });
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
