import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/platform/run";
import { covers, type Reach, type Staff } from "@/platform/staff";
import type { ExportState, Standing } from "@/vocab/exports";
import { standing } from "../rules/standing";
import { searchWords, unitsIn } from "../rules/words";
import { longSheet } from "../sheets";

type Search = Record<string, string | string[]>;

/** Own files that are still kept, by a condition; what has expired counts as gone before it is cleared away. */
export const kept = ({ id }: Staff, condition: SQL = sql`true`) =>
  sql`f.account_id = ${id} and coalesce(f.expires_at > now(), true) and ${condition}`;

/** A file as its row says; moments are the database's text. */
export type StoredFile = {
  id: string;
  sheet: string;
  title: string;
  format: "xlsx" | "csv";
  search: Search;
  state: ExportState;
  done: number;
  total: number;
  name: string;
  size: number;
  checksum: string;
  fault: string;
  reach: Reach | null;
  silent: number;
  askedAt: string;
  expiresAt: string | null;
};

export const fileColumns = sql`f.id, f.sheet, f.title, f.format, f.search, f.state, f.done, f.total, f.name, f.size,
  f.sha256 as checksum, f.fault, f.reach, extract(epoch from now() - f.told_at)::float8 as silent, f.asked_at::text as "askedAt",
  f.expires_at::text as "expiresAt"`;

/** What the file stands for, for whoever looks now: somebody who reads less than its maker did does not get it. */
export function standingOf(staff: Staff, file: Pick<StoredFile, "sheet" | "state" | "silent" | "reach">): Standing {
  const may = longSheet(file.sheet)?.may;
  const open = may !== undefined && staff.may.has(may) && file.reach !== null && covers(staff, file.reach);
  return standing({ ...file, open });
}

/** Searches in words, with the names of the units in them. */
export async function wordsOf(tx: Tx, files: readonly Pick<StoredFile, "sheet" | "search">[]): Promise<string[][]> {
  const filtersOf = (sheet: string) => longSheet(sheet)?.filters ?? {};
  const codes = files.flatMap(({ sheet, search }) => unitsIn(search, filtersOf(sheet)));
  const rows =
    codes.length === 0
      ? []
      : await tx.execute<{ code: string; title: string }>(
          sql`select code, title from units where code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`,
        );
  const titles = new Map(rows.map(({ code, title }) => [code, title]));
  return files.map(({ sheet, search }) => searchWords(search, filtersOf(sheet), titles));
}
