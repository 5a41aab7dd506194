import { expect, test } from "vitest";
import { asOfNotes } from "./as-of";

test("截止日期在今天之后、在方案之前、在两者之间，各有一句说明；不回看就没有", () => {
  const on = (asked?: string) => asOfNotes(asked, asked && asked < "2022-07-06" ? asked : "2022-07-06", "2021-08-31");
  expect(on()).toEqual([]);
  expect(on("2023-01-01")).toEqual(["截止日期 2023-01-01 还没有到，按今天 2022-07-06 显示"]);
  expect(on("2021-08-30")[0]).toContain("早于起始日");
  expect(on("2022-03-31")[0]).toContain("只计到 2022-03-31");
  expect(on("2022-07-06")).toHaveLength(1);
});
