import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allStages, stageOrder } from "@/vocab/stages";
import { eligibilityOf } from "./eligibility";
import { inTreeOrder, type Member, sumsOf, wouldClose } from "./family";
import { dwellsTooLong, fromStage, funnelOf } from "./funnel";
import { warningsOf } from "./warnings";

const counts = fc.record(Object.fromEntries(allStages.map((stage) => [stage, fc.nat({ max: 500 })])));

describe("漏斗", () => {
  test("到达数逐步不增，首步等于全部在途企业，不含已覆盖、已注销", () =>
    fc.assert(
      fc.property(counts, (standing) => {
        const steps = funnelOf(standing);
        const all = stageOrder.reduce((sum, stage) => sum + standing[stage]!, 0);
        return (
          steps[0]!.reached === all &&
          steps.every((step, i) => i === 0 || step.reached <= steps[i - 1]!.reached) &&
          steps.every((step) => step.reached === fromStage(step.stage).reduce((sum, s) => sum + standing[s]!, 0))
        );
      }),
    ));
  test("前一步无人到达时没有转化率", () => {
    const [first, second] = funnelOf({});
    expect([first!.conversion, second!.conversion]).toEqual([null, null]);
    expect(funnelOf({ surveyed: 3, contacted: 1 })[1]!.conversion).toBeCloseTo(0.25);
  });
  test("停留到期限当天不算超期，已建会不计停留", () => {
    expect(dwellsTooLong("contacted", 45)).toBe(false);
    expect(dwellsTooLong("contacted", 46)).toBe(true);
    expect(dwellsTooLong("established", 900)).toBe(false);
    expect(dwellsTooLong("contacted", null)).toBe(false);
  });
});

describe("具备条件", () => {
  test("25 人并有党组织；理由说明差在哪里", () => {
    expect(eligibilityOf({ kind: "affiliate", members: 25, party: true }).eligible).toBe(true);
    expect(eligibilityOf({ kind: "affiliate", members: 24, party: true }).reason).toBe("会员 24 人，不足 25 人");
    expect(eligibilityOf({ kind: "head", members: 4000, party: false })).toEqual({
      eligible: false,
      reason: "未建立党组织",
    });
    expect(eligibilityOf({ kind: "head", members: 3, party: false }).reason).toBe(
      "会员 3 人，不足 25 人，未建立党组织",
    );
  });
});

describe("数据质量", () => {
  const row = {
    kind: "subsidiary",
    workers: 100,
    members: 40,
    party: true,
    stage: "established",
    exceptionReason: "",
  } as const;
  test("会员多于从业、已建会而会员为 0、头部企业无党组织", () => {
    expect(warningsOf(row)).toEqual([]);
    expect(warningsOf({ ...row, workers: 39 }).map((w) => w.field)).toEqual(["members"]);
    expect(warningsOf({ ...row, members: 0 }).map((w) => w.field)).toEqual(["members"]);
    expect(warningsOf({ ...row, kind: "head", party: false }).map((w) => w.field)).toEqual(["party"]);
    expect(warningsOf({ ...row, kind: "head", party: false, exceptionReason: "先行" })).toEqual([]);
    expect(warningsOf({ ...row, kind: "head", party: false, stage: "contacted" })).toEqual([]);
  });
});

const member = (id: number, parentId: number | null, more: Partial<Member> = {}): Member => ({
  ...{ id, parentId, stage: "contacted", workers: 10, members: 4 },
  ...more,
});

describe("家族", () => {
  test("每家只计一次，已注销不计", () => {
    const family = [
      member(1, null, { stage: "established" }),
      member(2, 1, { stage: "covered" }),
      member(2, 1),
      member(3, 1, { stage: "closed" }),
    ];
    expect(sumsOf(family)).toEqual({ enterprises: 2, organised: 1, covered: 0, workers: 20, members: 8 });
  });
  test("挂到自己的下级之下会成环", () => {
    const parents = new Map<number, number | null>([
      [1, null],
      [2, 1],
      [3, 2],
    ]);
    const parentOf = (id: number) => parents.get(id) ?? null;
    expect(wouldClose(1, 3, parentOf)).toBe(true);
    expect(wouldClose(1, 1, parentOf)).toBe(true);
    expect(wouldClose(3, 1, parentOf)).toBe(false);
    expect(wouldClose(2, null, parentOf)).toBe(false);
  });
  test("树序中每家恰好一次，下级紧随上级之后，看不见的上级不丢下级", () => {
    const order = inTreeOrder([member(3, 2), member(1, null), member(2, 1), member(9, 77)]);
    expect(order.map(({ member: m, depth }) => [m.id, depth])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [9, 0],
    ]);
  });
});
