import { z } from "zod";
import { lateNote } from "@/platform/locked";
import { type CommandContext, command } from "@/platform/run";
import { channelLabels } from "@/vocab/channels";
import { movementKindLabels } from "@/vocab/movements";
import { ownBalance } from "../reads/own-balance";
import * as field from "./inputs";
import { offerMembers } from "./offering";
import { checkDay, groupCount, postMovements, unitWritten } from "./posting";

const JoinInput = z.object({
  group: field.group,
  channel: field.channel,
  count: field.count,
  day: field.day,
  /** 会籍单位; another one than the own makes it an offer. */
  unit: field.unit.or(z.literal("").transform(() => undefined)).optional(),
  campaign: field.campaign,
  note: field.note,
});

/**
 * 入会: members recruited by the own unit, into its balance at once; into another unit's balance as an offer that this unit
 * has to accept. Answers the movement or the offer, and the group's balance afterwards.
 */
export const join = command(
  { name: "membership.join", may: "membership.write", input: JoinInput },
  async (context, input) => {
    const { staff, record } = context;
    checkDay(context, input.day);
    const own = staff.unit.code;
    const to = input.unit === undefined ? own : await unitWritten(context, input.unit, "unit");
    if (to !== own) {
      const offer = await offerMembers(context, {
        ...{ from: null, to, group: input.group, channel: input.channel, count: input.count },
        ...{ campaign: input.campaign, note: input.note },
      });
      return { movement: null, offer, balance: null, count: input.count, late: null };
    }
    const [id] = await postMovements(context, [
      {
        ...{
          day: input.day,
          kind: "join",
          from_unit: null,
          to_unit: own,
          recruiter_unit: own,
          worker_group: input.group,
        },
        ...{ channel: input.channel, count: input.count, campaign: input.campaign, note: input.note },
      },
    ]);
    const said = `入会 ${groupCount(input.group, input.count)}，${channelLabels[input.channel]}，${input.day}`;
    record({ subject: { kind: "movement", id: id! }, unit: own, after: input, note: said });
    const late = await lateNote(context.tx, [{ unit: own, day: input.day }]);
    return { movement: id!, offer: null, balance: await ownBalance(context, input.group), count: input.count, late };
  },
);

const LeaveInput = JoinInput.pick({ group: true, count: true, day: true, note: true });

/** 退会 out of the own unit's balance. Refuses what a day's end or open offers do not leave over. */
export const leave = command(
  { name: "membership.leave", may: "membership.write", input: LeaveInput },
  (context, input) => enterOwn(context, "leave", input),
);

/** 期初 of the own unit, once a group: what was held before the ledger began. */
export const open = command({ name: "membership.open", may: "membership.write", input: LeaveInput }, (context, input) =>
  enterOwn(context, "opening", input),
);

async function enterOwn(context: CommandContext, kind: "leave" | "opening", input: z.output<typeof LeaveInput>) {
  const { staff, record } = context;
  checkDay(context, input.day);
  const own = staff.unit.code;
  const { group, count, day, note } = input;
  const [from, to] = kind === "leave" ? [own, null] : [null, own];
  const [id] = await postMovements(context, [
    {
      ...{ day, kind, from_unit: from, to_unit: to, recruiter_unit: null, worker_group: group },
      ...{ channel: null, count, note },
    },
  ]);
  record({
    subject: { kind: "movement", id: id! },
    unit: own,
    after: input,
    note: `${movementKindLabels[kind]} ${groupCount(group, count)}，${day}`,
  });
  const late = await lateNote(context.tx, [{ unit: own, day }]);
  return { movement: id!, balance: await ownBalance(context, group), count, late };
}
