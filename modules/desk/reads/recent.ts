import { sql } from "drizzle-orm";
import { z } from "zod";
import { timeText } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { verbLabel } from "@/vocab/verbs";

const RecentInput = z.object({ limit: z.coerce.number().int().min(1).max(100).default(6) });

export interface RecentChange {
  id: string;
  /** ISO, for machines. */
  at: string;
  /** 09:12 today, 昨天 17:20, 07-04 09:30 before. */
  time: string;
  who: string;
  what: string;
  note: string;
  taskId: number;
  taskTitle: string;
}

/** What happened last to tasks in the reader's scope, newest first: one row a recorded change. The policy decides whose. */
export const recentChanges = query(
  { name: "desk.recent", may: "plan.read", input: RecentInput },
  async ({ tx, today }, { limit }) => {
    const rows = await tx.execute<Omit<RecentChange, "time" | "what"> & { verb: string; unit: string }>(sql`
      select l.id::text as id, l.at::text as at, l.staff_name as who, l.staff_unit as unit, l.verb, l.note,
        l.task_id as "taskId", t.title as "taskTitle"
      from audit_log l join tasks t on t.id = l.task_id
      where l.outcome = 'ok' and l.task_id is not null order by l.id desc limit ${limit}::int`);
    const yesterday = isoOf(today - 1);
    return rows.map(({ verb, unit, who, ...row }): RecentChange => {
      const moment = timeText(row.at);
      const [day = "", clock = ""] = moment.split(" ");
      const time = day === isoOf(today) ? clock : day === yesterday ? `昨天 ${clock}` : `${day.slice(5)} ${clock}`;
      const what = verbLabel(verb).split(".").at(-1) ?? verb;
      return { ...row, at: new Date(row.at).toISOString(), time, who: `${unit} ${who}`, what };
    });
  },
);
