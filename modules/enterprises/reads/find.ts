import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/platform/run";
import type { Stage } from "@/vocab/stages";
import { named } from "./rows";

const FindInput = z.object({ q: z.string().trim().max(40) });
const LIMIT = 8;

/**
 * Enterprises that the asker sees (the scope and the families of its seats) by a part of the name, the number, pinyin or initials;
 * what begins so comes first, heads before their families. At most eight; less than two characters find nothing.
 */
export const findEnterprises = query(
  { name: "enterprise.find", may: "enterprise.read", input: FindInput },
  async ({ tx }, { q }) => {
    const text = q.normalize("NFKC").trim();
    if (text.length < 2) return [];
    const keys = text.toLowerCase().replaceAll(/[\s-]/g, "");
    const rows = await tx.execute<{ id: number; name: string; place: string; stage: Stage; stalled: boolean }>(sql`
      select e.id, e.name, u.name as place, e.stage, e.stalled_on is not null as stalled
      from enterprises e join units u on u.code = e.unit_code where ${named(text)}
      order by not (starts_with(e.name, ${text}) or e.initials = ${keys} or starts_with(e.pinyin, ${keys})), e.kind <> 'head',
        not starts_with(e.initials, ${keys}), length(e.name), e.name, e.id limit ${LIMIT}`);
    return [...rows];
  },
);
