/**
 * Reads one uploaded file from stdin and answers in lines of JSON: {sheet}, {rows} …, {end} or {refused}.
 * Plain JavaScript on purpose: the built server starts it as a file of its own, under a memory and a time limit.
 */
import { once } from "node:events";
import { guardOle, guardZip, kindOf, Refused } from "./guard.mjs";

const [name = "", limitsText = "{}"] = process.argv.slice(2);
const limits = JSON.parse(limitsText);
// Short enough for the listener to clear it away quickly.
const LINE = 48 * 1024;

async function say(message) {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, "drain");
}

async function received() {
  const pieces = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function sheetsOf(bytes) {
  const kind = kindOf(bytes, name);
  if (kind === "text") return (await import("./text.mjs")).textSheets(bytes, name, limits);
  if (kind === "zip") await guardZip(bytes, limits);
  else guardOle(bytes);
  return (await import("./workbook.mjs")).workbookSheets(bytes, limits);
}

async function run() {
  let filled = false;
  for (const { rows, ...sheet } of await sheetsOf(await received())) {
    await say({ sheet });
    let first = 0;
    let batch = [];
    let size = 0;
    const flush = async () => {
      if (batch.length > 0) await say({ first, rows: batch });
      first += batch.length;
      batch = [];
      size = 0;
    };
    for (const row of rows) {
      filled ||= row.some((cell) => cell !== null);
      batch.push(row);
      for (const cell of row) size += typeof cell === "string" ? cell.length + 4 : 12;
      if (batch.length >= limits.batch || size > LINE) await flush();
    }
    await flush();
  }
  if (!filled) throw new Refused("empty");
  await say({ end: true });
}

try {
  await run();
} catch (error) {
  const refused = error instanceof Refused ? error : new Refused("unreadable");
  await say({ refused: refused.reason, detail: refused.detail });
}
