import { sql } from "drizzle-orm";
import { z } from "zod";
import { narrow, unitParam } from "@/modules/units";
import { dayOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { columns, type FollowUpRow, isOpen, tables } from "./rows";

const OfTaskInput = z.object({
  task: z.coerce.number().int().positive().max(2_147_483_647),
  unit: unitParam.optional(),
});

/** Follow-ups about one task addressed to the unit or below it, open ones first by due day: the task page's card, up to 20. */
export const followUpsOfTask = query(
  { name: "follow-up.of-task", may: "follow-up.read", input: OfTaskInput },
  async (context, { task, unit: asked }) => {
    const { tx, today } = context;
    const unit = await narrow(context, asked);
    const where = sql`f.task_id = ${task} and f.unit_code >= ${unit.range.lo} and f.unit_code < ${unit.range.hi}`;
    const [totals] = await tx.execute<{
      open: number;
      closed: number;
    }>(sql`select count(*) filter (where ${isOpen})::int as open,
      count(*) filter (where not ${isOpen})::int as closed from follow_ups f where ${where}`);
    const rows = await tx.execute<FollowUpRow>(sql`select ${columns} from ${tables} where ${where}
      order by f.state = 'closed', f.due_on, f.id limit 20`);
    return {
      unit: unit.code,
      open: totals?.open ?? 0,
      closed: totals?.closed ?? 0,
      rows: rows.map((row) => ({ ...row, daysLeft: row.closedOn === null ? dayOf(row.dueOn) - today : null })),
    };
  },
);
