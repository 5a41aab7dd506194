import { text } from "node:stream/consumers";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import type { Role } from "@/platform/may";
import { roleLabels } from "@/vocab/roles";
import { prepareJobs } from "./jobs";
import { ensureRoles, Obstacle } from "./roles";

interface Order {
  ownerUrl: string;
  seed: "demo" | "base" | "none";
  today: string;
  password: string;
}

type Answer =
  | { refused: string }
  | {
      runtimeUrl: string;
      authSecret: string;
      passwords: { account: string; password: string }[];
      /** Empty unless these are demo data. */
      demoAccounts: { account: string; unit: string; roles: string }[];
    };

/**
 * Brings a database up to date: roles, migrations, base data, demo data on request. Starts that come at the same time
 * wait for each other, because neither the migrator nor the seeds take a lock of their own.
 */
export async function prepare(order: Order): Promise<Answer> {
  const keeper = postgres(order.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await keeper`select pg_advisory_lock(7185427, 1)`;
    const { role, password, authSecret } = await ensureRoles(keeper);
    await migrate(drizzle(keeper), { migrationsFolder: "db/migrations" });
    await prepareJobs(keeper, order.ownerUrl);
    // The migrator changes how its client parses dates, so the seeds get one of their own.
    const sql = postgres(order.ownerUrl, { max: 1, onnotice: () => {} });
    try {
      const kind = await dataKind(sql, order.seed);
      if (order.seed === "demo" && kind === "real") {
        return {
          refused: "这个数据库里是正式数据（由 npm start 建立），不装入演示数据：演示请另设 DATA_DIR 或 DATABASE_URL。",
        };
      }
      const passwords = order.seed === "none" ? [] : await loadBase(sql);
      if (order.seed === "demo") await (await import("./seed/demo")).seedDemo(sql, order);
      // What the date alone changes: member counts that were verified more than 90 days ago lapse on their own day.
      await sql`select app.lapse_verified(${order.today}::date)`;
      const runtime = new URL(order.ownerUrl);
      runtime.username = encodeURIComponent(role);
      runtime.password = password;
      const demoAccounts = kind === "demo" && order.seed !== "none" ? await shownAccounts(sql) : [];
      return { runtimeUrl: runtime.href, authSecret, passwords, demoAccounts };
    } finally {
      await sql.end();
    }
  } catch (error) {
    if (error instanceof Obstacle) return { refused: error.message };
    throw error;
  } finally {
    await keeper.end();
  }
}

/** In one transaction: an administrator without a password would be locked out for good. */
async function loadBase(sql: Sql): Promise<{ account: string; password: string }[]> {
  const { seedBase } = await import("./seed/base");
  return sql.begin((tx) => seedBase(tx as unknown as Sql));
}

/** Decided once, by the first start, and before any seed: real data must never receive the demo's accounts. */
async function dataKind(sql: Sql, seed: Order["seed"]): Promise<string> {
  if (seed !== "none") {
    await sql`insert into app.secrets values ('data_kind', ${seed === "demo" ? "demo" : "real"}) on conflict do nothing`;
  }
  const [row] = await sql<{ value: string }[]>`select value from app.secrets where name = 'data_kind'`;
  return row?.value ?? "none";
}

/** The accounts that the start announces: those of the demo that can sign in with its password. */
async function shownAccounts(sql: Sql) {
  const names = ["city", "dept", "chaoyang", "heping", "haidian", "leader", "sysadmin", "secadmin", "auditor"];
  const rows = await sql<{ account: string; unit: string; roles: Role[] }[]>`
    select a.account, u.title as unit, a.roles from accounts a join units u on u.code = a.unit_code
    where a.account = any (${names}) and a.status = 'active' order by array_position(${names}, a.account)`;
  return rows.map((row) => ({ ...row, roles: row.roles.map((role) => roleLabels[role]).join("、") }));
}

// Run by the launcher: the order comes on stdin (it holds passwords), the answer is the last line of stdout.
if (process.argv[1]?.endsWith("prepare.ts")) {
  const order = JSON.parse(await text(process.stdin)) as Order;
  process.stdout.write(`\n${JSON.stringify(await prepare(order))}\n`);
}
