import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordKinds } from "@/vocab/enterprise-records";
import { categories, enterpriseKinds, seatLevels } from "@/vocab/enterprises";
import { allStages } from "@/vocab/stages";
import { type Change, changesOf, differenceOf, type Facts } from "./figures";

const facts = (more: Partial<Facts> = {}): Facts => ({
  ...{ kind: "subsidiary", category: null, industrial: false, listed: null, registeredOn: "2021-10-01" },
  ...{ stages: [{ stage: "surveyed", on: "2021-10-05" }], records: [], seats: [] },
  ...more,
});
const upTo = (changes: readonly Change[], indicator: string, day = "2999-12-31") =>
  changes.filter((c) => c.indicator === indicator && c.day <= day).reduce((sum, c) => sum + c.delta, 0);

describe("企业对指标的贡献", () => {
  test("建会从批准当天计入，退回当天减去", () => {
    const changes = changesOf(
      facts({
        stages: [
          { stage: "surveyed", on: "2021-10-05" },
          { stage: "established", on: "2022-03-01" },
          { stage: "preparing", on: "2022-05-01" },
        ],
      }),
    );
    expect(upTo(changes, "enterprises.organised", "2022-02-28")).toBe(0);
    expect(upTo(changes, "enterprises.organised", "2022-03-01")).toBe(1);
    expect(upTo(changes, "enterprises.organised", "2022-05-01")).toBe(0);
    expect(upTo(changes, "enterprises.organised:base", "2022-05-01")).toBe(1);
  });
  test("注销的企业不再计入分母；清单冻结后以清单为准", () => {
    const stages = [
      { stage: "surveyed", on: "2021-10-05" },
      { stage: "closed", on: "2022-03-01" },
    ] as const;
    expect(upTo(changesOf(facts({ stages })), "enterprises.organised:base")).toBe(0);
    expect(upTo(changesOf(facts({ stages, listed: true })), "enterprises.organised:base")).toBe(1);
    expect(upTo(changesOf(facts({ listed: false })), "enterprises.organised:base")).toBe(0);
  });
  test("没有日期的阶段从登记日计", () => {
    const changes = changesOf(facts({ stages: [{ stage: "operating", on: null }] }));
    expect(changes.every((change) => change.day === "2021-10-01")).toBe(true);
  });
  test("头部企业按类型计，三级席位齐了才计工作组", () => {
    const seat = (level: "city" | "district" | "street", since: string, until: string | null = null) => ({
      level,
      since,
      until,
    });
    const changes = changesOf(
      facts({
        kind: "head",
        category: "express",
        stages: [{ stage: "established", on: "2021-12-01" }],
        seats: [seat("city", "2021-12-01"), seat("district", "2021-12-10"), seat("street", "2022-01-04", "2022-06-01")],
      }),
    );
    expect(upTo(changes, "enterprises.heads.express")).toBe(1);
    expect(upTo(changes, "enterprises.heads.platform")).toBe(0);
    expect(upTo(changes, "enterprises.working-groups", "2022-01-03")).toBe(0);
    expect(upTo(changes, "enterprises.working-groups", "2022-01-04")).toBe(1);
    expect(upTo(changes, "enterprises.working-groups", "2022-06-01")).toBe(0);
    expect(upTo(changes, "enterprises.family:base")).toBe(0);
  });
  test("一企一计的记录只计第一次，签约按份计", () => {
    const record = (kind: "consultation" | "congress", on: string, step: "demand" | "signed" | null = null) => ({
      kind,
      step,
      on,
    });
    const changes = changesOf(
      facts({
        stages: [{ stage: "established", on: "2022-01-01" }],
        records: [
          record("consultation", "2022-02-01", "demand"),
          record("consultation", "2022-03-01", "signed"),
          record("consultation", "2022-04-01", "signed"),
          record("congress", "2021-12-01"),
        ],
      }),
    );
    expect(upTo(changes, "enterprises.consulting")).toBe(1);
    expect(upTo(changes, "enterprises.agreements")).toBe(2);
    expect(upTo(changes, "enterprises.democratic", "2021-12-31")).toBe(0);
    expect(upTo(changes, "enterprises.democratic")).toBe(1);
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((d) => `2022-02-${String(d).padStart(2, "0")}`);
const someFacts: fc.Arbitrary<Facts> = fc.record({
  kind: fc.constantFrom(...enterpriseKinds),
  category: fc.constantFrom(null, ...categories),
  industrial: fc.boolean(),
  listed: fc.constantFrom(null, true, false),
  registeredOn: day,
  stages: fc
    .array(fc.record({ stage: fc.constantFrom(...allStages), on: day }), { maxLength: 5 })
    .map((list) => list.map((one, i) => ({ ...one, on: list.map((x) => x.on).sort()[i]! }))),
  records: fc.array(
    fc.record({ kind: fc.constantFrom(...recordKinds), step: fc.constantFrom(null, "signed" as const), on: day }),
    { maxLength: 4 },
  ),
  seats: fc.array(fc.record({ level: fc.constantFrom(...seatLevels), since: day, until: fc.constant(null) }), {
    maxLength: 4,
  }),
});

test("前后之差加上之前，正好是之后：任何一步写入都可以这样入账", () =>
  fc.assert(
    fc.property(someFacts, someFacts, (a, b) => {
      const [before, after] = [changesOf(a), changesOf(b)];
      return differenceOf([...before, ...differenceOf(before, after)], after).length === 0;
    }),
  ));

test("任何一天，分子不超过分母，各项都不为负", () =>
  fc.assert(
    fc.property(someFacts, day, (one, until) => {
      const changes = changesOf(one);
      return [...new Set(changes.map((c) => c.indicator))].every((indicator) => {
        const value = upTo(changes, indicator, until);
        const whole = `${indicator}:base`;
        const ratio = changes.some((c) => c.indicator === whole);
        return value >= 0 && (!ratio || value <= upTo(changes, whole, until));
      });
    }),
  ));
