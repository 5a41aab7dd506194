import fc from "fast-check";
import { expect, test } from "vitest";
import { changesOf } from "./changes";

test("只列变化的各项，用中文说", () => {
  expect(changesOf({ name: "江问渠", roles: ["officer"] }, { name: "江问渠", roles: ["officer", "reviewer"] })).toEqual(
    [{ label: "角色", before: "经办", after: "经办、审核" }],
  );
  expect(changesOf(null, { status: "disabled" })).toEqual([{ label: "状态", before: null, after: "停用" }]);
});

test("相同的记录没有变化，任何 JSON 都不会出错", () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(changesOf(a, a)).toEqual([]);
      for (const change of changesOf(a, b)) expect(change.before).not.toBe(change.after);
    }),
  ));
