import type { Sql } from "postgres";
import { type NamedUnit, partyResolver } from "@/modules/plan/rules/party-names";
import { addMonths, type Day, dayOf, isoOf, monthEnd } from "@/platform/dates";
import { ledgerOfKey } from "@/vocab/ledgers";
import { seedFile } from "../base";
import { split } from "./random";

interface TaskFile {
  meta: { releaseDate: string };
  aspects: { aspectNo: number; title: string }[];
  measures: { measureNo: number; aspectNo: number; title: string }[];
  tasks: TaskOfFile[];
}

interface TaskOfFile {
  seq: number;
  measureNo: number;
  task: string;
  leadUnit: string;
  coUnits: string[];
  executionLevels: string[];
  indicator: string;
  unit: string;
  indicatorType: string;
  targetText: string;
  targetMax?: number;
  splitToDistricts: boolean;
  deadlineOffsetMonths: number;
  milestones: { offsetMonths: number; node: string; expectedPct: number }[];
  cadence: string;
  ledger: string;
  progressRule: string;
  evidence: string;
  provenance: Record<string, string>;
  note: string;
}

const MONTHS = 16;
/** Left without a confirmed target, so that 未定目标 is on the screen. */
const WITHOUT_TARGET = [7, 43, 48, 53];
/** Left to their ledgers, so that 台账未启用 is on the screen. */
const WITHOUT_STAND_IN = [37, 44, 58];
/** Targets that the demonstration's planner confirmed for tasks that the article leaves open and that are not split. */
const CITY_TARGETS: Record<number, number> = { 27: 20, 42: 1, 50: 24 };
const RATE_TARGETS: Record<number, number> = {
  9: 5500,
  12: 5000,
  15: 8500,
  20: 8500,
  31: 9000,
  37: 9500,
  51: 9500,
  55: 3800,
  58: 9500,
};

export function kindOf(task: { unit: string; indicatorType: string }): "count" | "ratio" | "money" | "milestone" {
  if (task.indicatorType === "里程碑型") return "milestone";
  if (task.unit === "%") return "ratio";
  return task.unit === "万元" ? "money" : "count";
}

/** Chinese punctuation instead of the file's half-width one. */
export const chinese = (text: string): string =>
  text.replaceAll(",", "，").replaceAll("(", "（").replaceAll(")", "）").replaceAll(":", "：").replaceAll(";", "；");

/** Whole months by which the plan moves, so that the share of its time that has passed on `today` is nearest to 60 %. */
export function shiftFor(issued: Day, today: Day): number {
  const passed = (months: number) => {
    const start = addMonths(issued, months);
    return (today - start) / (addMonths(start, MONTHS) - start);
  };
  let best = 0;
  for (let months = -240; months <= 240; months += 1) {
    if (Math.abs(passed(months) - 0.6) < Math.abs(passed(best) - 0.6)) best = months;
  }
  return best;
}

/** Plan, tasks with parties and milestones, and allocations down to the streets; `today` decides by how many months it moves. */
export async function seedPlan(sql: Sql, today: Day): Promise<void> {
  const file = await seedFile<TaskFile>("task-breakdown.json");
  const issued = addMonths(dayOf(file.meta.releaseDate), shiftFor(dayOf(file.meta.releaseDate), today));
  const at = (months: number) => isoOf(monthEnd(addMonths(issued, months)));
  const [plan] = await sql<
    { id: number }[]
  >`update plans set issued_on = ${isoOf(issued)}, starts_on = ${isoOf(issued)}, ends_on = ${at(MONTHS)} returning id`;
  const planId = plan!.id;
  await sql`insert into aspects ${sql(file.aspects.map((a) => ({ plan_id: planId, no: a.aspectNo, title: chinese(a.title) })))}`;
  await sql`insert into measures ${sql(
    file.measures.map((m) => ({
      plan_id: planId,
      no: m.measureNo,
      aspect_no: m.aspectNo,
      title: m.measureNo === 0 ? "组织保障" : chinese(m.title),
    })),
  )}`;
  await sql`insert into indicators ${sql(
    file.tasks.map((t) => ({
      key: `task-${t.seq}`,
      name: chinese(t.indicator),
      unit_name: chinese(t.unit),
      kind: kindOf(t),
      ledger: ledgerOfKey[t.ledger]!,
      basis: chinese(t.progressRule),
    })),
  )}`;

  const allocations = await seedFile<Record<string, Record<string, number>>>("allocations.json");
  const inMeasure = new Map<number, number>();
  const rows = file.tasks.map((t) => {
    const nth = (inMeasure.get(t.measureNo) ?? 0) + 1;
    inMeasure.set(t.measureNo, nth);
    const target = WITHOUT_TARGET.includes(t.seq) ? null : cityTarget(t, allocations[t.seq]);
    const drafted = target !== null && t.provenance.target === "none";
    return {
      plan_id: planId,
      seq: t.seq,
      code: `${t.measureNo}-${String(nth).padStart(2, "0")}`,
      measure_no: t.measureNo,
      title: chinese(t.task),
      indicator: `task-${t.seq}`,
      source: ledgerOfKey[t.ledger]!,
      stand_in: t.ledger !== "manual" && !WITHOUT_STAND_IN.includes(t.seq),
      target,
      target_max: t.targetMax ?? null,
      target_text: drafted ? "演示核定" : chinese(t.targetText),
      starts_on: isoOf(issued),
      due_on: at(t.deadlineOffsetMonths),
      due_text: at(t.deadlineOffsetMonths),
      cadence: t.cadence,
      split: t.splitToDistricts,
      provenance: sql.json(drafted ? { ...t.provenance, target: "drafted" } : t.provenance),
      note: chinese(t.note),
    };
  });
  const inserted = await sql<{ id: number; seq: number }[]>`insert into tasks ${sql(rows as never)} returning id, seq`;
  const idOf = new Map(inserted.map((t) => [t.seq, t.id]));
  await sql`insert into milestones ${sql(
    file.tasks.flatMap((t) =>
      t.milestones.map((m) => ({
        task_id: idOf.get(t.seq)!,
        due_on: at(m.offsetMonths),
        title: chinese(m.node),
        share: m.expectedPct / 100,
      })),
    ),
  )}`;
  await seedParties(sql, file.tasks, idOf);
  await seedAllocations(sql, file.tasks, idOf, allocations);
}

function cityTarget(task: TaskOfFile, districts: Record<string, number> | undefined): number {
  const kind = kindOf(task);
  if (kind === "ratio") return RATE_TARGETS[task.seq] ?? 10_000;
  if (kind === "milestone") return 10_000;
  if (task.seq === 38) return 1_500_000_000;
  if (task.seq === 39) return 1_000_000_000;
  if (!districts) return CITY_TARGETS[task.seq] ?? 12;
  return Object.values(districts).reduce((a, b) => a + b, 0);
}

async function seedParties(sql: Sql, tasks: TaskOfFile[], idOf: Map<number, number>): Promise<void> {
  const units = await sql<NamedUnit[]>`
    select code, name, short_name as "shortName", title, aliases from units where level in ('department', 'industrial_union')`;
  const resolve = partyResolver(units);
  const rows = tasks.flatMap((t) =>
    [t.leadUnit, ...t.coUnits].map((written, ordinal) => {
      const { kind, unitCode, name } = resolve(chinese(written));
      return {
        task_id: idOf.get(t.seq)!,
        role: ordinal === 0 ? "lead" : "cooperate",
        kind,
        unit_code: unitCode,
        name,
        ordinal,
      };
    }),
  );
  await sql`insert into task_parties ${sql(rows)}`;
}

interface Allocation {
  task_id: number;
  unit_code: string;
  target: number;
  confirmed: boolean;
  note: string;
}

async function seedAllocations(
  sql: Sql,
  tasks: TaskOfFile[],
  idOf: Map<number, number>,
  given: Record<string, Record<string, number>>,
): Promise<void> {
  const units = await sql<
    { code: string; parent_code: string | null; short_name: string; name: string; level: string }[]
  >`
    select code, parent_code, short_name, name, level from units where level in ('district', 'street') order by code`;
  const districts = units.filter((u) => u.level === "district");
  const rows: Allocation[] = [];
  for (const task of tasks.filter((t) => t.splitToDistricts)) {
    const shares = given[task.seq];
    const rate = kindOf(task) === "ratio";
    const confirmed = !WITHOUT_TARGET.includes(task.seq);
    for (const [d, district] of districts.entries()) {
      const written = shares?.[district.name] ?? shares?.[district.short_name];
      if (!rate && written === undefined) continue;
      const target = rate
        ? (RATE_TARGETS[task.seq] ?? 10_000)
        : Math.round(written! * (kindOf(task) === "money" ? 1_000_000 : 1));
      const base = { task_id: idOf.get(task.seq)!, confirmed, note: "" };
      rows.push({ ...base, unit_code: district.code, target });
      if (!task.executionLevels.includes("街道乡镇")) continue;
      const streets = units.filter((u) => u.parent_code === district.code);
      // Money is handed down in whole 元, so that no street's share ends in odd 分.
      const step = kindOf(task) === "money" ? 100 : 1;
      const parts = rate
        ? streets.map(() => target)
        : split(
            target / step,
            streets.map((_, i) => 3 + ((i * 7 + d * 3 + task.seq) % 5)),
          ).map((n) => n * step);
      for (const [i, street] of streets.entries()) {
        if (parts[i]! > 0) rows.push({ ...base, unit_code: street.code, target: parts[i]! });
      }
    }
  }
  for (let i = 0; i < rows.length; i += 2000) await sql`insert into allocations ${sql(rows.slice(i, i + 2000))}`;
}
