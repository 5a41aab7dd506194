import { sql } from "drizzle-orm";
import { z } from "zod";
import { pathTo } from "@/modules/units";
import { query } from "@/platform/run";

/** What stands around every signed-in page: the plan's name and dates, whether the data is a demonstration, the own unit's path. */
export const frame = query({ name: "desk.frame", may: "unit.read", input: z.object({}) }, async ({ tx, staff }) => {
  const [head] = await tx.execute<{ title: string; start: string; end: string; demo: boolean }>(sql`
    select title, starts_on::text as start, ends_on::text as "end",
      coalesce((select value = 'true'::jsonb from settings where key = 'demo'), false) as demo from plans order by id limit 1`);
  const path = await pathTo(tx, staff.unit.code, { lo: "11", hi: "12" });
  return {
    plan: head ? { title: head.title, start: head.start, end: head.end } : null,
    demo: head?.demo ?? false,
    path: path.map((crumb) => crumb.name),
  };
});
