import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { followUpExtensions, followUps } from "@/db/schema";
import { dayOf, isoOf } from "@/platform/dates";
import { type CommandContext, command } from "@/platform/run";
import { objections } from "../messages";
import { acts } from "../rules/acts";
import { tellIssuer, tellReceiver } from "./announce";
import { changeFollowUp, HeldInput, holdFollowUp, textField } from "./hold";

const AskInput = HeldInput.extend({ newDue: z.iso.date("请填写新的期限"), text: textField("请写明延期理由") });

/** The receiving post asks for a later due day, before the present one has passed, with a reason. The issuer decides. */
export const askExtension = command(
  { name: "follow-up.ask-extension", may: "follow-up.handle", input: AskInput },
  async (context, { id, version, newDue, text }) => {
    const { tx, staff, today, refuse } = context;
    const held = await holdFollowUp(context, { id, version }, "receiver");
    if (!acts.extend.from.includes(held.state)) return refuse({ message: objections.wrongState[held.state] });
    if (dayOf(held.dueOn) < today) return refuse({ message: objections.extendLate(held.dueOn) });
    if (newDue <= held.dueOn) return refuse({ field: "newDue", message: objections.extendEarlier(held.dueOn) });
    await insideParent(context, held.parentId, newDue);
    // Two at once: the second one waits here and finds the first.
    const asked = { followUpId: id, oldDue: held.dueOn, newDue, reason: text };
    const by = { askedName: staff.name, askedUnit: staff.unit.title };
    const fresh = await tx
      .insert(followUpExtensions)
      .values({ ...asked, ...by })
      .onConflictDoNothing()
      .returning({ id: followUpExtensions.id });
    if (fresh.length === 0) return refuse({ message: objections.extendTwice });
    const row = await changeFollowUp(context, held, {
      set: {},
      kind: "extension_asked",
      text: `${held.dueOn} 延至 ${newDue}：${text}`,
      after: { newDue, reason: text },
    });
    await tellIssuer(tx, row, "assigned", "申请延期", `${held.dueOn} 延至 ${newDue}：${text}`);
    return { id };
  },
);

/** A part ends no later than the whole; whoever may not read the whole is told when it is decided. */
async function insideParent({ tx, refuse }: CommandContext, parent: number | null, newDue: string): Promise<void> {
  if (parent === null) return;
  const [row] = await tx.select({ dueOn: followUps.dueOn }).from(followUps).where(eq(followUps.id, parent));
  if (row && newDue > row.dueOn) refuse({ field: "newDue", message: objections.afterParent(row.dueOn) });
}

const DecideInput = HeldInput.extend({
  verdict: z.enum(["grant", "refuse"], "请选择是否同意"),
  text: z.string().trim().max(500, "最多 500 字").default(""),
});

/** The issuing post grants or refuses the extension that is asked for; refusing needs a reason. The old day stays on record. */
export const decideExtension = command(
  { name: "follow-up.decide-extension", may: "follow-up.issue", input: DecideInput },
  async (context, { id, version, verdict, text }) => {
    const { tx, staff, today, refuse } = context;
    const held = await holdFollowUp(context, { id, version }, "issuer");
    if (held.state === "closed") return refuse({ message: objections.wrongState.closed });
    if (verdict === "refuse" && text === "") return refuse({ field: "text", message: "请写明不同意的理由" });
    const [extension] = await tx
      .update(followUpExtensions)
      .set({
        state: verdict === "grant" ? "granted" : "refused",
        decidedName: staff.name,
        decidedAt: sql`now()`,
        decision: text,
      })
      .where(and(eq(followUpExtensions.followUpId, id), eq(followUpExtensions.state, "asked")))
      .returning();
    if (!extension) return refuse({ message: objections.noExtension });
    const { oldDue, newDue } = extension;
    if (verdict === "grant" && newDue < isoOf(today)) return refuse({ message: objections.extendPast(newDue) });
    if (verdict === "grant") await insideParent(context, held.parentId, newDue);
    const words = [`${oldDue} 延至 ${newDue}`, text].filter(Boolean).join("：");
    const row = await changeFollowUp(context, held, {
      set: verdict === "grant" ? { dueOn: newDue } : {},
      kind: verdict === "grant" ? "extended" : "extension_refused",
      text: words,
      before: { dueOn: held.dueOn },
      after: { dueOn: verdict === "grant" ? newDue : held.dueOn, ...(text ? { text } : {}) },
    });
    if (verdict === "grant") await tellReceiver(tx, row, "approved", "同意延期", words);
    else await tellReceiver(tx, row, "returned", "不同意延期", words);
    return { id };
  },
);
