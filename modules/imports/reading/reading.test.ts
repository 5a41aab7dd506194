import { expect, test } from "vitest";
import type { Cell, Merge } from "@/platform/sheets";
import type { ImportColumn } from "../adapter";
import { findHead } from "./heads";
import { byKey, downFiller, lineKind, mergeFiller } from "./lines";

const column = (key: string, label: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  ...{ key, label, aliases: [], required: true },
  ...more,
});
const columns = [
  column("no", "流水号", { aliases: ["编号"] }),
  column("group", "类别", { down: true }),
  column("name", "指标名称"),
  column("count", "人数", { required: false }),
];

test("表头在标题和单位行之下，合并的两行表头取下面一行的名字", () => {
  const rows: Cell[][] = [
    ["某某台账"],
    ["填报单位：朝阳区", null, "计量单位：人"],
    ["编号", "类 别", "指标", null],
    [null, null, "指标名称", "人数（选填）"],
    ["A1", "甲", "乙", 3],
  ];
  const merges: Merge[] = [
    { top: 2, bottom: 3, left: 0, right: 0 },
    { top: 2, bottom: 3, left: 1, right: 1 },
    { top: 2, bottom: 2, left: 2, right: 3 },
  ];
  expect(findHead(rows, merges, columns)).toMatchObject({
    top: 2,
    bottom: 3,
    mapping: ["no", "group", "name", "count"],
    missing: [],
  });
  expect(
    findHead(
      [
        ["姓名", "电话"],
        ["甲", "1"],
      ],
      [],
      columns,
    ),
  ).toBeNull();
  expect(findHead([["编号", "类别", "名称", "人数"]], [], columns)).toMatchObject({
    missing: ["指标名称"],
    mapping: ["no", "group", null, "count"],
  });
});

test("同名的两列只认第一列", () => {
  expect(findHead([["流水号", "类别", "指标名称", "流水号"]], [], columns)?.mapping).toEqual([
    "no",
    "group",
    "name",
    null,
  ]);
});

test("合计行、注和空行不是数据，只有序号的行是", () => {
  expect(lineKind([null, "合 计", 3])).toBe("total");
  expect(lineKind(["注：1. 由各单位填报"])).toBe("note");
  expect(lineKind(["联系人：张三", null, "电话"])).toBe("note");
  expect(lineKind([null, "", null])).toBe("blank");
  expect(lineKind([7])).toBe("row");
  expect(lineKind([1, "合计数核对", 3])).toBe("row");
});

test("向下合并的格和留空的分组格取上面的值，别的空格仍是空", () => {
  const merged = mergeFiller([{ top: 1, bottom: 2, left: 1, right: 1 }]);
  expect([[1, "甲"], [2], [3]].map((cells, row) => merged(cells, row + 1))).toEqual([[1, "甲"], [2, "甲"], [3]]);
  const down = downFiller(["no", "group", "name"], columns);
  expect(
    [
      ["A", "甲", "x"],
      ["B", null, null],
    ].map(down),
  ).toEqual([
    ["A", "甲", "x"],
    ["B", "甲", null],
  ]);
  expect(byKey(["A", null], ["no", null, "name"])).toEqual({ no: "A", name: null });
});
