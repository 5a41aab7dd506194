import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { accounts, units, workingGroupSeats } from "@/db/schema";
import { unitParam } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { type CommandContext, command } from "@/platform/run";
import { within } from "@/platform/staff";
import { seatLabels, seatLevels } from "@/vocab/enterprises";
import { movingFigures } from "../figures";
import { lockEnterprise } from "./held";
import { freeText, isoDay, rowId } from "./inputs";

const SeatInput = z.object({
  id: rowId,
  level: z.enum(seatLevels, "请选择层级"),
  unit: unitParam,
  account: z.union([z.uuid(), z.literal("").transform(() => null)]).default(null),
  name: freeText(40),
  since: isoDay,
});

const levelOf = { city: ["city", "department"], district: ["district"], street: ["street"] } as const;

/**
 * Fills a seat of a head's 联合工作组, ending whoever held it. An account, or without one the post of the unit, may read the whole
 * family from its next request on. Refuses enterprises that are no heads and units of another level.
 */
export const setSeat = command(
  { name: "enterprise.set-seat", may: "enterprise.write", input: SeatInput },
  async (context, input) => {
    const { tx, today, record, refuse } = context;
    const row = await lockEnterprise(context, input.id);
    if (row.kind !== "head") return refuse({ message: "三级联合工作组设在头部企业" });
    if (input.since > isoOf(today)) return refuse({ field: "since", message: "日期不能晚于今天" });
    const [unit] = await tx
      .select()
      .from(units)
      .where(and(eq(units.code, input.unit), eq(units.active, true)));
    if (!unit || !(levelOf[input.level] as readonly string[]).includes(unit.level))
      return refuse({ field: "unit", message: `请选择${seatLabels[input.level]}一级的单位` });
    const name = input.account === null ? input.name : await holderName(context, input.account, unit.code);
    if (name === "") return refuse({ field: "name", message: "请填写成员姓名或选择账号" });
    const open = and(
      eq(workingGroupSeats.enterpriseId, row.id),
      eq(workingGroupSeats.level, input.level),
      isNull(workingGroupSeats.until),
    );
    const [present] = await tx.select().from(workingGroupSeats).where(open);
    if (present && input.since < present.since)
      return refuse({ field: "since", message: `日期不能早于现任成员的 ${present.since}` });
    await movingFigures(tx, [row.id], async () => {
      await tx.update(workingGroupSeats).set({ until: input.since }).where(open);
      await tx.insert(workingGroupSeats).values({
        ...{ enterpriseId: row.id, enterpriseUnit: row.unitCode, headId: row.headId },
        ...{ level: input.level, unitCode: unit.code, accountId: input.account, name, since: input.since },
      });
    });
    record({
      subject: { kind: "enterprise", id: row.id },
      unit: row.unitCode,
      before: present ? { level: present.level, unitCode: present.unitCode, name: present.name } : null,
      after: { level: input.level, unitCode: unit.code, name, since: input.since },
      note: `${seatLabels[input.level]}级席位：${unit.title} ${name}`,
    });
    return { id: row.id };
  },
);

async function holderName({ tx, refuse }: CommandContext, account: string, unit: string): Promise<string> {
  const [found] = await tx
    .select({ name: accounts.name })
    .from(accounts)
    .where(and(eq(accounts.id, account), eq(accounts.unitCode, unit), eq(accounts.status, "active")));
  return found ? found.name : refuse({ field: "account", message: "所选账号不在这个单位" });
}

const ContactInput = z.object({ seat: rowId, on: isoDay });

/** Notes the day of the last contact on one's own unit's seat (or on any seat of an enterprise in the write scope). */
export const noteContact = command(
  { name: "enterprise.note-contact", may: "enterprise.write", input: ContactInput },
  async ({ tx, staff, today, record, refuse }, input) => {
    const [seat] = await tx.select().from(workingGroupSeats).where(eq(workingGroupSeats.id, input.seat));
    if (!seat) throw new NotFound();
    if (!within(staff.write, seat.unitCode) && !within(staff.write, seat.enterpriseUnit))
      return refuse({ message: "只能登记本单位席位的联系日期" });
    if (seat.until !== null) return refuse({ message: `这个席位已于 ${seat.until} 调整`, conflict: true });
    if (input.on > isoOf(today)) return refuse({ field: "on", message: "日期不能晚于今天" });
    const later = seat.lastContact !== null && seat.lastContact > input.on ? seat.lastContact : input.on;
    await tx.update(workingGroupSeats).set({ lastContact: later }).where(eq(workingGroupSeats.id, seat.id));
    record({
      subject: { kind: "enterprise", id: seat.enterpriseId },
      unit: seat.enterpriseUnit,
      before: { on: seat.lastContact },
      after: { on: later },
      note: `${seatLabels[seat.level]}级席位联系 ${input.on}`,
    });
    return { id: seat.enterpriseId };
  },
);
