import type { TransactionSql } from "postgres";
import { expectedPostings } from "@/modules/enterprises/figures";
import { membershipDifferences } from "@/modules/membership/figures";

export type OwnerTx = TransactionSql;

/** One kept sum that is not what the rows behind it say. */
export interface Difference {
  indicator: string;
  unit: string;
  day: string | null;
  kept: number;
  right: number;
}

export interface Compared {
  title: string;
  /** How many sums were looked at. */
  sums: number;
  differing: number;
  /** The first of them. */
  shown: Difference[];
}

const SHOWN = 20;

/** The indicator under which an entry was posted; where no posting is left, the one that the task's reports are posted to. */
export const progressFacts = `select coalesce(p.indicator, case when t.ledger_indicator is null then t.indicator else 'task-' || t.seq end) as own,
    e.id, e.unit_code, e.day, e.amount, coalesce(e.base, 0) as base
  from progress_entries e join tasks t on t.id = e.task_id left join lateral (
    select regexp_replace(f.indicator, ':base$', '') as indicator from figure_postings f where f.source = 'progress:' || e.id order by f.id limit 1) p on true`;

const progressExpected = `select indicator, unit_code, day, sum(delta) as value from (
    select own as indicator, unit_code, day, amount as delta from (${progressFacts}) x
    union all select own || ':base', unit_code, day, base from (${progressFacts}) x) y group by 1, 2, 3`;

const posted = (where: string) =>
  `select indicator, unit_code, day, sum(delta) as value from figure_postings where ${where} group by 1, 2, 3`;

const memberExpected = `select indicator, unit_code, day, sum(delta) as value from (
  select indicator, unit_code, day, delta from app.movement_postings(null)
  union all select indicator, unit_code, day, delta from app.offer_postings(null)) x group by 1, 2, 3`;

const given = `select x.indicator, x.unit as unit_code, x.day::date as day, sum(x.delta) as value
  from jsonb_to_recordset($1::text::jsonb) as x(indicator text, unit text, day text, delta bigint) group by 1, 2, 3`;

const legs = "select * from app.movement_legs(null)";
/** 会员台账's own day sums and balances, told by kind, group and channel in the place of an indicator's key. */
const memberDays = (from: string) =>
  `select 'member_days ' || kind || ' ' || worker_group || ' ' || coalesce(channel, '') as indicator, unit_code, day, sum(n) as value from ${from} group by 1, 2, 3`;

interface How {
  values?: string[];
  /** Sums over all days, told without one. */
  overall?: boolean;
}

async function compare(tx: OwnerTx, title: string, right: string, kept: string, how: How = {}): Promise<Compared> {
  const { values = [], overall = false } = how;
  const keys = overall ? "indicator, unit_code" : "indicator, unit_code, day";
  const day = overall ? "null" : "day::text";
  const rows = await tx.unsafe<(Difference & { differing: number })[]>(
    `select indicator, unit_code as unit, ${day} as day, coalesce(b.value, 0)::float8 as kept, coalesce(a.value, 0)::float8 as right,
      count(*) over ()::int as differing
      from (${right}) a full join (${kept}) b using (${keys}) where coalesce(a.value, 0) <> coalesce(b.value, 0)
      order by 1, 2, 3 limit ${SHOWN}`,
    values,
  );
  const [counted] = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from (${kept}) k`);
  const shown = rows.map(({ differing: _differing, ...one }) => one);
  return { title, sums: counted?.n ?? 0, differing: rows[0]?.differing ?? 0, shown };
}

/** Every kept sum beside the facts behind it: the postings beside the ledgers' rows, then the sums beside the postings. */
export async function compareAll(tx: OwnerTx): Promise<Compared[]> {
  const enterprises = JSON.stringify(await expectedPostings(tx));
  const balances = {
    right: `select 'member_balances ' || worker_group as indicator, unit_code, sum(signed) as value from (${legs}) l group by 1, 2`,
    kept: "select 'member_balances ' || worker_group as indicator, unit_code, balance as value from member_balances",
  };
  const overall = "select indicator, unit_code, sum(delta) as value from figure_postings group by 1, 2";
  const months =
    "select indicator, unit_code, date_trunc('month', day)::date as day, sum(value) as value from figures group by 1, 2, 3";
  const compared = [
    await compare(tx, "人工填报", progressExpected, posted("source like 'progress:%'")),
    await compare(tx, "企业建会台账", given, posted("indicator like 'enterprises.%'"), { values: [enterprises] }),
    await compare(tx, "会员台账", memberExpected, posted("indicator like 'membership.%'")),
    await compare(tx, "会员台账的日合计", memberDays(`(${legs}) l`), memberDays("member_days")),
    await compare(tx, "会员台账的余额", balances.right, balances.kept, { overall: true }),
    await compare(tx, "各指标的日合计", posted("true"), "select indicator, unit_code, day, value from figures"),
    await compare(tx, "各指标的月合计", months, "select indicator, unit_code, month as day, value from figures_month"),
    await compare(tx, "各指标的累计", overall, "select indicator, unit_code, value from figures_now", {
      overall: true,
    }),
  ];
  return [...compared, await ownCheck(tx, compared)];
}

/** The membership ledger's own check knows every sum that it keeps; it is told where none of the above has found anything. */
async function ownCheck(tx: OwnerTx, compared: readonly Compared[]): Promise<Compared> {
  const differing = compared.some((one) => one.differing > 0) ? 0 : await membershipDifferences(tx);
  return { title: "会员台账的其他合计", sums: 0, differing, shown: [] };
}
