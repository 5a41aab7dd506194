import { once } from "node:events";
import type { PassThrough, Writable } from "node:stream";
import type ExcelJS from "exceljs";

/**
 * Waits until all rows so far are compressed and handed on; false when the reader has left.
 * Without it rows pile up uncompressed whenever the database is quicker than the zip or the network.
 */
export async function caughtUp(sheet: ExcelJS.Worksheet, out: PassThrough): Promise<boolean> {
  const entry = entryOf(sheet);
  if (!out.destroyed && entry) {
    const closed = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => entry.write("", () => resolve())),
      once(out, "close", { signal: closed.signal }).catch(() => {}),
    ]);
    closed.abort();
  }
  await drained(out);
  return !out.destroyed;
}

/** The zip goes on packing whatever its reader takes, so whoever feeds it waits for the reader. */
async function drained(out: PassThrough): Promise<void> {
  while (!out.destroyed && out.writableNeedDrain) {
    const settled = new AbortController();
    const { signal } = settled;
    await Promise.race(["drain", "close"].map((event) => once(out, event, { signal }).catch(() => {})));
    settled.abort();
  }
}

/**
 * exceljs answers no write with "wait", but the zip entry behind the sheet is an ordinary stream: an empty write to it
 * returns after everything before it. It is not part of exceljs' types; where it is missing, the rows are simply not paced.
 */
function entryOf(sheet: ExcelJS.Worksheet): Writable | null {
  const stream: unknown = Reflect.get(sheet, "stream");
  const pipes: unknown = typeof stream === "object" && stream !== null ? Reflect.get(stream, "pipes") : null;
  const entry: unknown = Array.isArray(pipes) ? pipes[0] : null;
  return isWritable(entry) ? entry : null;
}

function isWritable(value: unknown): value is Writable {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "write") === "function";
}
