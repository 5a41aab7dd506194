import type { RecordKind, RecordStep } from "@/vocab/enterprise-records";
import { type EnterpriseCategory, type EnterpriseKind, type SeatLevel, seatLevels } from "@/vocab/enterprises";
import { organisedStages, type Stage } from "@/vocab/stages";

/** Everything of one enterprise that a task's figure depends on. Days as YYYY-MM-DD. */
export interface Facts {
  kind: EnterpriseKind;
  category: EnterpriseCategory | null;
  industrial: boolean;
  /** On the frozen list; null while none is frozen (then all that are not closed count). */
  listed: boolean | null;
  registeredOn: string;
  /** In the order in which they were appended. */
  stages: readonly { stage: Stage; on: string | null }[];
  records: readonly { kind: RecordKind; step: RecordStep | null; on: string }[];
  seats: readonly { level: SeatLevel; since: string; until: string | null }[];
}

export interface Change {
  indicator: string;
  day: string;
  delta: number;
}

const base = (key: string) => `${key}:base`;

/**
 * The changes of every figure that an enterprise contributes to, by effective day; summed up to a day they are its share of the
 * figures on that day. A stage without a day counts from the day before it in the history, at the earliest from registration.
 */
export function changesOf(facts: Facts): Change[] {
  const steps = dated(facts);
  const days = [
    ...new Set([
      ...steps.map((step) => step.day),
      ...facts.records.map((record) => record.on),
      ...facts.seats.flatMap((seat) => [seat.since, seat.until ?? seat.since]),
    ]),
  ].sort();
  const changes: Change[] = [];
  let before: Record<string, number> = {};
  for (const day of days) {
    const now = valuesOn(facts, steps, day);
    for (const indicator of new Set([...Object.keys(before), ...Object.keys(now)])) {
      const delta = (now[indicator] ?? 0) - (before[indicator] ?? 0);
      if (delta !== 0) changes.push({ indicator, day, delta });
    }
    before = now;
  }
  return changes;
}

function dated({ stages, registeredOn }: Facts): { day: string; stage: Stage }[] {
  let last: string | null = null;
  return stages.map(({ stage, on }) => {
    last = on ?? last ?? registeredOn;
    return { day: last, stage };
  });
}

function valuesOn(facts: Facts, steps: readonly { day: string; stage: Stage }[], day: string): Record<string, number> {
  const stage = steps.findLast((step) => step.day <= day)?.stage;
  const values: Record<string, number> = {};
  const count = (key: string, n: number) => {
    if (n !== 0) values[key] = n;
  };
  const records = facts.records.filter((record) => record.on <= day);
  const has = (...kinds: RecordKind[]) => (records.some((record) => kinds.includes(record.kind)) ? 1 : 0);
  count("enterprises.consulting", has("consultation"));
  count("enterprises.inspected", has("inspection"));
  count("enterprises.reviewed", has("rules_review"));
  count("enterprises.harmony", has("harmony"));
  count("enterprises.agreements", records.filter((r) => r.kind === "consultation" && r.step === "signed").length);
  if (stage === undefined) return values;

  const organised = organisedStages.includes(stage) ? 1 : 0;
  const open = stage === "closed" ? 0 : 1;
  const expected = facts.listed === null ? open : facts.listed ? 1 : 0;
  count(base("enterprises.organised"), expected);
  count("enterprises.organised", expected * organised);
  count(base("enterprises.surveyed"), expected);
  count("enterprises.surveyed", expected);
  count(base("enterprises.democratic"), organised);
  count("enterprises.democratic", organised * has("congress", "talk"));
  if (facts.industrial) count("enterprises.industrial", organised);
  if (facts.kind === "head") {
    const seated = seatLevels.every((level) =>
      facts.seats.some((s) => s.level === level && s.since <= day && (s.until === null || s.until > day)),
    );
    count(base("enterprises.working-groups"), open);
    count("enterprises.working-groups", seated ? open : 0);
    if (facts.category === "platform") count("enterprises.heads.platform", organised);
    if (facts.category === "express") count("enterprises.heads.express", organised);
  } else {
    count(base("enterprises.family"), open);
    count("enterprises.family", organised === 1 || stage === "covered" ? 1 : 0);
  }
  return values;
}

/** What has to be posted so that figures that stood at `before` stand at `after`. */
export function differenceOf(before: readonly Change[], after: readonly Change[]): Change[] {
  const sums = new Map<string, Change>();
  const add = ({ indicator, day, delta }: Change, sign: 1 | -1) => {
    const key = `${indicator} ${day}`;
    const sum = sums.get(key) ?? { indicator, day, delta: 0 };
    sums.set(key, { ...sum, delta: sum.delta + sign * delta });
  };
  for (const change of before) add(change, -1);
  for (const change of after) add(change, 1);
  return [...sums.values()].filter((change) => change.delta !== 0);
}
