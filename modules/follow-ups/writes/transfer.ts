import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { units } from "@/db/schema";
import { unitParam } from "@/modules/units";
import { type CommandContext, command } from "@/platform/run";
import { within } from "@/platform/staff";
import { objections } from "../messages";
import { acts } from "../rules/acts";
import { tellReceiver } from "./announce";
import { changeFollowUp, type FollowUp, HeldInput, holdFollowUp, textField } from "./hold";
import { openBelow } from "./move";
import { officerOf } from "./officer";

const TransferInput = HeldInput.extend({
  /** `unit` or `unit:officer`; a unit alone is the post, whoever fills it. */
  to: z
    .string("请选择转给谁")
    .regex(/^11[\d.DU]*(:[0-9a-f-]{36})?$/, "请选择转给谁")
    .transform((value) => {
      const [unit = "", officer] = value.split(":");
      return { unit, officer: officer ?? null };
    }),
  text: textField("请写明转办原因"),
});

/**
 * Passes a follow-up on within the receiver's scope: to a colleague of the own unit, or to a unit below, which signs for it
 * anew. The issuer stays. Who passes on to another unit must be one who assigns (follow-up.issue).
 */
export const transferFollowUp = command(
  { name: "follow-up.transfer", may: "follow-up.handle", input: TransferInput },
  async (context, { id, version, to, text }) => {
    const { tx, refuse } = context;
    const held = await holdFollowUp(context, { id, version }, "receiver");
    if (!acts.transfer.from.includes(held.state)) return refuse({ message: objections.wrongState[held.state] });
    const unit = await unitOf(context, held, to.unit);
    const officer = to.officer === null ? null : await officerOf(tx, to.officer, to.unit);
    if (to.officer !== null && officer === null) return refuse({ field: "to", message: objections.officer });
    const away = to.unit !== held.unitCode;
    if (!away && (officer?.id ?? null) === held.assigneeId)
      return refuse({ field: "to", message: objections.samePost });
    const whom = [away ? unit : "", officer?.name ?? (away ? "" : "本单位岗位")].filter(Boolean).join(" ");
    const row = await changeFollowUp(context, held, {
      set: {
        assigneeId: officer?.id ?? null,
        ...(away ? ({ unitCode: to.unit, state: "issued", signedAt: null } as const) : {}),
      },
      kind: "transferred",
      text: `转给 ${whom}：${text}`,
      before: { unit: held.unitCode, officer: held.assigneeId },
      after: { unit: to.unit, officer: officer?.id ?? null, text },
    });
    await tellReceiver(tx, row, "assigned", "转办", text);
    return { id, unit: to.unit };
  },
);

/** Title of the unit that takes over; refuses what lies outside the own scope, and leaving sub-follow-ups behind. */
async function unitOf({ tx, staff, refuse }: CommandContext, held: FollowUp, asked: string): Promise<string> {
  if (asked === held.unitCode) return staff.unit.title;
  const [unit] = unitParam.safeParse(asked).success
    ? await tx
        .select({ title: units.title })
        .from(units)
        .where(and(eq(units.code, asked), eq(units.active, true)))
    : [];
  if (!unit || !within(staff.write, asked)) return refuse({ field: "to", message: objections.outsideOne });
  if (!staff.may.has("follow-up.issue")) return refuse({ field: "to", message: objections.reviewerPasses });
  if ((await openBelow({ tx }, held.id)) > 0) return refuse({ field: "to", message: objections.childrenStay });
  return unit.title;
}
