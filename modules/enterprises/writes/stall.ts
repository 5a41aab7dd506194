import { eq } from "drizzle-orm";
import { enterpriseStages, enterprises } from "@/db/schema";
import { openFollowUp } from "@/modules/follow-ups";
import { isoOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { endStages, type Stage, stageLabels } from "@/vocab/stages";
import { author, holdEnterprise, placeOf, touched } from "./held";
import { Held, isoDay, requiredText } from "./inputs";

const StallInput = Held.extend({
  on: isoDay,
  reason: requiredText("受阻原因", 500),
  dueOn: isoDay,
  body: requiredText("跟进要求", 1000),
});

/** Flags 受阻 on the present stage, with its reason, and opens the follow-up that it requires for the enterprise's unit. */
export const stallEnterprise = command(
  { name: "enterprise.stall", may: "enterprise.write", input: StallInput },
  async (context, input) => {
    const { tx, today, record, refuse } = context;
    const before = await holdEnterprise(context, input.id, input.version);
    if (before.stalledOn !== null) return refuse({ message: `已于 ${before.stalledOn} 标为受阻` });
    if ((endStages as readonly Stage[]).includes(before.stage))
      return refuse({ message: `“${stageLabels[before.stage]}”的企业不能标为受阻` });
    if (input.on > isoOf(today)) return refuse({ field: "on", message: "日期不能晚于今天" });
    if (before.stageOn !== null && input.on < before.stageOn)
      return refuse({ field: "on", message: `日期不能早于进入本阶段的 ${before.stageOn}` });
    if (input.dueOn < isoOf(today)) return refuse({ field: "dueOn", message: "跟进期限不能早于今天" });
    await tx.insert(enterpriseStages).values({
      ...placeOf(before),
      ...author(context),
      ...({ kind: "stall", stage: before.stage, on: input.on, reason: input.reason } as const),
    });
    await tx
      .update(enterprises)
      .set({ stalledOn: input.on, stallReason: input.reason, ...touched(context, before) })
      .where(eq(enterprises.id, before.id));
    const followUp = await openFollowUp(context, {
      level: "chase",
      title: `${before.name}建会受阻`.slice(0, 120),
      body: `${input.body}\n受阻原因：${input.reason}`,
      unit: before.unitCode,
      dueOn: input.dueOn,
      subject: `enterprise:${before.id}`,
    });
    record({
      subject: { kind: "enterprise", id: before.id },
      unit: before.unitCode,
      before: { stalledOn: null },
      after: { stalledOn: input.on, reason: input.reason, followUp },
      note: `标为受阻：${input.reason}`,
    });
    return { id: before.id, followUp };
  },
);

const UnstallInput = Held.extend({ on: isoDay, reason: requiredText("解除说明", 500) });

/** Ends 受阻 without moving on; the stage and its day stay. The follow-up is closed by its issuer. */
export const unstallEnterprise = command(
  { name: "enterprise.unstall", may: "enterprise.write", input: UnstallInput },
  async (context, input) => {
    const { tx, today, record, refuse } = context;
    const before = await holdEnterprise(context, input.id, input.version);
    if (before.stalledOn === null) return refuse({ message: "这家企业没有标为受阻", conflict: true });
    if (input.on > isoOf(today) || input.on < before.stalledOn)
      return refuse({ field: "on", message: `日期须在 ${before.stalledOn} 至今天之间` });
    await tx.insert(enterpriseStages).values({
      ...placeOf(before),
      ...author(context),
      ...({ kind: "unstall", stage: before.stage, on: input.on, reason: input.reason } as const),
    });
    await tx
      .update(enterprises)
      .set({ stalledOn: null, stallReason: "", ...touched(context, before) })
      .where(eq(enterprises.id, before.id));
    record({
      subject: { kind: "enterprise", id: before.id },
      unit: before.unitCode,
      before: { stalledOn: before.stalledOn, reason: before.stallReason },
      after: { stalledOn: null, reason: input.reason },
      note: `解除受阻：${input.reason}`,
    });
    return { id: before.id };
  },
);
