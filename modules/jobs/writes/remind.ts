import { sql } from "drizzle-orm";
import { z } from "zod";
import { notify } from "@/modules/notices";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { enqueue } from "@/platform/jobs";
import { rolesWith } from "@/platform/may";
import { type CommandContext, command } from "@/platform/run";

/** One job for every unit in which somebody works with the plan; `run` is the job that asks. */
export const startReminders = command(
  { name: "job.start-reminders", may: "job.run", input: z.object({ run: z.uuid() }) },
  async ({ tx, record }, { run }) => {
    const roles = `{${rolesWith("plan.report").join()}}`;
    const units = await tx.execute<{ unit: string }>(sql`select distinct a.unit_code as unit from accounts a
      join units u on u.code = a.unit_code and u.active where a.status = 'active' and a.roles && ${roles}::text[] order by 1`);
    for (const { unit } of units) await enqueue(tx, "deadline.unit", { unit }, { key: `${run}:${unit}` });
    record({ subject: { kind: "job", id: "deadline.daily" }, note: `单位 ${units.length} 个` });
    return {};
  },
);

const DueTask = z.object({ id: z.number().int(), title: z.string(), due: z.iso.date(), overdue: z.boolean() });

const RemindInput = z.object({
  unit: z.string(),
  /** The unit's tasks that are overdue, or near with too little done. */
  tasks: z.array(DueTask),
});

/** Days before the end at which a second notice goes out. */
const LAST_CALL = 3;

/**
 * Notices about the deadlines of a unit's tasks and follow-ups: when the deadline comes near, three days before it, and once
 * when it has passed. The key holds the date, so an extension starts over; nobody gets the same one twice.
 */
export const remindUnit = command(
  { name: "job.remind", may: "job.run", input: RemindInput },
  async (context, { unit, tasks }) => {
    const { tx, record, today } = context;
    for (const { id, title, due, overdue } of tasks) {
      await notify(tx, {
        event: overdue ? "overdue" : "deadline",
        unit,
        may: "plan.report",
        title,
        detail: `时限 ${due}`,
        href: `/plan/${id}?unit=${unit}`,
        key: `task:${id}:${unit}:${due}:${stage(due, today)}`,
      });
    }
    const followUps = await remindOfFollowUps(context, unit);
    record({ subject: { kind: "job", id: "deadline.unit" }, unit, note: `任务 ${tasks.length}，督办 ${followUps}` });
    return {};
  },
);

function stage(due: string, today: Day): "overdue" | "last" | "near" {
  const left = dayOf(due) - today;
  return left < 0 ? "overdue" : left <= LAST_CALL ? "last" : "near";
}

interface DueFollowUp extends Record<string, unknown> {
  id: number;
  title: string;
  due: string;
  assignee: string | null;
  issuer: string;
}

/** Those that wait for the unit: the named officer is told, else the post; an overdue one is told its issuer as well. */
async function remindOfFollowUps({ tx, today }: CommandContext, unit: string): Promise<number> {
  const rows =
    await tx.execute<DueFollowUp>(sql`select f.id, f.title, f.due_on::text as due, a.id as assignee, f.issuer_unit as issuer
    from follow_ups f left join accounts a on a.id = f.assignee_id and a.status = 'active'
    where f.unit_code = ${unit} and f.state not in ('submitted', 'closed') and f.due_on <= ${isoOf(today)}::date + ${LAST_CALL}::int
    order by f.id`);
  for (const { id, title, due, assignee, issuer } of rows) {
    const overdue = dayOf(due) < today;
    const notice = {
      event: overdue ? ("overdue" as const) : ("deadline" as const),
      title: `督办：${title}`,
      detail: `时限 ${due}`,
      href: `/follow-ups?sheet=${id}`,
      key: `follow-up:${id}:${due}:${stage(due, today)}`,
    };
    await notify(tx, {
      ...notice,
      unit,
      may: "follow-up.handle",
      ...(assignee === null ? {} : { accounts: [assignee] }),
    });
    if (overdue) await notify(tx, { ...notice, unit: issuer, may: "follow-up.issue" });
  }
  return rows.length;
}
