import type { Dated } from "@/platform/locked";
import type { CommandContext, Context } from "@/platform/run";
import type { Cell } from "@/platform/sheets";
import type { Template } from "./templates/template";

/** A column that a ledger understands. `down`: a blank cell repeats the one above, as in tables whose groups are merged downwards. */
export interface ImportColumn {
  key: string;
  label: string;
  aliases: readonly string[];
  required: boolean;
  down?: boolean;
}

/** A row of the file by the ledger's own column keys; `row` as the spreadsheet numbers it. */
export interface FileRow {
  sheet: string;
  row: number;
  cells: Record<string, Cell>;
}

export interface Note {
  /** The column's label as the officer knows it. */
  column: string;
  reason: string;
  original: string;
}

/** What the file leaves open: accepted as proposed only where the officer ticks it. `patch` is then laid over the row's data. */
export interface Question {
  /** What the row is about. */
  subject: string;
  column: string;
  original: string;
  ask: string;
  patch: Record<string, unknown>;
}

/** What would become of a row. `data` is what would be written, `before` what is there now; both plain JSON. */
export interface Judged<Data = unknown, Before = unknown> {
  key: string;
  outcome: "add" | "change" | "same" | "refuse";
  /** One line for the preview: what is added, or which fields change from what to what. */
  summary: string;
  refusals: Note[];
  warnings: Note[];
  question?: Question | undefined;
  data: Data | null;
  before: Before | null;
}

export interface Kept<Data = unknown, Before = unknown> {
  sheet: string;
  row: number;
  key: string;
  data: Data;
  before: Before | null;
}

export interface Undone<Data = unknown, Before = unknown> extends Kept<Data, Before> {
  /** What stood there right after the import; anything else by now means that somebody went on from it. */
  after: Before;
}

/** How many rows of a batch cannot be taken back, and the first of them in order of rows. */
export interface Barred {
  rows: number;
  first: Obstacle[];
}

export interface Obstacle {
  sheet: string;
  row: number;
  reason: string;
}

/**
 * What a ledger has to say so that its workbooks can be previewed, accepted and undone. Rows come in batches of at most
 * 1,000 in file order, except for a `whole` table, which is judged at once and may hold 5,000.
 */
export interface Adapter<Data = unknown, Before = unknown> {
  id: string;
  title: string;
  whole: boolean;
  columns(context: Context): Promise<ImportColumn[]>;
  /** The empty workbook that officers fill in; its lists hold what the asking officer may write. */
  template(context: Context): Promise<Template>;
  /** A sentence about a head that no column of the ledger answers to; null where leaving it out does no harm. */
  strange?(head: string): string | null;
  /** Keeps other imports of the same ledger waiting until this transaction ends. */
  lock(context: Context): Promise<void>;
  /** Loads what judging needs; the answer is called batch by batch and remembers what it has seen. */
  open(context: Context): Promise<(rows: FileRow[]) => Promise<Judged<Data, Before>[]>>;
  /** Once the last row is judged: warnings that only the whole file can give, by row. */
  conclude?(context: Context, batch: number): Promise<Map<number, Note>>;
  /** Where a row counts, for ledgers whose rows are dated: what falls into a locked month is counted and told. */
  dated?(row: { data: Data | null; before: Before | null }): Dated[];
  /** Writes rows of a batch and records them for the history; answers what stands there afterwards, row by row. */
  write(context: CommandContext, rows: Kept<Data, Before>[], batch: number): Promise<Before[]>;
  /** Rows that cannot be taken back because something later depends on them. Needed where `barred` is not given. */
  obstacles?(context: Context, rows: Undone<Data, Before>[]): Promise<Obstacle[]>;
  /** The same of a whole batch in one question, for ledgers whose files are long; of the rows, the first `limit`. */
  barred?(context: Context, batch: number, limit: number): Promise<Barred>;
  undo(context: CommandContext, rows: Undone<Data, Before>[]): Promise<void>;
  /** After the last rows of an acceptance or an undo: what is done once for all of them, such as sums. */
  settle?(context: CommandContext): Promise<void>;
}

/** How a file was read; kept with its batch. Rows and columns count from 1 for people, `mapping` follows the file's columns. */
export interface Reading {
  sheet: string;
  headTop: number;
  headRow: number;
  heads: string[];
  mapping: (string | null)[];
  /** What the heads alone would say, where the officer's last correspondence has taken its place. */
  byHeads?: (string | null)[] | undefined;
  otherSheets: string[];
  ignored: { totals: number; notes: number };
  missing: string[];
  remarks: string[];
}

export interface Counts {
  rows: number;
  add: number;
  change: number;
  same: number;
  refuse: number;
  warn: number;
  question: number;
  /** Of those that would be written, rows that fall into a month whose report is approved. */
  late?: number;
}
