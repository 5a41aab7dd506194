import type { Sql } from "postgres";
import { type Day, isoOf } from "@/platform/dates";
import type { RecordKind, RecordStep } from "@/vocab/enterprise-records";
import { consultationSubjects } from "@/vocab/enterprise-records";
import type { EnterpriseCategory, EnterpriseKind } from "@/vocab/enterprises";
import { endStages, type Stage, stageOrder } from "@/vocab/stages";

export interface Head {
  shortName: string;
  legalName: string;
  kind: string;
  category: string;
  hqUnit: string;
}

export interface Names {
  headEnterprises: Head[];
  officerNames: string[];
  nameParts: { tradeNames: string[]; bizWords: string[] };
  visitNotes: { text: string }[];
}

export interface Draft {
  no: string;
  name: string;
  kind: EnterpriseKind;
  category: EnterpriseCategory | null;
  trade: string;
  head: number;
  parent: number | null;
  unit: string;
  workers: number;
  members: number;
  party: boolean;
  stage: Stage;
  stageOn: Day;
  stalledOn: Day | null;
  days: Day[];
}

/** Days on which an enterprise reached its stages, the last one its present one's; some stand there too long. */
export function placeIn(stage: Stage, start: Day, today: Day, random: () => number): { days: Day[]; stageOn: Day } {
  const ended = (endStages as readonly Stage[]).includes(stage);
  const place = ended ? 1 + Math.floor(random() * 2) : stageOrder.indexOf(stage as "surveyed");
  const settled = place >= 5 || ended;
  const span = today - start;
  const dwell = Math.floor((settled ? random() : random() ** 2.2 * 0.32) * span * 0.8);
  const last = Math.max(start + place * 3, today - dwell);
  const steps = ended ? place + 1 : place;
  const first = Math.max(start, last - Math.floor(steps * (14 + random() * 26)));
  const between = Array.from({ length: Math.max(0, steps - 1) }, () => first + Math.floor(random() * (last - first)));
  const days = steps === 0 ? [last] : [first, ...between.sort((a, b) => a - b), last];
  return { days, stageOn: last };
}

const documents: Partial<Record<Stage, string>> = {
  approving: "关于成立工会的请示",
  established: "关于同意成立工会的批复",
};

/** The stage events behind a draft's days, 受阻 included. */
export function eventsOf(draft: Draft, i: number, stalls: readonly string[]) {
  const path: Stage[] = (endStages as readonly Stage[]).includes(draft.stage)
    ? [...stageOrder.slice(0, draft.days.length - 1), draft.stage]
    : stageOrder.slice(0, draft.days.length);
  const events = path.map((stage, at) => ({
    ...{ kind: "move", stage, on: isoOf(draft.days[at]!), document: documents[stage] ?? "" },
    reason: stage === "closed" ? "企业已注销登记" : "",
  }));
  if (draft.stalledOn === null) return events;
  const stalled = { kind: "stall", stage: draft.stage, on: isoOf(draft.stalledOn), document: "" };
  return [...events, { ...stalled, reason: stalls[i % stalls.length]! }];
}

interface SeedRecord {
  enterprise_id: number;
  unit_code: string;
  head_id: number;
  kind: RecordKind;
  on: string;
  step: RecordStep | null;
  subjects: string[];
  workers: number | null;
  text: string;
  staff_name: string;
  staff_unit: string;
}

/** Dated records: what 规范运行 stands on, and what measures 9 and 10 count. */
export function recordsOf(
  drafts: Draft[],
  ids: number[],
  names: Names,
  today: Day,
  random: () => number,
): SeedRecord[] {
  const rows: SeedRecord[] = [];
  for (const [i, draft] of drafts.entries()) {
    const last = draft.stageOn;
    const put = (kind: RecordKind, on: Day, more: Partial<SeedRecord> = {}) =>
      rows.push({
        ...{
          enterprise_id: ids[i]!,
          unit_code: draft.unit,
          head_id: ids[draft.head]!,
          kind,
          on: isoOf(Math.min(today, on)),
        },
        ...{ step: null, subjects: [], workers: null, text: "" },
        staff_name: names.officerNames[Math.floor(random() * names.officerNames.length)]!,
        staff_unit: "北京市总工会",
        ...more,
      });
    const talks = (step: RecordStep, on: Day) =>
      put("consultation", on, {
        step,
        subjects: consultationSubjects.filter((_, at) => (i + at) % 3 !== 0),
        workers: step === "signed" ? draft.workers : null,
      });
    if (draft.stage === "operating") {
      if (i % 3 === 0) put(i % 2 === 0 ? "congress" : "talk", last - 6);
      talks("demand", last - 30);
      talks("response", last - 16);
      if (i % 4 !== 1) talks("signed", last - 2);
      if (i % 2 === 0) put("congress", last - 1);
    } else if (draft.stage === "established" && i % 5 === 0) {
      put(i % 2 === 0 ? "congress" : "talk", last + 9);
      if (i % 10 === 0) talks("demand", last + 14);
    }
    if (draft.kind === "head") {
      put("inspection", today - 20 - ((i * 13) % 160), { text: "充电区域、消防通道和应急预案" });
      if (draft.category === "platform" && i % 3 !== 2) {
        put("rules_review", today - 15 - ((i * 17) % 190), { text: "派单、计酬、奖惩规则逐条听取职工意见" });
      }
    }
    if (i % 31 === 7 && draft.stage !== "closed") put("harmony", last + 3);
    if (i % 6 === 2)
      put("visit", Math.max(draft.days[0]!, today - ((i * 7) % 120)), {
        text: names.visitNotes[i % names.visitNotes.length]!.text,
      });
  }
  return rows;
}

/** Three seats on nearly every head: a city department, the head's district, its street; two groups are not complete. */
export async function seedSeats(
  sql: Sql,
  drafts: Draft[],
  ids: number[],
  names: Names,
  today: Day,
  random: () => number,
): Promise<void> {
  const accounts = await sql<{ id: string; name: string; unit_code: string }[]>`
    select distinct on (unit_code) id, name, unit_code from accounts where 'reviewer' = any(roles) or 'officer' = any(roles) order by unit_code, account`;
  const holderOf = new Map(accounts.map((account) => [account.unit_code, account]));
  const [office] = await sql<{ code: string }[]>`select code from units where name = '基层组织建设部'`;
  const rows = drafts.flatMap((draft, i) => {
    if (draft.kind !== "head") return [];
    const seats = [
      { level: "city", unit: office!.code },
      { level: "district", unit: draft.unit.slice(0, 6) },
      { level: "street", unit: draft.unit },
    ].filter((seat) => !(i === 5 && seat.level === "street") && !(i === 18 && seat.level !== "city"));
    return seats.map(({ level, unit }) => {
      const holder = holderOf.get(unit);
      return {
        ...{ enterprise_id: ids[i]!, enterprise_unit: draft.unit, head_id: ids[i]!, level, unit_code: unit },
        account_id: holder?.id ?? null,
        name: holder?.name ?? names.officerNames[Math.floor(random() * names.officerNames.length)]!,
        since: isoOf(draft.days[0]!),
        last_contact: isoOf(today - 1 - Math.floor(random() * 40)),
      };
    });
  });
  await sql`insert into working_group_seats ${sql(rows)}`;
}

/** Seven of ten streets have founded their 流动会员联合工会. */
export async function seedFloatingUnions(
  sql: Sql,
  names: Names,
  start: Day,
  today: Day,
  random: () => number,
): Promise<void> {
  const streets = await sql<{ code: string; name: string; title: string }[]>`
    select code, name, title from units where level = 'street' and active order by code`;
  const rows = streets
    .filter(() => random() < 0.7)
    .map((street, i) => ({
      ...{
        unit_code: street.code,
        name: `${street.name}流动会员联合工会`,
        document: `总工发〔${i % 2 === 0 ? "甲" : "乙"}〕${i + 1}号`,
      },
      approved_on: isoOf(start + Math.floor(random() ** 1.5 * (today - start))),
      chair: names.officerNames[(i * 3) % names.officerNames.length]!,
      members: 20 + Math.floor(random() * 260),
      ...{ changed_by: names.officerNames[(i * 5) % names.officerNames.length]!, changed_unit: street.title },
    }));
  for (let i = 0; i < rows.length; i += 500) await sql`insert into floating_unions ${sql(rows.slice(i, i + 500))}`;
}
