import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transferOffers } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { type CommandContext, command } from "@/platform/run";
import { offerStateLabels } from "@/vocab/movements";
import type { WorkerGroup } from "@/vocab/worker-groups";
import * as field from "./inputs";
import { offerMembers } from "./offering";
import { asked, groupCount, unitWritten } from "./posting";

const TransferInput = z.object({ to: field.unit, group: field.group, count: field.count, note: field.note });

/** 转出: offers members of the own balance to another unit; they stay here, reserved, until it accepts. */
export const transfer = command(
  { name: "membership.transfer", may: "membership.write", input: TransferInput },
  async (context, { to, group, count, note }) => {
    const own = context.staff.unit.code;
    const receiver = await unitWritten(context, to, "to");
    const offer = await offerMembers(context, {
      from: own,
      to: receiver,
      group,
      channel: null,
      count,
      campaign: null,
      note,
    });
    return { offer, count };
  },
);

type Move = "accept" | "refuse" | "recall";

const stateOf = { accept: "accepted", refuse: "refused", recall: "recalled" } as const;

/** Settles an open offer as of today; of two at once the slower is told who was faster. Acceptance posts both legs. */
async function settle(context: CommandContext, offer: number, move: Move, because: string) {
  const { tx, staff, today, record, refuse } = context;
  const [found] = await tx.select().from(transferOffers).where(eq(transferOffers.id, offer));
  if (!found) throw new NotFound();
  const acting = move === "recall" ? (found.fromUnit ?? found.recruiterUnit) : found.toUnit;
  if (acting !== staff.unit.code) {
    return refuse({ message: move === "recall" ? "只有发起单位能撤回转接" : "只有接收单位能接收或拒绝转接" });
  }
  const movement = await asked<number | null>(
    context,
    sql`app.settle_offer(${offer}, ${move}, ${isoOf(today)}::date, ${because}, ${staff.name})`,
  );
  record({
    subject: { kind: "offer", id: offer },
    unit: staff.unit.code,
    before: { state: "open" },
    after: { state: stateOf[move], ...(because ? { reason: because } : {}) },
    note: `转接 ${groupCount(found.workerGroup as WorkerGroup, found.count)} ${offerStateLabels[stateOf[move]]}`,
  });
  return { offer, movement, count: found.count };
}

const OfferInput = z.object({ offer: field.rowId });

export const acceptOffer = command(
  { name: "membership.accept", may: "membership.write", input: OfferInput },
  (context, { offer }) => settle(context, offer, "accept", ""),
);

const RefuseInput = OfferInput.extend({ reason: z.string().trim().min(1, "请写明拒绝原因").max(200, "最多 200 字") });

/** 拒绝: nothing moves, and the sender reads why. */
export const refuseOffer = command(
  { name: "membership.refuse", may: "membership.write", input: RefuseInput },
  (context, { offer, reason }) => settle(context, offer, "refuse", reason),
);

export const recallOffer = command(
  { name: "membership.recall", may: "membership.write", input: OfferInput },
  (context, { offer }) => settle(context, offer, "recall", ""),
);
