import type { Cell, Sheet, SheetHead, SheetLimits, SheetResult } from "./cells";
import { endOf, linesOf, residentMb, seat, start } from "./child-process";
import { isRefusal, SheetRefused } from "./refusals";

export {
  type Cell,
  fillMerged,
  type Merge,
  type Sheet,
  type SheetHead,
  type SheetLimits,
  type SheetResult,
} from "./cells";
export { SheetRefused } from "./refusals";

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

const MB = 1024 * 1024;
const standard: SheetLimits = {
  bytes: 30 * MB,
  rows: 120_000,
  columns: 300,
  cells: 2_000_000,
  inflated: 200 * MB,
  ratio: 150,
  memory: 512,
  seconds: 60,
  batch: 500,
};

/** A sheet's head, then its rows in order; `first` is the zero-based row number of the batch's first row. */
export type SheetPart = { sheet: SheetHead } | { first: number; rows: Cell[][] };

/**
 * Reads a workbook of any size in a child process, batch by batch; the caller holds one batch at a time.
 * Throws SheetRefused (a Chinese sentence) for what is too large, unsafe, damaged or no workbook, also midway:
 * write what it yields inside a transaction. Leaving the loop early ends the child.
 */
export async function* openSheets(file: UploadedFile, limits: Partial<SheetLimits> = {}): AsyncGenerator<SheetPart> {
  const set = { ...standard, ...limits };
  if (file.bytes.length > set.bytes) throw new SheetRefused("bytes", { limit: Math.round(set.bytes / MB) });
  const release = await seat();
  if (!release) throw new SheetRefused("busy");
  try {
    yield* conversation(file, set);
  } finally {
    release();
  }
}

/** The whole workbook at once, for files that fit a page or a preview. Same refusals, as a value. */
export async function readSheets(file: UploadedFile, limits: Partial<SheetLimits> = {}): Promise<SheetResult> {
  const sheets: Sheet[] = [];
  try {
    for await (const part of openSheets(file, { cells: 600_000, ...limits })) {
      if ("sheet" in part) sheets.push({ ...part.sheet, rows: [] });
      else for (const row of part.rows) sheets.at(-1)!.rows.push(row);
    }
    return { ok: true, sheets };
  } catch (error) {
    if (error instanceof SheetRefused) return { ok: false, message: error.message };
    throw error;
  }
}

async function* conversation(file: UploadedFile, limits: SheetLimits): AsyncGenerator<SheetPart> {
  const child = start(file.name, limits);
  let stopped: "time" | "memory" | null = null;
  const stop = (why: "time" | "memory") => {
    stopped ??= why;
    child.kill("SIGKILL");
  };
  // The heap limit misses buffers, so the resident size is watched from outside (where the system shows it).
  const watch = setInterval(async () => {
    if ((await residentMb(child.pid)) > limits.memory) stop("memory");
  }, 100);
  const closed = endOf(child);
  const lines = linesOf(child.stdout);
  child.stdin.end(file.bytes);
  let left = limits.seconds * 1000;
  try {
    for (;;) {
      // Only the time spent waiting for the child counts, not what the caller does with a batch.
      const since = performance.now();
      const timer = setTimeout(() => stop("time"), Math.max(0, left));
      const line = await lines.next().finally(() => clearTimeout(timer));
      left -= performance.now() - since;
      if (line.done) break;
      const part = heard(line.value, limits);
      if (part === "end") return;
      yield part;
    }
    const end = await closed;
    if (stopped === "time") throw new SheetRefused("time", { limit: limits.seconds });
    // Node aborts when its heap is full; the system's own guard kills.
    if (stopped === "memory" || end === "SIGABRT" || end === "SIGKILL" || end === 134) throw new SheetRefused("memory");
    throw new SheetRefused("unreadable");
  } finally {
    clearInterval(watch);
    child.kill("SIGKILL");
  }
}

type Heard = { sheet: SheetHead } | { first: number; rows: Cell[][] } | { end: true } | Verdict;
type Verdict = { refused: string; detail: Record<string, string | number> };

function heard(line: string, limits: SheetLimits): SheetPart | "end" {
  const said = JSON.parse(line) as Heard;
  if ("end" in said) return "end";
  if (!("refused" in said)) return said;
  const reason = isRefusal(said.refused) ? said.refused : "unreadable";
  const limit = reason === "rows" || reason === "columns" ? { limit: limits[reason] } : {};
  throw new SheetRefused(reason, { ...said.detail, ...limit });
}
