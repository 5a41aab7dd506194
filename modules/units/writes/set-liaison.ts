import { eq } from "drizzle-orm";
import { z } from "zod";
import { liaisons } from "@/db/schema";
import { command } from "@/platform/run";
import { unitParam } from "../scope";
import { lockUnit } from "./held";

const SetLiaison = z.object({
  unit: unitParam,
  name: z.string().trim().max(30, "姓名最多 30 个字").default(""),
  phone: z
    .string()
    .trim()
    .regex(/^[\d\-+ ]{0,20}$/, "电话只写数字、空格和横线")
    .default(""),
});

/** A unit's named contact; an empty name makes it vacant. */
export const setLiaison = command(
  { name: "unit.set-liaison", may: "unit.admin", input: SetLiaison },
  async ({ tx, record }, { unit: code, name, phone }) => {
    const unit = await lockUnit(tx, code);
    const [before] = await tx.select().from(liaisons).where(eq(liaisons.unitCode, code));
    const after = { name, phone: name === "" ? "" : phone };
    await tx
      .insert(liaisons)
      .values({ unitCode: code, ...after })
      .onConflictDoUpdate({ target: liaisons.unitCode, set: { ...after, updatedAt: new Date() } });
    const was = before ? { name: before.name, phone: before.phone } : null;
    record({ subject: { kind: "liaison", id: code }, unit: code, before: was, after });
    return { unit: unit.name, name };
  },
);
