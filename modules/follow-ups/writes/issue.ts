import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { accounts, followUpEvents, followUps, tasks, units } from "@/db/schema";
import { dayOf } from "@/platform/dates";
import { grantsOf, type Role } from "@/platform/may";
import { type CommandContext, command, type Tx } from "@/platform/run";
import { within } from "@/platform/staff";
import { levelOrder } from "@/vocab/levels";
import { objections } from "../messages";

const code = z.string().regex(/^11(\d{4}|\d{7}|\.[DU]\d{2})?$/, "单位代码有误");

const IssueInput = z
  .object({
    taskIds: z.array(z.coerce.number().int().positive()).max(60, "一次最多选 60 项任务").default([]),
    titles: z
      .array(z.string().trim())
      // One message for all of them: the form shows it under the name of the field, not of its place in the list.
      .refine(
        (titles) => titles.every((title) => title !== "" && title.length <= 120),
        "每个事项须有名称，最多 120 字",
      ),
    units: z.array(code).min(1, "请选择承办单位").max(400, "一次最多选 400 个单位"),
    officer: z.union([z.uuid(), z.literal("").transform(() => undefined)]).optional(),
    body: z.string().trim().min(1, "请填写要求").max(2000, "要求最多 2000 字"),
    dueOn: z.iso.date("请填写办结期限"),
    level: z.enum(levelOrder, "请选择级别"),
  })
  .refine((input) => input.titles.length === Math.max(1, input.taskIds.length), {
    path: ["titles"],
    message: "每项任务须有一个事项名称",
  });

type Input = z.output<typeof IssueInput>;

export interface Issued {
  id: number;
  title: string;
  unit: string;
}

/**
 * Issues follow-ups, one a task and unit (one a unit where no task is named), all or none. Receivers are units below the
 * issuer's own; an officer may be named where there is one unit. Refuses past due dates, foreign units and unknown tasks.
 */
export const issueFollowUps = command(
  { name: "follow-up.issue", may: "follow-up.issue", input: IssueInput },
  async (context, input): Promise<{ issued: Issued[] }> => {
    const { tx, staff, record, today, refuse } = context;
    if (dayOf(input.dueOn) < today) return refuse({ field: "dueOn", message: objections.pastDue });
    const receivers = await receiversOf(context, [...new Set(input.units)]);
    const subjects = await subjectsOf(context, input);
    const assigneeId = await officerOf(context, input.officer, receivers);

    const values = receivers.flatMap((unit) =>
      subjects.map(({ taskId, title }) => ({
        level: input.level,
        title,
        body: input.body,
        unitCode: unit.code,
        assigneeId,
        issuerUnit: staff.unit.code,
        issuerId: staff.id,
        issuerName: staff.name,
        taskId,
        dueOn: input.dueOn,
      })),
    );
    const rows = await insertAll(tx, values, { name: staff.name, unit: staff.unit.title });
    for (const row of rows) {
      record({
        subject: { kind: "follow_up", id: row.id },
        unit: row.unitCode,
        ...(row.taskId === null ? {} : { task: row.taskId }),
        after: { level: row.level, title: row.title, dueOn: row.dueOn, state: row.state },
        note: row.title,
      });
    }
    const titleOf = new Map(receivers.map((unit) => [unit.code, unit.title]));
    return { issued: rows.map(({ id, title, unitCode }) => ({ id, title, unit: titleOf.get(unitCode) ?? unitCode })) };
  },
);

async function insertAll(tx: Tx, values: (typeof followUps.$inferInsert)[], by: { name: string; unit: string }) {
  const rows: (typeof followUps.$inferSelect)[] = [];
  for (let i = 0; i < values.length; i += 500) {
    const part = await tx
      .insert(followUps)
      .values(values.slice(i, i + 500))
      .returning();
    await tx.insert(followUpEvents).values(
      part.map((row) => ({
        followUpId: row.id,
        unitCode: row.unitCode,
        issuerUnit: row.issuerUnit,
        kind: "issued" as const,
        text: `期限 ${row.dueOn}`,
        staffName: by.name,
        staffUnit: by.unit,
      })),
    );
    rows.push(...part);
  }
  return rows;
}

async function receiversOf({ tx, staff, refuse }: CommandContext, codes: string[]) {
  if (codes.includes(staff.unit.code)) return refuse({ field: "units", message: objections.ownUnit });
  if (!codes.every((unit) => within(staff.write, unit))) return refuse({ field: "units", message: objections.outside });
  const found = await tx
    .select({ code: units.code, title: units.title })
    .from(units)
    .where(and(inArray(units.code, codes), eq(units.active, true)))
    .orderBy(units.code);
  return found.length === codes.length ? found : refuse({ field: "units", message: objections.outside });
}

/** What each receiver gets: a follow-up a task, or the one that names no task. */
async function subjectsOf({ tx, refuse }: CommandContext, { taskIds, titles }: Input) {
  if (taskIds.length === 0) return [{ taskId: null, title: titles[0] ?? "" }];
  const titleOf = new Map(taskIds.map((id, i) => [id, titles[i] ?? ""]));
  const found = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(inArray(tasks.id, [...titleOf.keys()]));
  if (found.length !== titleOf.size) return refuse({ field: "taskIds", message: objections.noTask });
  return [...titleOf].map(([taskId, title]) => ({ taskId, title }));
}

async function officerOf({ tx, refuse }: CommandContext, officer: string | undefined, receivers: { code: string }[]) {
  if (officer === undefined) return null;
  const [unit, more] = receivers;
  if (!unit || more) return refuse({ field: "officer", message: objections.officerOfOne });
  const [found] = await tx
    .select({ roles: accounts.roles })
    .from(accounts)
    .where(and(eq(accounts.id, officer), eq(accounts.unitCode, unit.code), eq(accounts.status, "active")));
  const handles = found !== undefined && grantsOf(found.roles as Role[]).has("follow-up.handle");
  return handles ? officer : refuse({ field: "officer", message: objections.officer });
}
