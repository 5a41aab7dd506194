import { eq } from "drizzle-orm";
import { pinyin } from "pinyin-pro";
import { units } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import type { Tx } from "@/platform/run";

/** An active unit, locked until the command ends. */
export async function lockUnit(tx: Tx, code: string) {
  const [row] = await tx.select().from(units).where(eq(units.code, code)).for("update");
  if (!row?.active) throw new NotFound();
  return row;
}

export const stale = { conflict: true, message: "单位刚被修改，请刷新后再改" };

/** How a unit is found from the keyboard: heping and hp for 和平. */
export function spelled(shortName: string): { pinyin: string; initials: string } {
  const clean = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return {
    pinyin: clean(pinyin(shortName, { toneType: "none", v: true })),
    initials: clean(pinyin(shortName, { pattern: "first", toneType: "none" })),
  };
}
