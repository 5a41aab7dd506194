import { eq, type SQL, sql } from "drizzle-orm";
import { units } from "@/db/schema";
import { unitResolver } from "@/modules/units";
import { dayOf } from "@/platform/dates";
import { sqlState } from "@/platform/errors";
import type { CommandContext, Tx } from "@/platform/run";
import { within } from "@/platform/staff";
import type { OfferState } from "@/vocab/movements";
import { type WorkerGroup, workerGroupLabels } from "@/vocab/worker-groups";
import { namedUnits } from "../reads/units";
import { FIRST_DAY, objectionToDay, settledSentence, shortageSentence } from "../rules/objections";

/** A movement as app.post_movements takes it; the database numbers it and adds the author. */
export interface Entry {
  no?: string;
  import_key?: string | null;
  day: string;
  kind: "join" | "leave" | "opening" | "transfer";
  from_unit: string | null;
  to_unit: string | null;
  recruiter_unit: string | null;
  worker_group: WorkerGroup;
  channel: string | null;
  count: number;
  campaign?: string | null;
  batch_id?: number | null;
  note?: string;
}

/** Posts movements with their rollups and figures, all or none; answers their ids in order. Refuses what no balance bears. */
export async function postMovements(context: CommandContext, entries: Entry[]): Promise<number[]> {
  if (entries.length === 0) return [];
  const rows = entries.map((entry, ord) => ({ ord, ...entry, author_name: context.staff.name }));
  return ids(await asked<number[]>(context, sql`app.post_movements(${JSON.stringify(rows)}::jsonb)`));
}

/** Takes movements back on `day`; answers the reversals' ids. */
export async function reverseMovements(context: CommandContext, originals: number[], day: string, because: string) {
  if (originals.length === 0) return [];
  const list = `{${originals.join(",")}}`;
  return ids(
    await asked<number[]>(
      context,
      sql`app.reverse_movements(${list}::bigint[], ${day}::date, ${because}, ${context.staff.name})`,
    ),
  );
}

/** Enters an import's rows and takes others back on their own days; answers the new ones' ids in order. app.settle_import adds them up. */
export async function importMovements(context: CommandContext, entries: Entry[], takenBack: number[], because: string) {
  const { name } = context.staff;
  const rows = entries.map((entry, ord) => ({ ord, ...entry, author_name: name }));
  const list = `{${takenBack.join(",")}}`;
  return ids(
    await asked<number[]>(
      context,
      sql`app.import_movements(${JSON.stringify(rows)}::jsonb, ${list}::bigint[], ${because}, ${name})`,
    ),
  );
}

const ids = (list: unknown): number[] => (list as (string | number)[]).map(Number);

/** One call of an owner's function; what it refuses becomes a sentence. */
export async function asked<Out>(context: CommandContext, call: SQL): Promise<Out> {
  try {
    const [row] = await context.tx.execute<{ out: Out }>(sql`select to_jsonb(${call}) as out`);
    return row?.out as Out;
  } catch (error) {
    const state = sqlState(error) ?? "";
    if (!state.startsWith("TJ")) throw error;
    const found: Found = JSON.parse(detailOf(error));
    if (state === "TJ004") return context.refuse(settledSentence(found));
    const name = within(context.staff.read, found.unit) ? found.name : "";
    return context.refuse(shortageSentence(state, found, context.staff.unit.code, name));
  }
}

/** What the owner's functions tell about a refusal: of a shortage the place, of a settled offer by whom. */
interface Found {
  unit: string;
  name: string;
  group: WorkerGroup;
  day?: string;
  short?: number;
  state: OfferState;
  by: string | null;
  on: string | null;
}

function detailOf(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("detail" in e && typeof e.detail === "string") return e.detail;
  }
  return "{}";
}

/** Refuses days to come and days before anything the board knows. */
export function checkDay({ today, refuse }: CommandContext, day: string): void {
  const objection = objectionToDay(dayOf(day), today, dayOf(FIRST_DAY));
  if (objection) refuse(objection);
}

export async function nameOf(tx: Tx, code: string): Promise<{ name: string; active: boolean }> {
  const [row] = await tx.select({ name: units.name, active: units.active }).from(units).where(eq(units.code, code));
  return row ?? { name: "", active: false };
}

/** The code of a unit that an officer wrote by name or code; refuses at `field` what is unknown or ambiguous. */
export async function unitWritten({ tx, refuse }: CommandContext, written: string, field: string): Promise<string> {
  const found = unitResolver(await namedUnits(tx))(written);
  return found.ok ? found.code : refuse({ field, message: found.message });
}

/** 快递员 12 人, as histories say it. */
export const groupCount = (group: WorkerGroup, count: number): string => `${workerGroupLabels[group]} ${count} 人`;
