/**
 * The verbs behind the main screens over HTTP, beside a bare Node server that says the same statements to the same database and
 * answers their rows as JSON: what the board adds to its SQL. City scope. `npm run bench:serve`.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import type { Case } from "./board/cases";
import { openBoard, settingsFor } from "./board/database";
import type { Statement } from "./board/plans";
import { replaceSection } from "./board/results";

const shown = [
  "overview, with its league table",
  "plan",
  "funnel",
  "enterprises",
  "growth by month, with the balance",
  "movements",
];

const big = await openBoard();
Object.assign(process.env, settingsFor(big));
let said: Statement[] | null = null;
const pool = () =>
  drizzle(
    postgres(big.runtimeUrl, {
      max: 8,
      onnotice: () => {},
      debug: (_connection, text, values) => void said?.push({ text, values }),
    }),
    { schema },
  );
const verbs = pool();
Object.assign(globalThis, { tuijintaiDatabase: verbs });
const bare = pool().$client;
const { cases } = await import("./board/cases");
const { staffNamed } = await import("@/db/testing/staff");
const { closeOwner } = await import("@/db/testing");
const city = await staffNamed("city");

/** What a verb says to the database, in its order, with the statement that sets role and scope. */
async function statementsOf({ run }: Case): Promise<Statement[]> {
  said = [];
  await run(city);
  const statements = said.filter(({ text }) => /^\s*(select|with)\b/i.test(text));
  said = null;
  return statements;
}

const replay = (statements: Statement[]) =>
  bare.begin("isolation level repeatable read read only", async (tx) => {
    const answers = [];
    for (const { text, values } of statements) answers.push(await tx.unsafe(text, values as never[]));
    return answers;
  });

async function serving(answer: (at: number) => Promise<unknown>) {
  const server = createServer(async (request, response) => {
    const text = JSON.stringify(await answer(Number(request.url?.slice(1))));
    response.setHeader("content-type", "application/json").end(text);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Milliseconds of requests, `width` at a time: the median and the 95th of a hundred. */
async function timed(url: string, width: number): Promise<string> {
  const times: number[] = [];
  let left = width * 25;
  const ask = async () => {
    const since = performance.now();
    await (await fetch(url)).arrayBuffer();
    times.push(performance.now() - since);
  };
  for (let i = 0; i < 5; i += 1) await ask();
  times.length = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left-- > 0) await ask();
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0);
  return `${at(0.5)} / ${at(0.95)}`;
}

const lines = [
  "Milliseconds, median / 95th.",
  "",
  "| read | board, 1 | bare, 1 | board, 8 at a time | bare, 8 at a time |",
  "|---|---:|---:|---:|---:|",
];
try {
  const chosen = shown.map((name) => cases.find((one) => one.name === name)!);
  const statements: Statement[][] = [];
  for (const one of chosen) statements.push(await statementsOf(one));
  const board = await serving((at) => chosen[at]!.run(city));
  const plain = await serving((at) => replay(statements[at]!));
  for (const [at, { name }] of chosen.entries()) {
    const cells = [];
    for (const width of [1, 8]) for (const { url } of [board, plain]) cells.push(await timed(`${url}/${at}`, width));
    lines.push(`| ${name} | ${cells.join(" | ")} |`);
    console.log(lines.at(-1));
  }
  replaceSection("serve", lines.join("\n"));
  board.server.close();
  plain.server.close();
} finally {
  await bare.end();
  await verbs.$client.end();
  await closeOwner();
  await big.close();
}
process.exit(0);
