import { sql } from "drizzle-orm";
import { loadCalendar } from "@/platform/calendar";
import { isoOf } from "@/platform/dates";
import type { CommandContext } from "@/platform/run";
import type { WorkerGroup } from "@/vocab/worker-groups";
import { objectionToOffer } from "../rules/objections";
import { termOn } from "../rules/term";
import { asked, groupCount, nameOf } from "./posting";

interface Offer {
  /** The own unit for a transfer, null for members from outside. */
  from: string | null;
  to: string;
  group: WorkerGroup;
  channel: string | null;
  count: number;
  campaign: string | null;
  note: string;
}

/** Offers members to another unit, as of today; they stay with the sender, reserved, until it accepts. Answers the offer's id. */
export async function offerMembers(context: CommandContext, offer: Offer): Promise<number> {
  const { tx, staff, today, record, refuse } = context;
  const own = staff.unit.code;
  const receiver = await nameOf(tx, offer.to);
  const objection = objectionToOffer(own, offer.to, receiver.active);
  if (objection)
    return refuse(objection.field === "to" && offer.from === null ? { ...objection, field: "unit" } : objection);
  const entry = {
    ...{ offered_on: isoOf(today), term_on: isoOf(termOn(await loadCalendar(tx), today)) },
    ...{
      from_unit: offer.from,
      to_unit: offer.to,
      recruiter_unit: own,
      worker_group: offer.group,
      channel: offer.channel,
    },
    ...{ count: offer.count, campaign: offer.campaign, note: offer.note, author_name: staff.name },
  };
  const id = await asked<number>(context, sql`app.offer_members(${JSON.stringify(entry)}::jsonb)`);
  record({
    subject: { kind: "offer", id },
    unit: own,
    after: { group: offer.group, count: offer.count, to: offer.to },
    note: `${offer.from === null ? "跨单位入会" : "转接"} ${groupCount(offer.group, offer.count)} 至${receiver.name}`,
  });
  return id;
}
