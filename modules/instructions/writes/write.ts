import { sql } from "drizzle-orm";
import { z } from "zod";
import { instructions } from "@/db/schema";
import { notify } from "@/modules/notices";
import { narrow } from "@/modules/units";
import { NotFound } from "@/platform/errors";
import { type CommandContext, command } from "@/platform/run";
import { hrefOf } from "../href";
import { Subject } from "../search";

const WriteInput = Subject.extend({
  text: z.string().trim().min(1, "请填写批示内容").max(1000, "批示最多 1000 字"),
});

type Asked = z.output<typeof WriteInput>;

/** A leader's 批示 on something within his read scope; the unit concerned and his own unit's reviewers are told. */
export const writeInstruction = command(
  { name: "instruction.write", may: "instruction.write", input: WriteInput },
  async (context, input) => {
    const { tx, staff, record } = context;
    const { title, unit, task } = await subjectOf(context, input);
    const [row] = await tx
      .insert(instructions)
      .values({
        ...{ unitCode: unit, subjectKind: input.kind, subjectId: input.id, subjectTitle: title, text: input.text },
        ...{ authorId: staff.id, authorName: staff.name, authorUnit: staff.unit.code },
      })
      .returning();
    record({
      subject: { kind: "instruction", id: row!.id },
      unit,
      ...(task === null ? {} : { task }),
      after: { text: input.text },
      note: title,
    });
    const notice = {
      event: "instruction" as const,
      title: `领导批示：${title}`,
      detail: `${staff.name}：${input.text}`,
      href: `/instructions?id=${row!.id}`,
    };
    await notify(tx, { ...notice, unit, may: "follow-up.handle" });
    if (unit !== staff.unit.code) await notify(tx, { ...notice, unit: staff.unit.code, may: "follow-up.issue" });
    return { id: row!.id, href: hrefOf({ kind: input.kind, subjectId: input.id, unitCode: unit }) };
  },
);

/** Title and unit of the subject as it stands; NotFound where it is not within the scope. */
async function subjectOf(context: CommandContext, { kind, id, unit: asked }: Asked) {
  const { tx } = context;
  const unit = await narrow(context, asked);
  if (kind === "unit") return { title: unit.title, unit: unit.code, task: null };
  if (kind === "report") return { title: `${unit.title} ${id} 进展报告`, unit: unit.code, task: null };
  const number = /^\d{1,9}$/.test(id) ? Number(id) : 0;
  const found = {
    task: sql`select code || ' ' || title as title, ${unit.code}::text as unit, id as task from tasks where id = ${number}`,
    enterprise: sql`select name as title, unit_code as unit, null::int as task from enterprises where id = ${number}`,
    follow_up: sql`select title, unit_code as unit, task_id as task from follow_ups where id = ${number}`,
  }[kind];
  const [row] = await tx.execute<{ title: string; unit: string; task: number | null }>(found);
  if (!row) throw new NotFound();
  return row;
}
