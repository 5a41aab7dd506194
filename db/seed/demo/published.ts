import { drizzle } from "drizzle-orm/pg-proxy";
import type { Sql } from "postgres";
import { publishMonth } from "@/modules/plan/writes/publish";
import { periodOfKey } from "@/modules/reports/rules/periods";
import { reportedIn } from "@/modules/reports/writes/published";
import type { Day } from "@/platform/dates";
import type { CommandContext, Tx } from "@/platform/run";
import { staffOf } from "@/platform/staff";

/** The months that the city's report has closed are published by the board's own rules, oldest first, as of the day on which they were closed. */
export async function seedPublished(sql: Sql, today: Day): Promise<void> {
  const closed = await sql<{ period: string; at: string; by: string }[]>`
    select period, decided_at::text as at, decided_name as by from reports where unit_code = '11' and cadence = 'month' and state = 'approved' order by period`;
  const [unit] = await sql<
    { code: string; name: string; title: string }[]
  >`select code, name, title from units where code = '11'`;
  const staff = staffOf({
    ...{ id: "00000000-0000-4000-8000-000000000000", account: "seed", name: "演示", roles: ["planner"] },
    unit: { ...unit!, level: "city", parentCode: null },
    ...{ mustChange: false, sessionId: null, address: "" },
  });
  // The seed's own transaction under the query builder that the board's writes expect; both send the same statements.
  const tx = drizzle(async (text, params, method) => {
    // Texts are sent as texts: the driver would encode what is JSON already once more.
    const query = sql.unsafe(
      text,
      params.map((value) => (typeof value === "string" ? sql.typed(value as never, 25) : value)) as never[],
    );
    return { rows: method === "execute" ? [...(await query)] : await query.values() };
  }) as unknown as Tx;
  const refuse: CommandContext["refuse"] = ({ message }) => {
    throw new Error(message);
  };
  for (const { period, at, by } of closed) {
    const span = periodOfKey(period)!;
    await publishMonth({ tx, staff, today, record: () => {}, refuse }, span.end, await reportedIn(tx, span));
    await sql`update published_months set closed_at = ${at}::timestamptz, closed_by = ${by} where ends_on = (select ends_on from reports where unit_code = '11' and period = ${period})`;
  }
}
