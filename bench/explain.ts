/**
 * EXPLAIN of the reads behind the screens on the benches' board, as a city, a district and a street officer, under the runtime's role:
 * which tables of facts are read whole, and how long a warm read takes. `npm run bench:explain [part of a name] [--text]`.
 */
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import type { Case } from "./board/cases";
import { openBoard, settingsFor } from "./board/database";
import { explain, type Reading, type Statement } from "./board/plans";
import { replaceSection } from "./board/results";

const RUNS = 20;
const accounts = ["city", "chaoyang", "heping"];
const [part = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const shows = process.argv.includes("--text");

const big = await openBoard();
Object.assign(process.env, settingsFor(big));
let said: Statement[] | null = null;
// The pool of the verbs, made here so that it tells what is said to the database.
Object.assign(globalThis, {
  tuijintaiDatabase: drizzle(
    postgres(big.runtimeUrl, {
      max: 4,
      onnotice: () => {},
      debug: (_connection, text, values) => void said?.push({ text, values }),
    }),
    { schema },
  ),
});
const { cases } = await import("./board/cases");
const { staffNamed } = await import("@/db/testing/staff");
// Statements were told as the verbs' client serialises them, so they are explained over a client that does the same.
const runtime = drizzle(postgres(big.runtimeUrl, { max: 1, onnotice: () => {} })).$client;

const round = (milliseconds: number) => milliseconds.toFixed(milliseconds < 10 ? 1 : 0);

async function timed({ run }: Case, account: string): Promise<{ median: number; worst: number }> {
  const staff = await staffNamed(account);
  for (let i = 0; i < 3; i += 1) await run(staff);
  const times: number[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    const since = performance.now();
    await run(staff);
    times.push(performance.now() - since);
  }
  times.sort((a, b) => a - b);
  return { median: times[RUNS / 2]!, worst: times[RUNS - 1]! };
}

function tell(name: string, readings: Reading[]): void {
  for (const { text, milliseconds, planning, scans } of readings) {
    if (milliseconds + planning < 3 && scans.length === 0) continue;
    const whole = scans.map((scan) => `${scan.table} ${scan.kept}/${scan.read}`).join(", ");
    console.log(
      `    ${name} ${round(milliseconds)}+${round(planning)} ms ${whole && `FULL ${whole}`} ${text.replaceAll(/\s+/g, " ").slice(0, shows ? 2000 : 110)}`,
    );
  }
}

const lines = [
  "| read | scope | median ms | worst ms | statements | of it database ms | blocks | sums read | facts read whole |",
  "|---|---|---:|---:|---:|---:|---:|---|---|",
];
try {
  for (const one of cases.filter(({ name }) => name.includes(part))) {
    for (const account of accounts) {
      const staff = await staffNamed(account);
      said = [];
      await one.run(staff);
      const statements = said;
      said = null;
      await explain(runtime, statements);
      const readings = await explain(runtime, statements);
      const { median, worst } = await timed(one, account);
      const spent = readings.reduce((sum, reading) => sum + reading.milliseconds + reading.planning, 0);
      const blocks = readings.reduce((sum, reading) => sum + reading.blocks, 0);
      const scans = readings.flatMap((reading) => reading.scans);
      const whole = [...new Set(scans.map(({ table, read, kept }) => `${table} (${kept} of ${read} rows)`))].join(", ");
      const kept = [...new Set(readings.flatMap((reading) => reading.sums))].join(", ");
      console.log(
        `${one.name} [${account}] median ${round(median)} worst ${round(worst)} ms, ${readings.length} statements ${round(spent)} ms ${whole && `FULL ${whole}`}`,
      );
      tell(account, readings);
      lines.push(
        `| ${one.name} | ${staff.unit.level} | ${round(median)} | ${round(worst)} | ${readings.length} | ${round(spent)} | ${blocks} | ${kept || "–"} | ${whole || "none"} |`,
      );
    }
  }
  if (part === "") replaceSection("explain", lines.join("\n"));
} finally {
  await runtime.end();
  await (
    globalThis as unknown as { tuijintaiDatabase: { $client: { end: () => Promise<void> } } }
  ).tuijintaiDatabase.$client.end();
  const { closeOwner } = await import("@/db/testing");
  await closeOwner();
  await big.close();
}
