import { and, eq, gte, inArray, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { enterpriseLists, enterprises } from "@/db/schema";
import { unitParam } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { subtree } from "@/platform/staff";
import { categories, enterpriseKinds } from "@/vocab/enterprises";
import { aloneInLedger, movingFigures } from "../figures";
import { freeText, isoDay } from "./inputs";

const many = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

const FreezeInput = z.object({
  on: isoDay,
  kind: many(z.enum(enterpriseKinds)),
  type: z.union([z.enum(categories), z.literal("").transform(() => undefined)]).optional(),
  unit: z.union([unitParam, z.literal("").transform(() => undefined)]).optional(),
  minWorkers: z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, "从业人数下限应为整数")
    .default("")
    .transform((text) => (text === "" ? undefined : Number(text))),
  note: freeText(200),
});

/**
 * Freezes the 应建会清单: the enterprises registered by that day that the filter names and that are not closed. From then on it is
 * the denominator of 建会率; an earlier list is replaced. Answers how many it names.
 */
export const freezeList = command(
  { name: "enterprise.freeze-list", may: "enterprise.freeze", input: FreezeInput },
  async ({ tx, staff, today, record, refuse }, { on, note, ...filter }) => {
    if (on > isoOf(today)) return refuse({ field: "on", message: "冻结日期不能晚于今天" });
    await aloneInLedger(tx);
    const conditions: SQL[] = [lte(enterprises.registeredOn, on), ne(enterprises.stage, "closed")];
    if (filter.kind.length > 0) conditions.push(inArray(enterprises.kind, filter.kind));
    if (filter.type) conditions.push(eq(enterprises.category, filter.type));
    if (filter.minWorkers !== undefined) conditions.push(gte(enterprises.workers, filter.minWorkers));
    if (filter.unit) {
      const { lo, hi } = subtree(filter.unit);
      conditions.push(gte(enterprises.unitCode, lo), lt(enterprises.unitCode, hi));
    }
    const total = await movingFigures(tx, null, async () => {
      await tx.update(enterprises).set({ listOn: null }).where(sql`${enterprises.listOn} is not null`);
      const named = await tx
        .update(enterprises)
        .set({ listOn: on })
        .where(and(...conditions))
        .returning({ id: enterprises.id });
      if (named.length === 0) return refuse({ message: "没有符合条件的企业，清单未冻结" });
      await tx.insert(enterpriseLists).values({ on, filter, total: named.length, note, staffName: staff.name });
      return named.length;
    });
    record({
      subject: { kind: "enterprise_list", id: on },
      unit: staff.unit.code,
      after: { on, ...filter, total },
      note: `冻结应建会清单 ${total} 家`,
    });
    return { on, total };
  },
);
