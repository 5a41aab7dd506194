import { eq } from "drizzle-orm";
import { z } from "zod";
import { units } from "@/db/schema";
import { command } from "@/platform/run";
import { unitParam } from "../scope";
import { lockUnit, spelled, stale } from "./held";

const word = (label: string, max: number) =>
  z
    .string({ error: `请填写${label}` })
    .trim()
    .min(1, `请填写${label}`)
    .max(max, `${label}最多 ${max} 个字`);

const RenameUnit = z.object({
  unit: unitParam,
  version: z.coerce.number().int(),
  name: word("名称", 40),
  shortName: word("简称", 20),
  title: word("工会全称", 60),
  aliases: z
    .string()
    .max(300, "别名太长")
    .default("")
    .transform((text) => [...new Set(text.split(/[、，,；;\n]+/).map((part) => part.trim()))].filter(Boolean)),
});

/** A unit's words. The earlier name stays as an alias, so that old files still find the unit; pinyin follows the short name. */
export const renameUnit = command(
  { name: "unit.rename", may: "unit.admin", input: RenameUnit },
  async ({ tx, record, refuse }, { unit: code, version, name, shortName, title, aliases: asked }) => {
    const row = await lockUnit(tx, code);
    if (row.version !== version) refuse(stale);
    const earlier = name === row.name ? [] : [row.name];
    const aliases = [...new Set([...asked, ...earlier])].filter((alias) => alias !== name);
    const words = { name, shortName, title, aliases };
    const spelling = shortName === row.shortName ? {} : spelled(shortName);
    await tx
      .update(units)
      .set({ ...words, ...spelling, version: version + 1 })
      .where(eq(units.code, code));
    const before = { name: row.name, shortName: row.shortName, title: row.title, aliases: row.aliases };
    record({ subject: { kind: "unit", id: code }, unit: code, before, after: words });
    return { name };
  },
);
