import { type SQL, sql } from "drizzle-orm";
import { cursor } from "@/platform/cursor";
import { listing } from "@/platform/run";
import { subtree } from "@/platform/staff";
import { AccountSearch, type AccountSearchInput, type AccountState, accountStates } from "../search";

export interface AccountRow extends Record<string, unknown> {
  id: string;
  account: string;
  name: string;
  unit: string;
  unitTitle: string;
  roles: string[];
  state: AccountState;
  lastSignInAt: string | null;
  /** The browser of the last sign-in; empty where nobody signed in yet. */
  agent: string;
  note: string;
  /** When the one-time password stops working; null for a password of the owner's own. */
  expiresAt: string | null;
  lockedUntil: string | null;
  failures: number;
  openWork: number;
}

/** One state an account, the most urgent first: what the tabs count. */
const state = sql`case when a.status = 'disabled' then 'disabled' when a.name = '' then 'vacant'
  when l.locked_until > now() then 'locked' when a.must_change then 'first' else 'active' end`;

const source = sql`accounts a join units u on u.code = a.unit_code left join sign_in_locks l on l.account = a.account`;

const columns = sql`a.id, a.account, a.name, a.unit_code as unit, u.title as "unitTitle", a.roles, ${state} as state,
  a.last_sign_in_at::text as "lastSignInAt", a.note, c.expires_at::text as "expiresAt", l.locked_until::text as "lockedUntil",
  coalesce(l.failures, 0) as failures,
  coalesce((select s.agent from app_sessions s where s.account_id = a.id order by s.created_at desc limit 1), '') as agent,
  (select count(*)::int from follow_ups f where f.assignee_id = a.id and f.state <> 'closed') as "openWork"`;

function matching({ unit, role, q }: AccountSearchInput): SQL {
  const parts = [sql`true`];
  if (unit) {
    const { lo, hi } = subtree(unit);
    parts.push(sql`a.unit_code >= ${lo} and a.unit_code < ${hi}`);
  }
  if (role) parts.push(sql`${role} = any(a.roles)`);
  if (q) {
    const text = q.toLowerCase().replaceAll(/[\\%_]/g, (c) => `\\${c}`);
    const part = `%${text}%`;
    parts.push(sql`(a.account like ${part} or a.name like ${part} or u.title like ${part} or u.name like ${part}
      or u.pinyin like ${part} or u.initials like ${`${text}%`})`);
  }
  return sql.join(parts, sql` and `);
}

const inState = (search: AccountSearchInput) => (search.state ? sql`${state} = ${search.state}` : sql`true`);

const orders: Record<AccountSearchInput["sort"], SQL> = {
  account: sql`a.account`,
  "-account": sql`a.account desc`,
  unit: sql`a.unit_code, a.account`,
  "-unit": sql`a.unit_code desc, a.account`,
  last: sql`a.last_sign_in_at nulls first, a.account`,
  "-last": sql`a.last_sign_in_at desc nulls last, a.account`,
};

const statement = (search: AccountSearchInput, limits: SQL) => sql`select ${columns} from ${source}
  left join credentials c on c.account_id = a.id
  where ${matching(search)} and ${inState(search)} order by ${orders[search.sort]} ${limits}`;

/**
 * Accounts by the page's search: one row an account with its one state. `counts` are the tabs (all filters but the state),
 * `total` the rows behind the pages. Names, units and roles only; no secret.
 */
export const roster = listing(
  { name: "account.roster", may: "account.admin", input: AccountSearch },
  async ({ tx }, search) => {
    const limits = sql`limit ${search.size} offset ${(search.page - 1) * search.size}`;
    const rows = [...(await tx.execute<AccountRow>(statement(search, limits)))];
    const counted = await tx.execute<{ state: AccountState; n: number }>(
      sql`select ${state} as state, count(*)::int as n from ${source} where ${matching(search)} group by 1`,
    );
    const counts = Object.fromEntries(
      accountStates.map((key) => [key, counted.find((row) => row.state === key)?.n ?? 0]),
    ) as Record<AccountState, number>;
    const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const [totals] = await tx.execute<{ units: number; others: number }>(
      sql`select count(*) filter (where level in ('city', 'district', 'street'))::int as units,
        count(*) filter (where level in ('department', 'industrial_union'))::int as others from units where active`,
    );
    const total = search.state ? counts[search.state] : all;
    return { rows, counts, all, total, units: totals?.units ?? 0, others: totals?.others ?? 0 };
  },
  ({ tx }, search) => cursor<AccountRow>(tx, statement(search, sql``)),
);
