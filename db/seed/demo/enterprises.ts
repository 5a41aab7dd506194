import type { Sql } from "postgres";
import { rebuildEnterpriseFigures } from "@/modules/enterprises/figures";
import { spelled } from "@/modules/enterprises/spelling";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import type { EnterpriseKind } from "@/vocab/enterprises";
import { endStages, type Stage, stageOrder } from "@/vocab/stages";
import { seedFile } from "../base";
import {
  type Draft,
  eventsOf,
  type Head,
  type Names,
  placeIn,
  recordsOf,
  seedFloatingUnions,
  seedSeats,
} from "./enterprise-lives";
import { randomFrom, split } from "./random";

interface Street {
  code: string;
  parent: string;
  short: string;
}

const FAMILY = 1280;
const SUBSIDIARIES = 384;
/** Share of enterprises by district, in the order of the units' list. */
const BY_DISTRICT = [72, 59, 174, 90, 53, 140, 26, 66, 94, 87, 96, 103, 23, 21, 19, 25, 52];
const STAGES: [Stage, number][] = [
  ...(Object.entries({
    surveyed: 160,
    contacted: 185,
    qualified: 120,
    preparing: 140,
    approving: 62,
    established: 395,
    operating: 158,
    covered: 52,
    closed: 32,
  }) as [Stage, number][]),
];
const HEAD_STAGES: Stage[] = ["established", "operating", "approving", "contacted", "preparing", "qualified"];

/**
 * Heads of the fictional list with their families over all districts: stages with dates, records, working groups, floating
 * unions and the frozen list. The same in every run for the same day; figures are posted from the rows at the end.
 */
export async function seedEnterprises(sql: Sql, today: Day): Promise<void> {
  const names = await seedFile<Names>("demo-name-lists.json");
  const streets = await sql<
    (Street & { ordinal: number })[]
  >`select u.code, u.parent_code as parent, d.short_name as short, d.ordinal
    from units u join units d on d.code = u.parent_code where u.level = 'street' and u.active order by d.ordinal, u.ordinal, u.code`;
  const [plan] = await sql<{ day: string }[]>`select starts_on::text as day from plans order by id limit 1`;
  const start = dayOf(plan!.day);
  const random = randomFrom(20_210_831);
  const drafts = draftsOf(names, streets, start, today, random);
  const ids = await insertEnterprises(sql, drafts, names, random);
  await insertEvents(sql, drafts, ids, names, random);
  const records = recordsOf(drafts, ids, names, today, random);
  for (let i = 0; i < records.length; i += 1000)
    await sql`insert into enterprise_records ${sql(records.slice(i, i + 1000))}`;
  await seedSeats(sql, drafts, ids, names, today, random);
  await seedFloatingUnions(sql, names, start, today, random);
  const frozen = isoOf(today - 30);
  await sql`update enterprises set list_on = ${frozen} where registered_on <= ${frozen} and stage <> 'closed'`;
  await sql`insert into enterprise_lists ("on", filter, total, note, staff_name)
    select ${frozen}, '{}'::jsonb, count(*), '全部未注销企业', ${names.officerNames[0]!} from enterprises where list_on is not null`;
  await rebuildEnterpriseFigures(sql);
}

function draftsOf(names: Names, streets: Street[], start: Day, today: Day, random: () => number): Draft[] {
  const districts = [...new Set(streets.map((street) => street.parent))];
  const inDistrict = Map.groupBy(streets, (street) => street.parent);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const used = new Set<string>();
  const drafts: Draft[] = names.headEnterprises.map((head, i) => {
    const district = head.hqUnit === "BDA" ? "110190" : head.hqUnit;
    const category = head.kind === "互联网平台" ? "platform" : "express";
    const stage = HEAD_STAGES[(i * 5) % HEAD_STAGES.length]!;
    used.add(head.legalName);
    return {
      ...{ no: noOf(i), name: head.legalName, kind: "head", category, trade: head.category, head: i, parent: null },
      unit: pick(inDistrict.get(district)!).code,
      ...peopleOf("head", stage, random),
      ...placeIn(stage, start, today, random),
      ...{ stage, stalledOn: null },
    } as Draft;
  });
  const stages = STAGES.flatMap(([stage]) => {
    const at = STAGES.findIndex(([one]) => one === stage);
    return Array<Stage>(
      split(
        FAMILY,
        STAGES.map(([, n]) => n),
      )[at]!,
    ).fill(stage);
  }).sort(() => random() - 0.5);
  const perDistrict = split(
    FAMILY,
    districts.map((_, i) => BY_DISTRICT[i] ?? 20),
  );
  const places = districts
    .flatMap((district, i) => Array<string>(perDistrict[i]!).fill(district))
    .sort(() => random() - 0.5);
  for (let i = 0; i < FAMILY; i += 1) {
    const kind = i < SUBSIDIARIES ? "subsidiary" : "affiliate";
    const street = pick(inDistrict.get(places[i]!)!);
    const head = Math.floor(random() ** 1.4 * names.headEnterprises.length);
    const stage = stages[i]!;
    // Every second affiliate hangs under a subsidiary of the same head in its district, where there is one.
    const near = (d: Draft) => d.kind === "subsidiary" && d.head === head && d.unit.startsWith(street.parent);
    const elder = kind === "affiliate" && i % 2 === 0 ? drafts.findIndex(near) : -1;
    drafts.push({
      ...{ no: noOf(drafts.length), kind, category: null, trade: "", head, parent: elder < 0 ? head : elder },
      name: nameOf(kind, names.headEnterprises[head]!, street.short, names, used, random),
      unit: street.code,
      ...peopleOf(kind, stage, random),
      ...placeIn(stage, start, today, random),
      ...{ stage, stalledOn: null },
    } as Draft);
  }
  stallSome(drafts, today);
  return drafts;
}

/** Not the numbers of the sample workbook, which can then be imported beside them. */
const noOf = (i: number) => `BJ${String(i + 1).padStart(4, "0")}`;

function nameOf(
  kind: EnterpriseKind,
  head: Head,
  district: string,
  names: Names,
  used: Set<string>,
  random: () => number,
): string {
  const { tradeNames, bizWords } = names.nameParts;
  for (;;) {
    const trade = tradeNames[Math.floor(random() * tradeNames.length)]!;
    const biz = bizWords[Math.floor(random() * bizWords.length)]!;
    const forms =
      kind === "subsidiary"
        ? [
            `${head.legalName}${district}分公司`,
            `北京${head.shortName}${district}运营有限公司`,
            `北京${head.shortName}${district}${biz}有限公司`,
          ]
        : [`北京${trade}${district}${biz}有限公司`, `北京${district}${trade}${biz}有限公司`];
    const name = forms[Math.floor(random() * forms.length)]!;
    if (!used.has(name)) {
      used.add(name);
      return name;
    }
  }
}

/** Those that are being founded or are founded have what it takes; a few rows are left for 数据质量. */
function peopleOf(kind: EnterpriseKind, stage: Stage, random: () => number) {
  const ready = !(endStages as readonly Stage[]).includes(stage) && stageOrder.indexOf(stage as "surveyed") >= 3;
  const [low, span] = kind === "head" ? [2800, 22_000] : kind === "subsidiary" ? [60, 840] : [14, 150];
  const workers = Math.round(low + random() ** 2 * span) + (ready && kind === "affiliate" ? 30 : 0);
  const share = ready ? 0.35 + random() * 0.5 : random() * 0.5;
  const odd = random();
  const members =
    odd < 0.002 ? workers + 6 : ready ? Math.max(25, Math.round(workers * share)) : Math.round(workers * share);
  return { workers, members, party: ready ? kind !== "head" || odd > 0.3 : odd > 0.45 };
}

function stallSome(drafts: Draft[], today: Day): void {
  const path: Stage[] = ["contacted", "qualified", "preparing"];
  for (const [i, draft] of drafts.entries()) {
    const head = draft.kind === "head" && i % 9 === 3;
    if ((head || i % 17 === 5) && path.includes(draft.stage))
      draft.stalledOn = Math.min(today - 2, draft.stageOn + 12 + (i % 20));
    if (draft.stalledOn !== null && draft.stalledOn < draft.stageOn) draft.stalledOn = draft.stageOn;
  }
}

async function insertEnterprises(sql: Sql, drafts: Draft[], names: Names, random: () => number): Promise<number[]> {
  const contact = () => names.officerNames[Math.floor(random() * names.officerNames.length)]!;
  const unions = await sql<{ code: string }[]>`select code from units where level = 'industrial_union' order by code`;
  const ids: number[] = [];
  // Parents stand before their children: heads first, then subsidiaries, then affiliates.
  for (const kind of ["head", "subsidiary", "affiliate"] as const) {
    const part = drafts.map((draft, i) => ({ draft, i })).filter(({ draft }) => draft.kind === kind);
    for (let at = 0; at < part.length; at += 500) {
      const some = part.slice(at, at + 500);
      const rows = some.map(({ draft, i }) => ({
        ...{ no: draft.no, issuer_unit: "11", name: draft.name, kind, category: draft.category, trade: draft.trade },
        parent_id: draft.parent === null ? null : ids[draft.parent]!,
        head_id: kind === "head" ? 0 : ids[draft.head]!,
        ...{
          unit_code: draft.unit,
          workers: draft.workers,
          members: draft.members,
          party: draft.party,
          contact: contact(),
        },
        phone: `010-5560${String(1000 + i).slice(-4)}`,
        union_code: i % 23 === 4 ? (unions[i % Math.max(1, unions.length)]?.code ?? null) : null,
        ...{ stage: draft.stage, stage_on: isoOf(draft.stageOn) },
        covered_by: draft.stage === "covered" ? (["joint", "floating", "parent"] as const)[i % 3]! : null,
        stalled_on: draft.stalledOn === null ? null : isoOf(draft.stalledOn),
        stall_reason: draft.stalledOn === null ? "" : STALLS[i % STALLS.length]!,
        exception_reason: kind === "head" && !draft.party ? "总部在京、用工规模大，先行建会" : "",
        ...spelled(draft.name),
        ...{ registered_on: isoOf(draft.days[0]!), changed_by: contact(), changed_unit: "北京市总工会" },
      }));
      const back = await sql<{ id: number }[]>`insert into enterprises ${sql(rows)} returning id`;
      for (const [j, { i }] of some.entries()) ids[i] = back[j]!.id;
    }
  }
  return ids;
}

const STALLS = [
  "企业认为用工为合作关系，不属于职工",
  "企业总部不同意分公司单独建会",
  "主要负责人更换，联系中断",
  "加盟网点分散，无人牵头筹备",
];

async function insertEvents(
  sql: Sql,
  drafts: Draft[],
  ids: number[],
  names: Names,
  random: () => number,
): Promise<void> {
  const rows = drafts.flatMap((draft, i) =>
    eventsOf(draft, i, STALLS).map((event) => ({
      ...{ enterprise_id: ids[i]!, unit_code: draft.unit, head_id: ids[draft.head]! },
      ...event,
      staff_name: names.officerNames[Math.floor(random() * names.officerNames.length)]!,
      staff_unit: "北京市总工会",
    })),
  );
  for (let i = 0; i < rows.length; i += 1000) await sql`insert into enterprise_stages ${sql(rows.slice(i, i + 1000))}`;
}
