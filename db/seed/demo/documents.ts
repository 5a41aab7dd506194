import { createHash } from "node:crypto";
import { drizzle } from "drizzle-orm/pg-proxy";
import type { Sql } from "postgres";
import { fileOf, numberText, stemOf } from "@/modules/documents/file";
import { demoMark } from "@/modules/documents/reads/demo";
import { type MonthKind, monthContent } from "@/modules/documents/reads/month-content";
import { lastDay } from "@/modules/documents/rules/words";
import { bulletin } from "@/modules/plan/reads/bulletin";
import { dayOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import { staffOf } from "@/platform/staff";

/** The 通报 of every closed month by the city, of the last one also by 朝阳, and a street's report: as the board's own rules write them. */
export async function seedDocuments(sql: Sql): Promise<void> {
  const months = await sql<{ month: string; on: string; by: string }[]>`
    select to_char(ends_on, 'YYYY-MM') as month, (closed_at at time zone 'Asia/Shanghai')::date::text as on, closed_by as by
    from published_months where reopened_at is null order by ends_on`;
  const last = months.at(-1);
  if (!last) return;
  for (const month of months) await issue(sql, "briefing", "11", month);
  await issue(sql, "briefing", "110105", last);
  await issue(sql, "progress", "110105007", last);
}

async function issue(
  sql: Sql,
  kind: MonthKind,
  code: string,
  { month, on, by }: { month: string; on: string; by: string },
) {
  const [unit] = await sql<{ code: string; name: string; title: string }[]>`
    select code, name, title from units where code = '11'`;
  const staff = staffOf({
    ...{ id: "00000000-0000-4000-8000-000000000000", account: "seed", name: by, roles: ["planner"] },
    unit: { ...unit!, level: "city", parentCode: null },
    ...{ mustChange: false, sessionId: null, address: "" },
  });
  const context = { tx: builder(sql), staff, today: dayOf(on) };
  const draft = await monthContent(context, kind, await bulletin(context, code, lastDay(month)), month);
  const year = Number(on.slice(0, 4));
  const series = `${code}:${kind}`;
  const [next] = await sql<{ seq: number }[]>`
    select coalesce(max(seq), 0)::int + 1 as seq from documents where series = ${series} and year = ${year}`;
  const number = numberText(stemOf(draft.unit, kind), year, next!.seq);
  const file = await fileOf(draft.content, { number, on, mark: demoMark }, draft.title);
  const checksum = createHash("sha256").update(file).digest("hex");
  const [signer] = await sql<{ name: string }[]>`
    select name from accounts where unit_code = ${code} order by 'reviewer' = any(roles) desc, account limit 1`;
  await sql`insert into documents (kind, unit_code, unit_title, period, as_of, title, state, content, figures_sum, series, year, seq,
      number, file, checksum, issued_by, issued_at, issued_on, created_by, updated_at)
    values (${kind}, ${code}, ${draft.unit.title}, ${month}, ${draft.asOf}, ${draft.title}, 'issued', ${sql.json({ ...draft.content } as never)},
      ${draft.sum}, ${series}, ${year}, ${next!.seq}, ${number}, ${file}, ${checksum}, ${signer?.name ?? by},
      ${`${on} 17:30+08`}::timestamptz, ${on}, ${signer?.name ?? by}, ${`${on} 17:30+08`}::timestamptz)`;
}

/** The seed's own transaction under the query builder that the board's reads expect; both send the same statements. */
function builder(sql: Sql): Tx {
  return drizzle(async (text, params, method) => {
    const query = sql.unsafe(
      text,
      params.map((value) => (typeof value === "string" ? sql.typed(value as never, 25) : value)) as never[],
    );
    return { rows: method === "execute" ? [...(await query)] : await query.values() };
  }) as unknown as Tx;
}
