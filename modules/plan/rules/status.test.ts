import fc from "fast-check";
import { describe, expect, test } from "vitest";
import file from "@/db/seed/data/cn-workdays.json";
import { type Day, dayOf } from "@/platform/dates";
import { addWorkdays, type Calendar, workdaysBetween } from "@/platform/workdays";
import { expectedShare, type Milestone, type Subject, standing } from "./status";
import { defaultThresholds, thresholdsOf } from "./thresholds";

const years = Object.entries(file.years);
const cal: Calendar = {
  off: new Set(years.flatMap(([, y]) => y.offDays.map((d) => dayOf(d.date)))),
  work: new Set(years.flatMap(([, y]) => y.makeUpWorkdays.map((d) => dayOf(d.date)))),
  years: new Set(years.map(([year]) => Number(year))),
};
const START = dayOf("2021-08-31");
const count: Subject = {
  kind: "count",
  target: 100,
  targetMax: null,
  start: START,
  due: dayOf("2021-12-31"),
  milestones: [],
  manual: false,
  completedOn: null,
};
const on = (subject: Subject, n: number | null, today: string | Day) =>
  standing(
    subject,
    n === null ? null : { n },
    typeof today === "string" ? dayOf(today) : today,
    cal,
    defaultThresholds,
  );
const step = (day: string, share: number, actual?: number): Milestone => ({
  day: dayOf(day),
  share,
  ...(actual === undefined ? {} : { actual: { n: actual } }),
});

const days = fc.integer({ min: START - 30, max: START + 700 });
const milestones = fc.array(fc.record({ day: days, share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
  maxLength: 4,
});
const schedules = fc.record({ start: days, due: days, milestones });
const subjects: fc.Arbitrary<Subject> = fc.record({
  kind: fc.constantFrom("count" as const, "money" as const, "milestone" as const),
  target: fc.option(fc.integer({ min: 1, max: 10_000 })),
  targetMax: fc.constant(null),
  start: fc.constant(START),
  due: fc.option(fc.integer({ min: START, max: START + 600 })),
  milestones,
  manual: fc.boolean(),
  completedOn: fc.constant(null),
});
const amounts = fc.integer({ min: 0, max: 12_000 });

describe("序时进度", () => {
  test("应达进度不会随着日子往后而下降，始终在 0 与 1 之间", () =>
    fc.assert(
      fc.property(schedules, days, days, (s, d1, d2) => {
        const [a, b] = [expectedShare(s, Math.min(d1, d2))!, expectedShare(s, Math.max(d1, d2))!];
        expect(a).toBeLessThanOrEqual(b + 1e-12);
        expect(a).toBeGreaterThanOrEqual(0);
        expect(b).toBeLessThanOrEqual(1);
      }),
    ));

  test("没有完成时限就没有应达进度", () => expect(expectedShare({ ...count, due: null }, START + 9)).toBeNull());

  test("到期当天应达 100%，起始当天应达 0", () => {
    expect(expectedShare(count, dayOf("2021-12-31"))).toBe(1);
    expect(expectedShare(count, START)).toBe(0);
  });

  test("3920 家阵地：九月底应达 20%，十月底 50%，两点之间走直线", () => {
    const stations = {
      ...count,
      milestones: [step("2021-09-30", 0.2), step("2021-10-31", 0.5), step("2021-12-31", 1)],
    };
    expect(expectedShare(stations, dayOf("2021-09-30"))).toBeCloseTo(0.2);
    expect(expectedShare(stations, dayOf("2021-10-31"))).toBeCloseTo(0.5);
    expect(expectedShare(stations, dayOf("2021-09-15"))).toBeCloseTo(0.1);
    expect(expectedShare(stations, dayOf("2021-12-01"))).toBeCloseTo(0.5 + (0.5 * 31) / 61);
  });

  test("时限提前后，时限以外的节点不再算数", () =>
    expect(
      expectedShare({ ...count, due: dayOf("2021-10-15"), milestones: [step("2021-10-31", 0.5)] }, dayOf("2021-10-20")),
    ).toBe(1));
});

describe("已完成、未定目标、逾期、未开始", () => {
  test("有目标的任务，完成率到 100% 才算完成，到了就算完成", () =>
    fc.assert(
      fc.property(subjects, amounts, days, (s, n, today) => {
        fc.pre(s.target !== null);
        expect(on(s, n, today).status === "done").toBe(n >= s.target!);
      }),
    ));

  test("没有核定目标的任务，填多少都不会自动变绿", () =>
    fc.assert(
      fc.property(subjects, amounts, days, (s, n, today) => {
        const { status, progress } = on({ ...s, target: null }, n, today);
        expect(status).toBe("no_target");
        expect(progress).toBeNull();
      }),
    ));

  test("过了时限没完成的，一律逾期，逾期天数是自然日", () =>
    fc.assert(
      fc.property(subjects, amounts, fc.integer({ min: 1, max: 500 }), (s, n, late) => {
        fc.pre(s.target !== null && s.due !== null && n < s.target);
        const result = on(s, n, s.due! + late);
        expect(result.status).toBe("overdue");
        expect(result.daysLate).toBe(late);
        expect(result.daysLeft).toBeNull();
      }),
    ));

  test("到期当天还没有逾期", () => {
    const result = on(count, 99, "2021-12-31");
    expect(result.status).not.toBe("overdue");
    expect(result.daysLeft).toBe(0);
  });

  test("过期未定目标，记为已到期，未定目标", () => {
    const result = on({ ...count, target: null }, 5, "2022-01-03");
    expect(result).toMatchObject({ status: "no_target", dueWithoutTarget: true, daysLate: 3 });
    expect(on({ ...count, target: null }, 5, "2021-12-31").dueWithoutTarget).toBe(false);
  });

  test("人工填报的任务，完成经审核即为完成，没有目标也一样；别的任务不行", () => {
    const approved = { ...count, target: null, completedOn: dayOf("2021-12-20") };
    expect(on({ ...approved, manual: true }, null, "2022-01-01").status).toBe("done");
    expect(on({ ...approved, manual: true }, null, "2021-12-19").status).toBe("no_target");
    expect(on(approved, null, "2022-01-01").status).toBe("no_target");
  });

  test("完成经审核的，完成率按 100% 计：没有填数的不是缺，填了一部分的不是那一部分；审核以前不变", () => {
    const approved = { ...count, manual: true, completedOn: dayOf("2021-12-20") };
    expect(on(approved, null, "2021-12-20").progress).toBe(1);
    expect(on(approved, 40, "2021-12-20").progress).toBe(1);
    expect(on(approved, 130, "2021-12-20").progress).toBe(1.3);
    expect(on(approved, 40, "2021-12-19").progress).toBe(0.4);
    expect(on({ ...approved, target: null }, null, "2021-12-20").progress).toBeNull();
    expect(on({ ...approved, manual: false }, 40, "2021-12-20").progress).toBe(0.4);
  });

  test("节点当天以前审核完成的，不算补齐；过了节点才审核的是补齐", () => {
    const approved = { ...count, manual: true, milestones: [step("2021-10-31", 0.5, 10)] };
    expect(on({ ...approved, completedOn: dayOf("2021-10-31") }, 10, "2021-12-20").madeUp).toBe(false);
    expect(on({ ...approved, completedOn: dayOf("2021-11-01") }, 10, "2021-12-20").madeUp).toBe(true);
  });

  test("逾期后才完成的，记着是逾期完成", () => {
    expect(on({ ...count, actualOnDue: { n: 90 } }, 100, "2022-02-01")).toMatchObject({ status: "done", late: true });
    expect(on({ ...count, actualOnDue: { n: 100 } }, 100, "2022-02-01").late).toBe(false);
    expect(on({ ...count, milestones: [step("2021-12-31", 1, 80)] }, 100, "2022-02-01").late).toBe(true);
    expect(on({ ...count, manual: true, completedOn: dayOf("2022-01-05") }, 10, "2022-02-01").late).toBe(true);
    expect(on({ ...count, manual: true, completedOn: dayOf("2021-12-30") }, 10, "2022-02-01").late).toBe(false);
  });

  test("起始日之前是未开始", () => {
    expect(on(count, 0, "2021-08-30").status).toBe("not_started");
    expect(on(count, 0, "2021-08-31").status).not.toBe("not_started");
  });

  test("竞赛 1–3 个：办了 1 个就完成，办了 4 个标明超出上限", () => {
    const contest = { ...count, target: 1, targetMax: 3 };
    expect(on(contest, 0, "2021-11-01").status).not.toBe("done");
    expect(on(contest, 1, "2021-11-01")).toMatchObject({ status: "done", aboveRange: false });
    expect(on(contest, 3, "2021-11-01").aboveRange).toBe(false);
    expect(on(contest, 4, "2021-11-01").aboveRange).toBe(true);
  });

  test("核定目标为 0 的单位不欠什么", () =>
    expect(on({ ...count, target: 0 }, null, "2021-11-01").status).toBe("done"));

  test("缺数字时完成率为空，不当作 0 显示", () => {
    const result = on(count, null, "2021-12-01");
    expect(result.progress).toBeNull();
    expect(result.status).toBe("behind");
  });
});

describe("滞后与预警", () => {
  // Half of the time has passed on 2021-10-31: e = 0.5.
  test.each([
    [34, "behind"],
    [35, "at_risk"],
    [44, "at_risk"],
    [45, "on_track"],
  ])("应达 50% 时完成 %i%% 是 %s", (n, status) => expect(on(count, n, "2021-10-31").status).toBe(status));

  test("应达不足 5% 时不亮灯", () => expect(on(count, 0, "2021-09-05").status).toBe("on_track"));

  test("距时限十个工作日以内、完成不足 90%，预警", () => {
    const flat = { ...count, milestones: [step("2021-09-30", 0.88)] };
    const due = flat.due!;
    const tenth = addWorkdays(cal, due, -10);
    expect(workdaysBetween(cal, tenth, due)).toBe(10);
    expect(on(flat, 89, tenth).status).toBe("at_risk");
    expect(on(flat, 90, tenth).status).toBe("on_track");
    expect(on(flat, 89, addWorkdays(cal, due, -11)).status).toBe("on_track");
  });

  test("国庆前到期的节点，节后第一个工作日不算逾期超过五个工作日", () => {
    const early = { ...count, milestones: [step("2021-09-30", 0.1)] };
    expect(on(early, 9, "2021-10-08")).toMatchObject({ missed: null });
    // 8, 9 (make-up Saturday), 11, 12, 13 are five working days; the 14th is the sixth.
    expect(on(early, 9, "2021-10-13").missed).toBeNull();
    expect(on(early, 9, "2021-10-14")).toMatchObject({ status: "behind", missed: dayOf("2021-09-30") });
  });

  test("节点错过超过五个工作日即滞后，和逐日数的结果一致", () =>
    fc.assert(
      fc.property(fc.integer({ min: START + 20, max: START + 100 }), fc.integer({ min: 0, max: 21 }), (day, after) => {
        const subject = { ...count, milestones: [{ day, share: 0.1 }] };
        const missed = on(subject, 9, day + after).missed !== null;
        expect(missed).toBe(workdaysBetween(cal, day, day + after) > 5);
      }),
    ));

  test("晚补上的节点一直标着补齐，按时到的不标", () => {
    const steps = (then: number) => ({ ...count, milestones: [step("2021-09-30", 0.2, then)] });
    expect(on(steps(10), 60, "2021-10-31")).toMatchObject({ status: "on_track", madeUp: true });
    expect(on(steps(20), 60, "2021-10-31").madeUp).toBe(false);
    expect(on(steps(10), 15, "2021-10-31").madeUp).toBe(false);
    expect(on(steps(10), 100, "2021-11-30")).toMatchObject({ status: "done", madeUp: true });
  });

  test("没有时限的任务也看节点", () => {
    const open = { ...count, due: null, milestones: [step("2021-09-30", 0.3)] };
    expect(on(open, 30, "2021-12-01")).toMatchObject({ status: "on_track", expected: null });
    expect(on(open, 29, "2021-12-01").status).toBe("behind");
  });
});

describe("比率与金额", () => {
  const rate: Subject = { ...count, kind: "ratio", target: 9_500 };
  const at = (n: number, d: number | null) => standing(rate, { n, d }, dayOf("2021-10-31"), cal, defaultThresholds);

  test("比率的完成率是（分子 ÷ 分母）÷ 目标", () => {
    expect(at(95, 100).status).toBe("done");
    expect(at(94, 100).status).toBe("on_track");
    expect(at(19, 40).progress).toBeCloseTo(0.5);
  });

  test("没有分母的比率是缺，不是 0", () => expect(at(0, 0).progress).toBeNull());
});

test("阈值可由专班设置，没设的用默认值", () => {
  expect(thresholdsOf({})).toEqual(defaultThresholds);
  const strict = thresholdsOf({ behind: 0.8, atRisk: Number.NaN });
  expect(strict).toMatchObject({ behind: 0.8, atRisk: 0.9 });
  expect(standing(count, { n: 36 }, dayOf("2021-10-31"), cal, strict).status).toBe("behind");
});
