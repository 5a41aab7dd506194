import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, isoOf } from "@/platform/dates";
import { parseDate } from "./dates";

const read = (cell: Parameters<typeof parseDate>[0]) => {
  const result = parseDate(cell);
  return result.ok ? isoOf(result.value) : result.message;
};

describe("日期的各种写法", () => {
  test.each([
    "2022年3月5日",
    "2022.3.5",
    "2022/3/5",
    "2022-03-05",
    "2022-3-5",
    "2022年03月05日",
    "２０２２年３月５日",
    " 2022 年 3 月 5 日 ",
    "2022-03-05 00:00:00",
    "2022-03-05T00:00:00.000Z",
    "20220305",
    "44625",
  ])("%s", (text) => expect(read(text)).toBe("2022-03-05"));

  test("日期单元格和序列号（1900 制，带时间也一样）", () => {
    expect(read({ date: "2022-03-05" })).toBe("2022-03-05");
    expect(read(44625)).toBe("2022-03-05");
    expect(read(44625.75)).toBe("2022-03-05");
    expect(read(44926)).toBe("2022-12-31");
    expect(read(20220305)).toBe("2022-03-05");
  });

  const days = fc.integer({ min: dayOf("2000-01-01"), max: dayOf("2099-12-31") });

  test("同一天的几种写法读成同一天", () =>
    fc.assert(
      fc.property(days, (day) => {
        const [y, m, d] = isoOf(day).split("-").map(Number);
        for (const cell of [
          `${y}年${m}月${d}日`,
          `${y}.${m}.${d}`,
          `${y}/${m}/${d}`,
          isoOf(day),
          day + 25569,
          `${isoOf(day)} 00:00:00`,
        ]) {
          expect(parseDate(cell)).toEqual({ ok: true, value: day });
        }
      }),
    ));

  test("任何文字都只会得到日期或一句话", () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.boolean()), (cell) => {
        const result = parseDate(cell);
        expect(result.ok ? Number.isInteger(result.value) : result.message.length > 0).toBe(true);
      }),
    ));

  test.each([
    ["2022-02-30", "这一天不存在"],
    ["2022年13月1日", "这一天不存在"],
    ["1899-01-01", "2000—2099"],
    ["三月五日", "不是日期"],
    ["2022年3月", "不是日期"],
    ["", "请填写日期"],
  ])("%s：%s", (text, sentence) => expect(read(text)).toContain(sentence));

  test("空白和真假值不是日期", () => {
    expect(read(null)).toBe("请填写日期");
    expect(read(true)).toContain("不是日期");
    expect(read(12)).toContain("不是日期");
  });
});
