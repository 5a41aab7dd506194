import { type Cell, type Merge, openSheets, type SheetHead, type UploadedFile } from "@/platform/sheets";
import type { Adapter, ImportColumn, Reading } from "../adapter";
import { findHead, HEAD_WINDOW, type Head } from "./heads";
import { lineKind, mergeFiller } from "./lines";

export interface Candidate {
  adapter: Adapter;
  columns: ImportColumn[];
}

export interface RawRow {
  row: number;
  cells: Cell[];
}

interface Find {
  candidate: Candidate;
  head: Head;
  sheet: string;
}

export interface Sink {
  /** `rows`: how many lines stand below the head, data or not. */
  begin(candidate: Candidate, reading: Reading, rows: number): Promise<void>;
  rows(rows: RawRow[]): Promise<void>;
}

/**
 * Streams the first sheet whose head a candidate understands completely; where none does, the one that comes nearest, so that
 * the officer can map the columns by hand. Answers what was found, or null when this is no such workbook.
 * Throws SheetRefused; one batch is held at a time.
 */
export async function readFile(file: UploadedFile, candidates: Candidate[], sink: Sink): Promise<Reading | null> {
  const first = await pass(file, (rows, sheet) => bestOf(candidates, rows, sheet), sink, true);
  if (first.reading || !first.nearest) return first.reading;
  const { nearest } = first;
  const again = await pass(file, (_rows, sheet) => (sheet.name === nearest.sheet ? nearest : null), sink, false);
  return again.reading;
}

type Choose = (rows: Cell[][], sheet: SheetHead) => Find | null;

async function pass(file: UploadedFile, choose: Choose, sink: Sink, complete: boolean) {
  const found: { reading: Reading | null; nearest: Find | null } = { reading: null, nearest: null };
  const sheets: string[] = [];
  let current: { sheet: SheetHead; window: Cell[][] | null; at: number; take: Taker | null } | null = null;

  const settle = async () => {
    if (!current?.window) return;
    const { window, sheet } = current;
    current.window = null;
    const find = found.reading || sheet.hidden ? null : choose(window, sheet);
    if (!find) return;
    if (complete && find.head.missing.length > 0) {
      if (!found.nearest || find.head.missing.length < found.nearest.head.missing.length) found.nearest = find;
      return;
    }
    found.reading = readingOf(find);
    current.take = taker(sheet.merges, find.head.bottom, found.reading);
    await sink.begin(find.candidate, found.reading, sheet.height - find.head.bottom - 1);
    await sink.rows(current.take(window, 0));
  };

  for await (const part of openSheets(file, { bytes: 20 * 1024 * 1024 })) {
    if ("sheet" in part) {
      await settle();
      current = { sheet: part.sheet, window: [], at: 0, take: null };
      sheets.push(part.sheet.name);
      continue;
    }
    if (!current) continue;
    if (current.window) {
      current.window.push(...part.rows);
      if (current.window.length >= HEAD_WINDOW) await settle();
    } else if (current.take) await sink.rows(current.take(part.rows, current.at));
    current.at += part.rows.length;
  }
  await settle();
  const { reading } = found;
  if (reading) reading.otherSheets = sheets.filter((name) => name !== reading.sheet);
  return found;
}

type Taker = (rows: Cell[][], first: number) => RawRow[];

function taker(merges: Merge[], bottom: number, reading: Reading): Taker {
  const fill = mergeFiller(merges.filter((merge) => merge.top > bottom));
  return (rows, first) => {
    const taken: RawRow[] = [];
    for (const [index, cells] of rows.entries()) {
      const row = first + index;
      if (row <= bottom) continue;
      const filled = fill(cells, row);
      const kind = lineKind(cells);
      if (kind === "total") reading.ignored.totals += 1;
      else if (kind === "note") reading.ignored.notes += 1;
      else if (kind === "row") taken.push({ row: row + 1, cells: filled.map(storable) });
    }
    return taken;
  };
}

/** The database keeps no NUL and no half of a surrogate pair. */
const storable = (cell: Cell): Cell => (typeof cell === "string" ? cell.replaceAll("\u0000", "").toWellFormed() : cell);

function bestOf(candidates: Candidate[], rows: Cell[][], sheet: SheetHead): Find | null {
  const finds = candidates.flatMap((candidate) => {
    const head = findHead(rows, sheet.merges, candidate.columns);
    return head ? [{ candidate, head, sheet: sheet.name }] : [];
  });
  const rank = ({ head }: Find) => head.matched - head.missing.length * 1000;
  return finds.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

function readingOf({ candidate, head, sheet }: Find): Reading {
  return {
    sheet,
    headTop: head.top + 1,
    headRow: head.bottom + 1,
    heads: head.heads.map((label) => String(storable(label))),
    mapping: head.mapping,
    otherSheets: [],
    ignored: { totals: 0, notes: 0 },
    missing: head.missing,
    remarks: remarksOn(candidate.adapter, head.heads, head.mapping),
  };
}

export function remarksOn(adapter: Adapter, heads: string[], mapping: (string | null)[]): string[] {
  return heads.flatMap((head, index) => {
    const remark = head && mapping[index] === null ? adapter.strange?.(head) : null;
    return remark ? [remark] : [];
  });
}
