import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, isoOf } from "@/platform/dates";
import type { Calendar } from "@/platform/workdays";
import { eightGroups, flexibleGroups, workerGroupAliases, workerGroups } from "@/vocab/worker-groups";
import { equationOf, noSides } from "./equation";
import { objectionToDay, objectionToOffer, objectionToReversal, settledSentence, shortageSentence } from "./objections";
import { outlookOf } from "./pace";
import { nextPeriod, periodLabel, periodOf, periodsUpTo, yearBefore } from "./periods";
import { RunningBalance } from "./running";
import { ageing, TERM, termOn } from "./term";

const calendar: Calendar = {
  off: new Set([dayOf("2022-10-03")]),
  work: new Set([dayOf("2022-10-08")]),
  years: new Set([2022]),
};
const day = (text: string) => dayOf(text);

describe("群体", () => {
  test("八大群体与另列的两类，别名落在其中", () => {
    expect(eightGroups).toHaveLength(8);
    expect(flexibleGroups).toEqual(["driver", "other"]);
    expect([...eightGroups, ...flexibleGroups]).toEqual([...workerGroups]);
    expect(workerGroupAliases).toMatchObject({ 外卖送餐员: "rider", 网约配送员: "rider", 代驾司机: "other" });
  });
});

describe("期初 + 入会 + 转入 − 转出 − 退会", () => {
  test("期初不算净增", () => {
    const found = equationOf({ ...noSides(), opening: 100, join: 12, in: 3, out: 2, leave: 5 });
    expect(found).toMatchObject({ net: 8, balance: 108, opening: 100 });
  });
  test("一个期间的期初是此前的在册加期间内登记的期初", () => {
    expect(equationOf({ ...noSides(), opening: 10, join: 1 }, 40)).toMatchObject({ opening: 50, balance: 51, net: 1 });
  });
  test("几个单位相加等于合起来算", () => {
    const sides = fc.record({
      opening: fc.nat(99),
      join: fc.nat(99),
      in: fc.nat(99),
      out: fc.nat(99),
      leave: fc.nat(99),
    });
    fc.assert(
      fc.property(sides, sides, (a, b) => {
        const both = {
          opening: a.opening + b.opening,
          join: a.join + b.join,
          in: a.in + b.in,
          out: a.out + b.out,
          leave: a.leave + b.leave,
        };
        expect(equationOf(both).balance).toBe(equationOf(a).balance + equationOf(b).balance);
      }),
    );
  });
});

describe("日终余额", () => {
  const changes = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 30 }), delta: fc.integer({ min: -9, max: 9 }) }),
    { maxLength: 40 },
  );
  test("收下的变动从不使任何一天日终低于 0", () => {
    fc.assert(
      fc.property(changes, (list) => {
        const balance = new RunningBalance();
        const taken: typeof list = [];
        for (const change of list) if (balance.take(change.day, change.delta)) taken.push(change);
        for (let at = 0; at <= 31; at += 1) {
          const end = taken.filter((c) => c.day <= at).reduce((sum, c) => sum + c.delta, 0);
          expect(end).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
  test("退回的变动确实承受不起", () => {
    fc.assert(
      fc.property(changes, (list) => {
        const balance = new RunningBalance();
        const taken: typeof list = [];
        for (const change of list) {
          if (balance.take(change.day, change.delta)) taken.push(change);
          else {
            const with_ = [...taken, change];
            const ends = Array.from({ length: 32 }, (_, at) =>
              with_.filter((c) => c.day <= at).reduce((s, c) => s + c.delta, 0),
            );
            expect(Math.min(...ends)).toBeLessThan(0);
          }
        }
      }),
    );
  });
  test("补登更早的退会，看之后每一天够不够", () => {
    const balance = new RunningBalance([
      { day: 1, delta: 10 },
      { day: 5, delta: -8 },
      { day: 9, delta: 20 },
    ]);
    expect(balance.available(0)).toBe(0);
    expect(balance.available(3)).toBe(2);
    expect(balance.available(9)).toBe(22);
    expect(balance.take(3, -3)).toBe(false);
    expect(balance.take(3, -2)).toBe(true);
    expect(balance.available(9)).toBe(20);
  });
});

describe("接收期限", () => {
  test("十个工作日，节假日和调休照日历", () => {
    expect(TERM).toBe(10);
    expect(isoOf(termOn(calendar, day("2022-07-01")))).toBe("2022-07-15");
    expect(isoOf(termOn(calendar, day("2022-09-26")))).toBe("2022-10-10");
  });
  test("过了一半提醒，过期为负", () => {
    const offered = day("2022-07-01");
    const term = termOn(calendar, offered);
    expect(ageing(calendar, offered, term, offered)).toEqual({ age: 0, left: 10, near: false });
    expect(ageing(calendar, offered, term, day("2022-07-08"))).toEqual({ age: 5, left: 5, near: true });
    expect(ageing(calendar, offered, term, day("2022-07-18")).left).toBe(-1);
  });
});

describe("期间", () => {
  test("月、周、日首尾相接", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 20_000 }),
        fc.constantFrom("month", "week", "day" as const),
        (at, grain) => {
          const period = periodOf(at, grain as "month");
          expect(period.start <= at && at <= period.end).toBe(true);
          expect(nextPeriod(period, grain as "month").start).toBe(period.end + 1);
        },
      ),
    );
  });
  test("不早于台账的第一个月", () => {
    const periods = periodsUpTo(day("2022-07-05"), "month", 14, day("2022-05-20"));
    expect(periods.map((p) => isoOf(p.start))).toEqual(["2022-05-01", "2022-06-01", "2022-07-01"]);
    expect(periods.map((p, i) => periodLabel(p, "month", i === 0))).toEqual(["2022-05", "06", "07"]);
  });
  test("同比：月对月，周对周一", () => {
    expect(isoOf(yearBefore(periodOf(day("2024-02-29"), "month"), "month").end)).toBe("2023-02-28");
    const week = periodOf(day("2022-07-06"), "week");
    expect(isoOf(yearBefore(week, "week").start)).toBe("2021-07-05");
  });
});

describe("预计达标", () => {
  const base = { total: 60, recent: 80, target: 100, due: day("2022-12-31") };
  const today = day("2022-07-06");
  test("按近八周速度", () => {
    expect(outlookOf(base, today)).toMatchObject({ pace: 10, metOn: today + 28, impossible: false });
  });
  test("不增长就完不成，已达标不再预测", () => {
    expect(outlookOf({ ...base, recent: 0 }, today)).toMatchObject({ impossible: true, metOn: null });
    expect(outlookOf({ ...base, recent: -8 }, today).impossible).toBe(true);
    expect(outlookOf({ ...base, total: 100 }, today)).toMatchObject({ met: true, metOn: null });
  });
  test("没有目标没有所需速度", () => {
    expect(outlookOf({ ...base, target: null }, today)).toMatchObject({ needed: null, met: false, impossible: false });
  });
});

describe("不收的登记", () => {
  const today = day("2022-07-06");
  const movement = {
    kind: "join",
    no: "HJ-1",
    day: day("2022-07-01"),
    holder: "110105024",
    reversedBy: null,
    undone: false,
  };
  test("日期", () => {
    expect(objectionToDay(today + 1, today, 0)?.field).toBe("day");
    expect(objectionToDay(today - 9, today, today - 3)?.field).toBe("day");
    expect(objectionToDay(today, today, 0)).toBeNull();
  });
  test("转给自己、转给没有的单位", () => {
    expect(objectionToOffer("a", "a", true)?.field).toBe("to");
    expect(objectionToOffer("a", "b", false)?.field).toBe("to");
    expect(objectionToOffer("a", "b", true)).toBeNull();
  });
  test("冲正：会籍所在单位、一次、不早于原日期、不冲冲正", () => {
    const own = "110105024";
    expect(objectionToReversal(movement, own, today, today)).toBeNull();
    expect(objectionToReversal({ ...movement, kind: "reversal" }, own, today, today)?.message).toContain("不能再冲正");
    expect(objectionToReversal({ ...movement, reversedBy: "HJ-9" }, own, today, today)?.conflict).toBe(true);
    expect(objectionToReversal({ ...movement, undone: true }, own, today, today)?.conflict).toBe(true);
    expect(objectionToReversal(movement, "110105", today, today)?.message).toContain("会籍所在单位");
    expect(objectionToReversal(movement, own, movement.day - 1, today)?.field).toBe("day");
    expect(objectionToReversal(movement, own, today + 1, today)?.field).toBe("day");
  });
  test("余额不足的话不说出范围外单位的名字", () => {
    const found = { unit: "110108001", group: "courier" as const, day: "2022-07-01", short: 3 };
    expect(shortageSentence("TJ001", found, "110105024", "").message).toContain("转出单位的快递员");
    expect(shortageSentence("TJ002", { ...found, unit: "x" }, "x", "").message).toContain("预留");
    expect(shortageSentence("TJ003", found, "x", "某街道").field).toBe("group");
  });
  test("慢一步的人知道谁先办了", () => {
    const said = settledSentence({ state: "recalled", by: "李一", on: "2022-07-05" });
    expect(said).toMatchObject({ conflict: true });
    expect(said.message).toContain("李一 于 2022-07-05 撤回");
  });
});
