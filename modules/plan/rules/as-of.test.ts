import { expect, test } from "vitest";
import { asOfNotes } from "./as-of";

test("截止日期在今天之后、在方案之前、在两者之间，各有一句说明；不回看就没有", () => {
  const on = (asked?: string) =>
    asOfNotes(asked, asked && asked < "2022-07-06" ? asked : "2022-07-06", "2021-08-31", null);
  expect(on()).toEqual([]);
  expect(on("2023-01-01")).toEqual(["截止日期 2023-01-01 还没有到，按今天 2022-07-06 显示"]);
  expect(on("2021-08-30")[0]).toContain("早于起始日");
  expect(on("2022-03-31")[0]).toContain("只计到 2022-03-31");
  expect(on("2022-07-06")).toHaveLength(1);
});

test("定稿的月份按公布数显示，说明谁在何时定稿、几项有变动", () => {
  const month = { closedAt: "2022-07-08 10:00", closedBy: "专班" };
  const on = (differing: number) => asOfNotes("2022-06-30", "2022-06-30", "2021-08-31", { ...month, differing })[0];
  expect(on(0)).toBe("2022 年 6 月已定稿（2022-07-08 10:00，专班），按公布数显示");
  expect(on(3)).toContain("其中 3 项任务按现在重算有变动");
});
