import { sql } from "drizzle-orm";
import { z } from "zod";
import { narrow, unitParam } from "@/modules/units";
import { timeText } from "@/platform/clock";
import { query } from "@/platform/run";
import { verbLabel } from "@/vocab/verbs";
import { taskOf } from "./parties";

const HistorySearch = z.object({
  task: z.coerce.number().int().positive().max(2_147_483_647),
  unit: unitParam.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/**
 * What happened to a task inside a unit's subtree, newest first: who, when, what, with the change in words; and what became of the
 * task itself (wording, target, deadline), whoever changed it, with that unit's title for a name. Items as EventTrail takes them.
 */
export const history = query(
  { name: "plan.history", may: "plan.read", input: HistorySearch },
  async (context, search) => {
    const { range } = await narrow(context, search.unit);
    const task = await taskOf(context.tx, search.task);
    const rows = await context.tx.execute<{
      id: string;
      at: string;
      name: string | null;
      unit: string;
      verb: string;
      note: string;
      total: number;
    }>(sql`
    select id::text as id, at::text as at, name, unit, verb, note, (count(*) over ())::int as total from (
      select id, at, staff_name as name, staff_unit as unit, verb, note
      from audit_log where task_id = ${task.id} and outcome = 'ok' and unit_code >= ${range.lo} and unit_code < ${range.hi}
      union all
      select id, at, null, staff_unit, verb, note
      from app.task_changes(${task.id}::int) where unit_code < ${range.lo} or unit_code >= ${range.hi}) e
    order by e.id desc limit ${search.limit}::int`);
    const events = rows.map((row) => ({
      key: row.id,
      at: new Date(row.at).toISOString(),
      time: timeText(row.at).slice(5),
      title: [row.unit, row.name, verbLabel(row.verb).split(".").at(-1)].filter(Boolean).join(" "),
      detail: row.note,
    }));
    return { events, total: rows[0]?.total ?? 0 };
  },
);
