import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { followUpTemplates } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { type CommandContext, command } from "@/platform/run";
import { levelOrder } from "@/vocab/levels";
import { objections } from "../messages";
import { textField } from "./hold";

const id = z.coerce.number().int().positive().max(2_147_483_647);
const orNothing = <Item extends z.ZodType>(item: Item) =>
  z.union([z.literal("").transform(() => undefined), item]).optional();

const SaveInput = z.object({
  id: orNothing(id),
  version: orNothing(z.coerce.number().int().positive()),
  name: z.string().trim().min(1, "请填写模板名称").max(40, "名称最多 40 字"),
  level: orNothing(z.enum(levelOrder, "请选择级别")),
  body: textField("请填写要求文字"),
});

/** Keeps a requirement text for everybody of the own unit who issues; with an id it changes that one. */
export const saveTemplate = command(
  { name: "follow-up.save-template", may: "follow-up.issue", input: SaveInput },
  async (context, { id: asked, version, name, level = null, body }) => {
    const { tx, staff, record } = context;
    const before = asked === undefined ? null : await held(context, asked, version);
    const values = { name, level, body, changedName: staff.name, changedAt: sql`now()` };
    const [row] = before
      ? await tx
          .update(followUpTemplates)
          .set({ ...values, version: before.version + 1 })
          .where(eq(followUpTemplates.id, before.id))
          .returning()
      : await tx
          .insert(followUpTemplates)
          .values({ ...values, unitCode: staff.unit.code })
          .returning();
    record({
      subject: { kind: "follow_up_template", id: row!.id },
      ...(before ? { before: { name: before.name, level: before.level, body: before.body } } : {}),
      after: { name, level, body },
      note: name,
    });
    return { id: row!.id };
  },
);

const RemoveInput = z.object({ id, version: z.coerce.number().int().positive() });

/** Removes one of the own unit's texts; what was issued with it stays as it is. */
export const removeTemplate = command(
  { name: "follow-up.remove-template", may: "follow-up.issue", input: RemoveInput },
  async (context, { id: asked, version }) => {
    const before = await held(context, asked, version);
    await context.tx.delete(followUpTemplates).where(eq(followUpTemplates.id, before.id));
    const { name, level, body } = before;
    context.record({ subject: { kind: "follow_up_template", id: asked }, before: { name, level, body }, note: name });
    return { id: asked };
  },
);

async function held({ tx, staff, refuse }: CommandContext, asked: number, version: number | undefined) {
  const [row] = await tx
    .select()
    .from(followUpTemplates)
    .where(and(eq(followUpTemplates.id, asked), eq(followUpTemplates.unitCode, staff.unit.code)))
    .for("update");
  if (!row) return refuse({ message: objections.template });
  if (version !== row.version) {
    const who = objections.templateChanged(row.changedName, timeText(row.changedAt));
    return refuse({ conflict: true, message: who });
  }
  return row;
}
