import { eq, sql } from "drizzle-orm";
import { enterprises } from "@/db/schema";
import type { Kept } from "@/modules/imports";
import { isoOf } from "@/platform/dates";
import { posting } from "@/platform/figures";
import type { CommandContext, Tx } from "@/platform/run";
import { stageLabels } from "@/vocab/stages";
import { movingFigures } from "../figures";
import { spelled } from "../spelling";
import { hang } from "../writes/family";
import { author } from "../writes/held";
import { byIds, type EnterpriseBefore, type EnterpriseData, type NamedParent, parentsNamed } from "./content";

type KeptRow = Kept<EnterpriseData, EnterpriseBefore>;

/** What the pieces of one file leave to its end: figures to be added up, and enterprises to be removed. */
interface Ledger extends ReturnType<typeof posting> {
  removed: number[];
}

const ledgers = new WeakMap<Tx, Ledger>();

export function ledgerOf(tx: Tx): Ledger {
  const ledger = ledgers.get(tx) ?? { ...posting(tx), removed: [] };
  ledgers.set(tx, ledger);
  return ledger;
}

/** Short texts, which the server's memory clears away quickly. */
const INSERT_ROWS = 200;

/** Children whose parent has not come yet, by transaction: it may stand in a later batch of the same file. */
const waiting = new WeakMap<Tx, Map<number, string>>();

/** Writes a batch: new enterprises with one baseline event each, corrections with another where the stage differs. */
export async function writeEnterprises(context: CommandContext, rows: KeptRow[]): Promise<EnterpriseBefore[]> {
  const { tx, record } = context;
  const pending = waiting.get(tx) ?? new Map<number, string>();
  waiting.set(tx, pending);
  const parents = await placesOf(tx, rows);
  const ids = new Map<string, number>();
  const touched = rows.flatMap(({ before }) => (before ? [before.id] : []));
  await movingFigures(
    tx,
    touched,
    async () => {
      await addInWaves(
        context,
        rows.filter((row) => !row.before),
        parents,
        ids,
        pending,
      );
      for (const row of rows) if (row.before) ids.set(row.key, await correct(context, row, row.before, parents));
      for (const [child, name] of pending) {
        const parent = parents.get(name);
        if (!parent) continue;
        await hang(context, child, parent.id);
        pending.delete(child);
      }
    },
    () => [...ids.values()],
    ledgerOf(tx).append,
  );
  const after = await byIds(tx, [...ids.values()]);
  return rows.map(({ key, data, before }) => {
    const id = ids.get(key)!;
    // A new row is told by its baseline event and by the batch; only what was there before needs words of its own.
    if (!before) return after.get(id)!;
    record({
      subject: { kind: "enterprise", id },
      unit: data.unitCode,
      before: { stage: before.stage, workers: before.workers, members: before.members },
      after: { stage: data.stage, workers: data.workers, members: data.members },
      note: `导入更正 ${data.name}（${stageLabels[data.stage]}）`,
    });
    return after.get(id)!;
  });
}

/** Where the batch's parents stand: rows of the file before others of the same name in the register. */
async function placesOf(tx: Tx, rows: KeptRow[]): Promise<Map<string, NamedParent>> {
  const inFile = new Set(rows.map(({ data }) => data.name));
  const away = rows.map(({ data }) => data.parent).filter((name) => name !== "" && !inFile.has(name));
  const parents = await parentsNamed(tx, away);
  const present = rows.flatMap(({ before }) => (before ? [before.id] : []));
  const heads = await tx.execute<{ id: number; head: number }>(sql`select id, head_id as head from enterprises
    where id in (select x::int from jsonb_array_elements_text(${JSON.stringify(present)}::jsonb) x)`);
  const headOf = new Map(heads.map((row) => [row.id, row.head]));
  for (const { data, before } of rows) {
    if (before) parents.set(data.name, { id: before.id, headId: headOf.get(before.id) ?? before.id });
  }
  return parents;
}

/** Parents before their children, so that a row is written once with its place in the family. */
async function addInWaves(
  context: CommandContext,
  rows: KeptRow[],
  parents: Map<string, NamedParent>,
  ids: Map<string, number>,
  pending: Map<number, string>,
): Promise<void> {
  let left = rows;
  while (left.length > 0) {
    let ready = left.filter(({ data }) => data.parent === "" || parents.has(data.parent));
    const named = new Set(left.map(({ data }) => data.name));
    // Nobody is ready: what is left hangs under names that are not here (yet).
    if (ready.length === 0) ready = left.filter(({ data }) => !named.has(data.parent));
    if (ready.length === 0) ready = left;
    const chosen = new Set(ready);
    left = left.filter((row) => !chosen.has(row));
    for (let at = 0; at < ready.length; at += INSERT_ROWS)
      await insertSome(context, ready.slice(at, at + INSERT_ROWS), parents, ids, pending);
  }
}

async function insertSome(
  context: CommandContext,
  rows: KeptRow[],
  parents: Map<string, NamedParent>,
  ids: Map<string, number>,
  pending: Map<number, string>,
): Promise<void> {
  const { tx, staff, today } = context;
  const values = rows.map(({ data }) => {
    const above = parents.get(data.parent);
    return {
      ...data,
      ...spelled(data.name),
      ...{ parentId: above?.id ?? null, headId: above?.headId ?? 0 },
      registeredOn: data.stageOn ?? isoOf(today),
    };
  });
  // As one parameter: thousands of them are slow to build and to parse.
  const inserted =
    await tx.execute<Inserted>(sql`insert into enterprises (issuer_unit, no, name, kind, category, parent_id, head_id, unit_code,
      workers, members, party, stage, stage_on, stalled_on, stall_reason, contact, note, pinyin, initials, registered_on, changed_by, changed_unit)
    select "issuerUnit", no, name, kind, category, "parentId", "headId", "unitCode", workers, members, party, stage, "stageOn", "stalledOn",
      "stallReason", contact, note, pinyin, initials, "registeredOn", ${staff.name}, ${staff.unit.title}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as x("issuerUnit" text, no text, name text, kind text, category text,
      "parentId" int, "headId" int, "unitCode" text, workers int, members int, party boolean, stage text, "stageOn" date, "stalledOn" date,
      "stallReason" text, contact text, note text, pinyin text, initials text, "registeredOn" date)
    returning id, no, unit_code as "unitCode", head_id as "headId", parent_id as "parentId"`);
  const byNo = new Map(inserted.map((row) => [row.no, row]));
  await insertEvents(
    tx,
    rows.flatMap(({ data }) => eventsOf(context, byNo.get(data.no)!, data)),
  );
  for (const { key, data } of rows) {
    const row = byNo.get(data.no)!;
    ids.set(key, row.id);
    // A name that two share leads nowhere.
    if (!parents.has(data.name)) parents.set(data.name, { id: row.id, headId: row.headId });
    if (data.parent !== "" && row.parentId === null) pending.set(row.id, data.parent);
  }
}

interface Inserted extends Record<string, unknown> {
  id: number;
  no: string;
  unitCode: string;
  headId: number;
  parentId: number | null;
}

/** An imported stage is one baseline event; 受阻 without a history stands beside it. */
function eventsOf(context: CommandContext, row: Omit<Inserted, "no" | "parentId">, data: EnterpriseData) {
  const base = {
    enterpriseId: row.id,
    unitCode: row.unitCode,
    headId: row.headId,
    stage: data.stage,
    ...author(context),
  };
  const baseline = { ...base, kind: "baseline" as const, on: data.stageOn, reason: "" };
  if (data.stalledOn === null) return [baseline];
  return [baseline, { ...base, kind: "stall" as const, on: data.stalledOn, reason: data.stallReason }];
}

async function insertEvents(tx: Tx, events: ReturnType<typeof eventsOf>): Promise<void> {
  await tx.execute(sql`insert into enterprise_stages (enterprise_id, unit_code, head_id, kind, stage, "on", reason, staff_id, staff_name, staff_unit)
    select "enterpriseId", "unitCode", "headId", kind, stage, "on", reason, "staffId", "staffName", "staffUnit"
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as x("enterpriseId" int, "unitCode" text, "headId" int, kind text, stage text,
      "on" date, reason text, "staffId" uuid, "staffName" text, "staffUnit" text)`);
}

async function correct(
  context: CommandContext,
  { data }: KeptRow,
  before: EnterpriseBefore,
  parents: Map<string, NamedParent>,
): Promise<number> {
  const { tx, staff, refuse } = context;
  const { parent, issuerUnit: _issuer, no: _no, ...fields } = data;
  const [row] = await tx
    .update(enterprises)
    .set({
      ...fields,
      ...spelled(data.name),
      ...(data.stage === before.stage ? {} : { coveredBy: null }),
      ...{ version: before.version + 1, changedAt: sql`now()`, changedBy: staff.name, changedUnit: staff.unit.title },
    })
    .where(sql`${enterprises.id} = ${before.id} and ${enterprises.version} = ${before.version}`)
    .returning();
  if (!row) return refuse({ conflict: true, message: `${before.name}刚被修改，请点“重新核对”再入账` });
  const moved = data.stage !== before.stage || data.stageOn !== before.stageOn || data.stalledOn !== before.stalledOn;
  if (moved) await insertEvents(tx, eventsOf(context, row, data));
  if (parent !== before.parent) {
    const above = parents.get(parent)?.id ?? null;
    if (parent === "" || above !== null) await hang(context, before.id, above);
  }
  return before.id;
}

/** Puts back what a correction had changed. */
export async function restore(tx: Tx, before: EnterpriseBefore): Promise<void> {
  const {
    id,
    version,
    events,
    parent: _parent,
    parentId: _above,
    records: _records,
    seats: _seats,
    ...fields
  } = before;
  await tx
    .update(enterprises)
    .set({ ...fields, ...spelled(before.name), version, changedAt: sql`now()` })
    .where(eq(enterprises.id, id));
  await tx.execute(sql`delete from enterprise_stages where enterprise_id = ${id}
    and id not in (select x::bigint from jsonb_array_elements_text(${JSON.stringify(events)}::jsonb) x)`);
}
