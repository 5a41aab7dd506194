import { sql } from "drizzle-orm";
import { z } from "zod";
import { command, query } from "@/platform/run";
import type { NoticeEvent } from "@/vocab/notices";
import type { Robot } from "../delivery/robot";
import type { GroupItem } from "../rules/group-message";

/**
 * What a unit's group has not been told yet, one item a subject with the names of those addressed, and its robot; null
 * without an active robot. The one place where address and secret leave the database.
 */
export const groupPending = query(
  { name: "notice.group", may: "job.run", input: z.object({ unit: z.string() }) },
  async ({ tx }, { unit }) => {
    const [robot] = await tx.execute<Robot & Record<string, unknown>>(
      sql`select kind, address, secret from app.robot_of(${unit})`,
    );
    if (!robot) return null;
    const rows = await tx.execute<{ event: NoticeEvent; title: string; names: string[]; ids: number[] }>(sql`
      select n.event, n.title, array_agg(a.name order by a.name) filter (where a.name <> '') as names, array_agg(n.id::float8) as ids
      from notices n join accounts a on a.id = n.account_id
      where n.unit_code = ${unit} and n.robot and n.at > now() - interval '1 day'
      group by n.event, n.title, n.href order by min(n.id)`);
    const items = rows.map(({ event, title, names }): GroupItem => ({ event, title, names: names ?? [] }));
    return { robot, items, ids: rows.flatMap((row) => row.ids) };
  },
);

const Told = z.object({
  unit: z.string(),
  /** What the group has now been told. */
  ids: z.array(z.number().int()).default([]),
  /** Why it could not be told. */
  fault: z.string().max(200).default(""),
});

/** Notes what came of a message to a unit's group. */
export const groupTold = command(
  { name: "notice.group-told", may: "job.run", input: Told },
  async ({ tx, record }, { unit, ids, fault }) => {
    await tx.execute(sql`update notices set robot = false
      where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)`);
    await tx.execute(
      fault === ""
        ? sql`update group_robots set last_sent_at = now(), last_fault = '' where unit_code = ${unit}`
        : sql`update group_robots set last_fault = ${fault} where unit_code = ${unit}`,
    );
    record({ subject: { kind: "group_robot", id: unit }, unit, note: fault || `已送达，消息 ${ids.length} 条` });
    return {};
  },
);
