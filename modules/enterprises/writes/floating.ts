import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { floatingUnions, units } from "@/db/schema";
import { unitParam } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { post } from "@/platform/figures";
import { command } from "@/platform/run";
import { within } from "@/platform/staff";
import { isoDay, requiredText, whole } from "./inputs";

const FloatingInput = z.object({
  unit: unitParam,
  /** 0 where the street has none yet. */
  version: z.coerce.number().int().min(0).default(0),
  name: requiredText("名称", 80),
  document: requiredText("批复文号", 80),
  approvedOn: isoDay,
  chair: requiredText("负责人", 40),
  members: whole("会员人数"),
});

/** Registers or changes a street's 流动会员联合工会; it counts from the day of its 批复. */
export const setFloatingUnion = command(
  { name: "enterprise.set-floating-union", may: "enterprise.write", input: FloatingInput },
  async ({ tx, staff, today, record, refuse }, { unit, version, ...fields }) => {
    if (!within(staff.write, unit)) return refuse({ field: "unit", message: "只能登记本单位范围内的街道（乡镇）" });
    // Two officers of one street do not found it twice.
    await tx.execute(sql`select pg_advisory_xact_lock(7185427, hashtext(${`floating ${unit}`}))`);
    const [street] = await tx
      .select()
      .from(units)
      .where(and(eq(units.code, unit), eq(units.active, true)));
    if (street?.level !== "street") return refuse({ field: "unit", message: "流动会员联合工会设在街道（乡镇）" });
    if (fields.approvedOn > isoOf(today)) return refuse({ field: "approvedOn", message: "批复日期不能晚于今天" });
    const [before] = await tx
      .select()
      .from(floatingUnions)
      .where(eq(floatingUnions.unitCode, unit))
      .orderBy(desc(floatingUnions.id))
      .limit(1)
      .for("update");
    if ((before?.version ?? 0) !== version) {
      return refuse({
        conflict: true,
        message: before
          ? `已由${before.changedUnit} ${before.changedBy} 修改，请刷新后再改`
          : "这条登记已不存在，请刷新",
      });
    }
    const values = { ...fields, changedBy: staff.name, changedUnit: staff.unit.title, version: version + 1 };
    const [row] = before
      ? await tx.update(floatingUnions).set(values).where(eq(floatingUnions.id, before.id)).returning()
      : await tx
          .insert(floatingUnions)
          .values({ ...values, unitCode: unit })
          .returning();
    const base = { indicator: "enterprises.floating-unions", unit, source: `floating-union:${row!.id}` };
    if (before?.approvedOn !== fields.approvedOn) {
      await post(tx, [
        ...(before ? [{ ...base, day: before.approvedOn, delta: -1 }] : []),
        { ...base, day: fields.approvedOn, delta: 1 },
      ]);
    }
    record({
      subject: { kind: "floating_union", id: row!.id },
      unit,
      before: before && { name: before.name, document: before.document, approvedOn: before.approvedOn },
      after: { name: fields.name, document: fields.document, approvedOn: fields.approvedOn, chair: fields.chair },
      note: `${street.name}流动会员联合工会`,
    });
    return { unit };
  },
);
