import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { groupRobots, units } from "@/db/schema";
import { env } from "@/platform/env";
import { NotFound } from "@/platform/errors";
import { enqueue } from "@/platform/jobs";
import { type CommandContext, command } from "@/platform/run";
import { type RobotKind, robotKinds } from "@/vocab/notices";
import { addressObjection } from "../rules/robot-address";

const unit = z.string().regex(/^11(\d{4}|\d{7}|\.[DU]\d{2})?$/, "请选择单位");

const RobotInput = z.object({
  unit,
  kind: z.enum(Object.keys(robotKinds) as RobotKind[], "请选择类型"),
  /** Empty keeps what is there: neither is ever shown again. */
  address: z.string().trim().max(500, "地址过长").default(""),
  secret: z.string().trim().max(200, "密钥过长").default(""),
  active: z.union([z.literal("1").transform(() => true), z.literal("").transform(() => false)]).default(false),
});

const shown = { kind: groupRobots.kind, host: groupRobots.host, active: groupRobots.active };

async function standing({ tx }: CommandContext, code: string) {
  const [row] = await tx.select(shown).from(groupRobots).where(eq(groupRobots.unitCode, code)).for("update");
  return row ?? null;
}

/** Registers or changes the robot of a unit's group. The host must be on the operator's list; nothing of the address is logged. */
export const setRobot = command(
  { name: "notice.set-robot", may: "setting.admin", input: RobotInput },
  async (context, { unit, kind, address, secret, active }) => {
    const { tx, staff, record, refuse } = context;
    const [known] = await tx
      .select({ title: units.title })
      .from(units)
      .where(and(eq(units.code, unit), eq(units.active, true)));
    if (!known) return refuse({ field: "unit", message: "没有这个单位" });
    const before = await standing(context, unit);
    if (address === "" && !before) return refuse({ field: "address", message: "请粘贴群机器人的完整地址" });
    // A key of one app is of no use to the other.
    if (address === "" && before && before.kind !== kind)
      return refuse({ field: "address", message: "换了类型，请粘贴新的地址" });
    const objection = address === "" ? null : addressObjection(address, env().ROBOT_HOSTS);
    if (objection) return refuse({ field: "address", message: objection });

    const fresh = address === "" ? {} : { address, host: new URL(address).host, secret };
    const kept = secret === "" ? {} : { secret };
    const values = { kind, active, changedName: staff.name, changedAt: new Date(), lastFault: "", ...fresh, ...kept };
    if (before) {
      await tx
        .update(groupRobots)
        .set({ ...values, version: sql`${groupRobots.version} + 1` })
        .where(eq(groupRobots.unitCode, unit));
    } else {
      await tx.insert(groupRobots).values({ unitCode: unit, address, host: new URL(address).host, ...values });
    }
    const after = { kind, active, host: address === "" ? before?.host : new URL(address).host };
    record({ subject: { kind: "group_robot", id: unit }, unit, before, after });
    return { title: known.title };
  },
);

/** Takes the robot of a unit's group away, address and secret with it. */
export const removeRobot = command(
  { name: "notice.remove-robot", may: "setting.admin", input: z.object({ unit }) },
  async (context, { unit }) => {
    const before = await standing(context, unit);
    if (!before) throw new NotFound("这个单位没有登记群机器人");
    await context.tx.delete(groupRobots).where(eq(groupRobots.unitCode, unit));
    context.record({ subject: { kind: "group_robot", id: unit }, unit, before });
    return {};
  },
);

/** Has the board send a message to the group that says that it works; the outcome shows beside the robot. */
export const tryRobot = command(
  { name: "notice.try-robot", may: "setting.admin", input: z.object({ unit }) },
  async (context, { unit }) => {
    const before = await standing(context, unit);
    if (!before?.active) return context.refuse({ message: "这个群机器人没有启用" });
    await enqueue(context.tx, "notice.robot", { unit, trial: true });
    context.record({ subject: { kind: "group_robot", id: unit }, unit });
    return {};
  },
);
