import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { followUpExtensions } from "@/db/schema";
import { loadCalendar } from "@/modules/plan";
import { childrenOf } from "@/modules/units";
import { dayOf, isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { type Context, query } from "@/platform/run";
import { workdaysBetween } from "@/platform/workdays";
import type { FollowUpEventKind, FollowUpState } from "@/vocab/follow-up-states";
import type { FollowUpLevel } from "@/vocab/levels";
import { postOf } from "../post";
import { actsOf } from "../rules/acts";
import { levelsAbove } from "../rules/escalation";
import { movesOf } from "../rules/flow";
import { aged } from "./board";
import { officersOf } from "./officers";
import { columns, type FollowUpRow, tables } from "./rows";

export interface FollowUpEvent extends Record<string, unknown> {
  id: number;
  kind: FollowUpEventKind;
  text: string;
  staffName: string;
  staffUnit: string;
  at: string;
}

interface FollowUpFile extends Record<string, unknown> {
  id: string;
  name: string;
  type: string;
  size: number;
  uploadedBy: string;
  at: string;
}

/** The one above it, or one of those below. */
export interface Relative extends Record<string, unknown> {
  id: number;
  title: string;
  level: FollowUpLevel;
  state: FollowUpState;
  unitTitle: string;
  dueOn: string;
}

interface OneRow extends FollowUpRow {
  body: string;
  issuerName: string;
  version: number;
  assigneeId: string | null;
}

/**
 * A follow-up with its events (newest first), evidence, extensions, relatives within the scope, and what the asker's post
 * may do now. The working days left are negative when past due. NotFound outside the scope.
 */
export const followUpOne = query(
  {
    name: "follow-up.one",
    may: "follow-up.read",
    input: z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) }),
  },
  async (context, { id }) => {
    const { tx, staff, today } = context;
    const [row] = await tx.execute<OneRow>(sql`select ${columns}, f.body, f.issuer_name as "issuerName", f.version,
      f.assignee_id as "assigneeId" from ${tables} where f.id = ${id}`);
    if (!row) throw new NotFound();
    const events = await tx.execute<FollowUpEvent>(sql`select id::float8 as id, kind, text, staff_name as "staffName",
      staff_unit as "staffUnit", at::text as at from follow_up_events where follow_up_id = ${id} order by follow_up_events.id desc`);
    const files =
      await tx.execute<FollowUpFile>(sql`select id, name, type, size, uploaded_by as "uploadedBy", uploaded_at::text as at
      from evidence_files where owner_kind = 'follow_up' and owner_id = ${String(id)} order by uploaded_at, name`);
    const extensions = await tx
      .select()
      .from(followUpExtensions)
      .where(eq(followUpExtensions.followUpId, id))
      .orderBy(asc(followUpExtensions.id));
    const calendar = await loadCalendar(tx);
    const acts = actsOf(postOf(staff), { ...row, due: dayOf(row.dueOn) }, today);
    return {
      ...aged(row, calendar, today),
      body: row.body,
      issuerName: row.issuerName,
      version: row.version,
      workdaysLeft: row.closedOn === null ? workdaysBetween(calendar, today, dayOf(row.dueOn)) : null,
      events: [...events],
      files: [...files],
      moves: movesOf(postOf(staff), row),
      acts,
      firstDue: extensions.find(({ state }) => state === "granted")?.oldDue ?? null,
      asking: extensions.find(({ state }) => state === "asked") ?? null,
      parent: row.parentId === null ? null : ((await relatives(context, sql`c.id = ${row.parentId}`))[0] ?? null),
      children: row.below === 0 ? [] : await relatives(context, sql`c.parent_id = ${id}`),
      levels: acts.includes("raise") ? levelsAbove(row.level) : [],
      receivers: acts.includes("transfer") ? await receiversOf(context, row.assigneeId) : [],
      today: isoOf(today),
    };
  },
);

async function relatives({ tx }: Context, where: ReturnType<typeof sql>): Promise<Relative[]> {
  const found = await tx.execute<Relative>(sql`select c.id, c.title, c.level, c.state, u.title as "unitTitle",
    c.due_on::text as "dueOn" from follow_ups c join units u on u.code = c.unit_code where ${where} order by c.unit_code, c.id`);
  return [...found];
}

/** To whom it may be passed on: the other officers of the own unit, the post itself, and units below with theirs. */
async function receiversOf({ tx, staff }: Context, assigneeId: string | null) {
  const own = { code: staff.unit.code, title: staff.unit.title };
  const below = staff.may.has("follow-up.issue") ? await childrenOf(tx, own.code) : [];
  const units = [own, ...below.map(({ code, title }) => ({ code, title }))];
  const officers = await officersOf(
    tx,
    units.map((unit) => unit.code),
  );
  return units.flatMap(({ code, title }) => [
    ...(code === own.code && assigneeId === null ? [] : [{ value: code, label: `${title}（岗位）` }]),
    ...officers
      .filter((officer) => officer.unit === code && officer.id !== assigneeId)
      .map((officer) => ({ value: `${code}:${officer.id}`, label: `${title} ${officer.name}` })),
  ]);
}
