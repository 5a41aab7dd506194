import { sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf } from "@/platform/dates";
import { rolesWith } from "@/platform/may";
import { query } from "@/platform/run";

interface DeputyRow extends Record<string, unknown> {
  mine: boolean;
  name: string;
  from: string;
  until: string;
  reason: string;
}

/**
 * Handing on one's own work: the deputy named, whom one stands in for, colleagues who could take over, and how much is
 * addressed to oneself by name. Days are YYYY-MM-DD.
 */
export const ownDeputies = query(
  { name: "account.deputies", may: "self.account", input: z.object({}) },
  async ({ tx, staff, today }) => {
    const rows = await tx.execute<DeputyRow>(sql`
      select d.account_id = ${staff.id} as mine, o.name, d.from_on::text as "from", d.until_on::text as until, d.reason
      from deputies d join accounts o on o.id = case when d.account_id = ${staff.id} then d.deputy_id else d.account_id end
      where d.ended_at is null and d.until_on >= ${isoOf(today)}::date order by d.from_on`);
    const colleagues = await tx.execute<{ id: string; name: string; account: string }>(sql`
      select id, name, account from accounts where unit_code = ${staff.unit.code} and id <> ${staff.id} and status = 'active' and name <> ''
        and roles && ${`{${rolesWith("follow-up.handle").join()}}`}::text[] order by account`);
    const [held] = await tx.execute<{ followUps: number; seats: number }>(sql`
      select (select count(*)::int from follow_ups where assignee_id = ${staff.id} and state <> 'closed') as "followUps",
        (select count(*)::int from working_group_seats where account_id = ${staff.id} and until is null) as seats`);
    return {
      works: staff.may.has("follow-up.handle"),
      today: isoOf(today),
      mine: rows.find((row) => row.mine) ?? null,
      standsFor: rows.filter((row) => !row.mine),
      colleagues: [...colleagues],
      held: held!,
    };
  },
);

export type OwnDeputies = Awaited<ReturnType<(typeof ownDeputies)["as"]>>;
