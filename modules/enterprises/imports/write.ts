import { eq, sql } from "drizzle-orm";
import { enterpriseStages, enterprises } from "@/db/schema";
import type { Kept } from "@/modules/imports";
import { isoOf } from "@/platform/dates";
import type { CommandContext, Tx } from "@/platform/run";
import { stageLabels } from "@/vocab/stages";
import { movingFigures } from "../figures";
import { spelled } from "../spelling";
import { hang } from "../writes/family";
import { author, type EnterpriseRow } from "../writes/held";
import { byIds, type EnterpriseBefore, type EnterpriseData, type NamedParent, parentsNamed } from "./content";

type KeptRow = Kept<EnterpriseData, EnterpriseBefore>;

/** Children whose parent has not come yet, by transaction: it may stand in a later batch of the same file. */
const waiting = new WeakMap<Tx, Map<number, string>>();

/** Writes a batch: new enterprises with one baseline event each, corrections with another where the stage differs. */
export async function writeEnterprises(context: CommandContext, rows: KeptRow[]): Promise<EnterpriseBefore[]> {
  const { tx, record } = context;
  const pending = waiting.get(tx) ?? new Map<number, string>();
  waiting.set(tx, pending);
  const parents = await parentsNamed(
    tx,
    rows.map(({ data }) => data.parent).filter((name) => name !== ""),
  );
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
  );
  const after = await byIds(tx, [...ids.values()]);
  return rows.map(({ key, data, before }) => {
    const id = ids.get(key)!;
    record({
      subject: { kind: "enterprise", id },
      unit: data.unitCode,
      before: before && { stage: before.stage, workers: before.workers, members: before.members },
      after: { stage: data.stage, workers: data.workers, members: data.members },
      note: `${before ? "导入更正" : "导入"} ${data.name}（${stageLabels[data.stage]}）`,
    });
    return after.get(id)!;
  });
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
    for (let at = 0; at < ready.length; at += 500)
      await insertSome(context, ready.slice(at, at + 500), parents, ids, pending);
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
  const inserted = await tx
    .insert(enterprises)
    .values(
      rows.map(({ data }) => {
        const { parent, ...fields } = data;
        const above = parents.get(parent);
        return {
          ...fields,
          ...spelled(data.name),
          ...{ parentId: above?.id ?? null, headId: above?.headId ?? 0 },
          ...{ registeredOn: data.stageOn ?? isoOf(today), changedBy: staff.name, changedUnit: staff.unit.title },
        };
      }),
    )
    .returning();
  const byNo = new Map(inserted.map((row) => [row.no, row]));
  await tx.insert(enterpriseStages).values(rows.flatMap(({ data }) => eventsOf(context, byNo.get(data.no)!, data)));
  for (const { key, data } of rows) {
    const row = byNo.get(data.no)!;
    ids.set(key, row.id);
    // A name that two share leads nowhere.
    if (!parents.has(data.name)) parents.set(data.name, { id: row.id, headId: row.headId });
    if (data.parent !== "" && row.parentId === null) pending.set(row.id, data.parent);
  }
}

/** An imported stage is one baseline event; 受阻 without a history stands beside it. */
function eventsOf(context: CommandContext, row: EnterpriseRow, data: EnterpriseData) {
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
  if (moved) await tx.insert(enterpriseStages).values(eventsOf(context, row, data));
  if (parent !== before.parent) {
    const above = parents.get(parent)?.id ?? null;
    if (parent === "" || above !== null) await hang(context, before.id, above);
  }
  return before.id;
}

/** Puts back what a correction had changed. */
export async function restore(tx: Tx, before: EnterpriseBefore): Promise<void> {
  const { id, version, events, parent: _parent, records: _records, seats: _seats, ...fields } = before;
  await tx
    .update(enterprises)
    .set({ ...fields, ...spelled(before.name), version, changedAt: sql`now()` })
    .where(eq(enterprises.id, id));
  await tx.execute(sql`delete from enterprise_stages where enterprise_id = ${id}
    and id not in (select x::bigint from jsonb_array_elements_text(${JSON.stringify(events)}::jsonb) x)`);
}
