import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/platform/run";

const FindInput = z.object({ q: z.string().trim().max(40) });

/** Tasks of the plan by number or by a part of their title or indicator, at most eight; an empty text finds nothing. */
export const findTasks = query(
  { name: "desk.find-tasks", may: "plan.read", input: FindInput },
  async ({ tx }, { q }) => {
    if (q === "") return [];
    const part = `%${q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
    const rows = await tx.execute<{ id: number; code: string; title: string }>(sql`
    select t.id, t.code, t.title from tasks t join indicators i on i.key = t.indicator
    where t.title like ${part} or i.name like ${part} or t.code like ${part.slice(1)}
    order by (t.code = ${q}) desc, t.seq limit 8`);
    return [...rows];
  },
);
