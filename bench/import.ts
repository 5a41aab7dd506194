/**
 * How long a file of 100,000 rows takes from upload to ledger, and what it costs in memory. A database of its own, a serving
 * process of its own: `node --import tsx bench/import.ts [rows] [movements|enterprises]`. See bench/README.md.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { prepareDatabase } from "@/scripts/lib/database.mjs";
import { placeCluster, removeCluster } from "@/scripts/lib/place.mjs";
import { startPostgres } from "@/scripts/lib/postgres.mjs";
import { TEST_DAY } from "@/scripts/lib/test-day.mjs";
import { serve } from "./imports/serve";
import type { Done, Order } from "./imports/server";
import { watch } from "./imports/watch";
import { enterpriseBook, movementBook } from "./imports/workbooks";

const rows = Number(process.argv[2] ?? 100_000);
const ledgers = (
  process.argv[3]?.match(/^[a-z]/) ? [process.argv[3]] : ["movements", "enterprises"]
) as Order["ledger"][];
const profile = process.argv.includes("--cpu-prof") ? ["--cpu-prof", `--cpu-prof-dir=${tmpdir()}`] : [];

const dir = mkdtempSync(join(tmpdir(), "tuijintai-bench-"));
// The database's own user passes through here when the bench runs as root.
chmodSync(dir, 0o755);
const statements = process.argv.includes("--statements");
const cluster = await startPostgres(
  dir,
  statements ? { shared_preload_libraries: "pg_stat_statements", "pg_stat_statements.track": "all" } : {},
);
const postmaster = Number(readFileSync(join(placeCluster(dir).data, "postmaster.pid"), "utf8").split("\n")[0]);
let server: ChildProcess | undefined;
try {
  const order = { ownerUrl: cluster.url, seed: "demo", today: TEST_DAY, password: "Tuijin-2026!" };
  const { runtimeUrl } = await prepareDatabase(order);
  const sql = postgres(cluster.url, { max: 1, onnotice: () => {} });
  if (statements) await sql`create extension pg_stat_statements`;
  if (statements) await sql`select pg_stat_statements_reset()`;
  server = await serve(
    { RUNTIME_DATABASE_URL: runtimeUrl, TEST_OWNER_URL: cluster.url, DEMO_TODAY: TEST_DAY },
    profile,
  );
  const small = { movements: join(dir, "movements-small.xlsx"), enterprises: join(dir, "enterprises-small.xlsx") };
  const large = { movements: join(dir, "movements.xlsx"), enterprises: join(dir, "enterprises.xlsx") };
  const write = { movements: movementBook, enterprises: enterpriseBook };
  for (const ledger of ledgers) {
    await write[ledger](sql, small[ledger], 300);
    await write[ledger](sql, large[ledger], rows);
    // What is loaded once, the code and its caches, is no growth of an import.
    const { batch } = await asked(server, { ledger, step: "upload", path: small[ledger], batch: 0 });
    for (const step of ["accept", "undo"] as const) await asked(server, { ledger, step, path: "", batch });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    console.log(`${ledger}: ${rows} rows, ${(statSync(large[ledger]).size / 1e6).toFixed(1)} MB`);
    let at = 0;
    for (const step of ["upload", "accept", "upload", "undo"] as const) {
      const again = step === "upload" && at > 0;
      const done = await measured(server, { ledger, step, path: large[ledger], batch: at }, again ? "again" : step);
      if (statements) await dearest(sql);
      if (!again) at = done.batch;
    }
  }
  await sql.end();
} finally {
  server?.kill();
  await cluster.stop();
  removeCluster(placeCluster(dir), dir);
}

async function asked(child: ChildProcess, order: Order): Promise<Done> {
  child.send(order);
  const [done] = (await once(child, "message")) as [Done];
  if (done.said) throw new Error(done.said);
  return done;
}

/** Where the database's time went, the functions' own statements included. */
async function dearest(sql: Sql): Promise<void> {
  const rows =
    await sql`select calls::int, round(total_exec_time)::int as ms, rows::int, left(regexp_replace(query, '\\s+', ' ', 'g'), 150) as query
    from pg_stat_statements order by total_exec_time desc limit 14`;
  for (const { ms, calls, rows: n, query } of rows) console.log(`    ${ms} ms  ${calls}×  ${n} rows  ${query}`);
  await sql`select pg_stat_statements_reset()`;
}

async function measured(child: ChildProcess, order: Order, name: string): Promise<Done> {
  const load = loadavg()[0]!.toFixed(1);
  const seen = watch(child.pid!, postmaster);
  const done = await asked(child, order);
  const { before, most, child: reader, childCpu, databaseCpu } = seen();
  const pages = done.pages.sort((a, b) => a - b);
  const shown = {
    wall: done.seconds.toFixed(1),
    "cpu server": done.cpu.toFixed(1),
    reader: childCpu.toFixed(1),
    database: databaseCpu.toFixed(1),
    "MB grown": (most - before).toFixed(0),
    "MB reader": reader.toFixed(0),
    "page median": pages[pages.length >> 1]?.toFixed(0),
    "page worst": pages.at(-1)?.toFixed(0),
    "loop stood": done.stood.toFixed(0),
    load,
  };
  console.log(
    `  ${name.padEnd(7)}`,
    Object.entries(shown)
      .map(([key, value]) => `${key} ${value}`)
      .join("  "),
  );
  return done;
}
