import { sql } from "drizzle-orm";
import { z } from "zod";
import { dayOf, isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { postOf } from "../post";
import { columns, type FollowUpRow, tables, waitsFor } from "./rows";

const WaitingInput = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });

type Kind = "sign" | "handle" | "close" | "extend";

export type WaitingRow = FollowUpRow & { daysLeft: number };

/**
 * What waits for the asker's post, by kind: to sign, to handle (signed, in progress or returned), to close, to decide an
 * extension. Counts are whole; `rows` hold the most urgent ones of each kind, up to `limit`.
 */
export const followUpsWaiting = query(
  { name: "follow-up.waiting", may: "follow-up.read", input: WaitingInput },
  async ({ tx, staff, today }, { limit }) => {
    const post = postOf(staff);
    // What is addressed to the own post is worked on there; the rest is the issuer's.
    const kind = sql`case when f.state = 'submitted' then 'close' when f.unit_code <> ${post.unit} then 'extend'
      when f.state = 'issued' then 'sign' else 'handle' end`;
    const found = await tx.execute<FollowUpRow & { kind: Kind; n: number }>(sql`
      select * from (select ${columns}, ${kind} as kind, count(*) over (partition by ${kind})::int as n,
          row_number() over (partition by ${kind} order by f.due_on, f.id) as place
        from ${tables} where ${waitsFor(post)}) w where place <= ${limit} order by kind, place`);
    const of = (asked: Kind) => {
      const rows = found.filter((row) => row.kind === asked);
      return {
        count: rows[0]?.n ?? 0,
        rows: rows.map((row): WaitingRow => ({ ...row, daysLeft: dayOf(row.dueOn) - today })),
      };
    };
    return { sign: of("sign"), handle: of("handle"), close: of("close"), extend: of("extend") };
  },
);

/** How many follow-ups wait for the asker's post, and how many of them are past their due day: the mark in the navigation. */
export const followUpsWaitingCount = query(
  { name: "follow-up.waiting-count", may: "follow-up.read", input: z.object({}) },
  async ({ tx, staff, today }) => {
    const [row] = await tx.execute<{ n: number; overdue: number }>(sql`select count(*)::int as n,
      count(*) filter (where f.due_on < ${isoOf(today)}::date)::int as overdue from follow_ups f where ${waitsFor(postOf(staff))}`);
    return { count: row?.n ?? 0, overdue: row?.overdue ?? 0 };
  },
);
