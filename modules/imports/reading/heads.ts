import { type Cell, fillMerged, type Merge } from "@/platform/sheets";
import type { ImportColumn } from "../adapter";

/** Rows within which a head is looked for: titles, units of measure and issue lines stand above it. */
export const HEAD_WINDOW = 30;
const DEPTHS = [1, 2, 3];

export interface Head {
  /** Zero-based row of the first and the last line of the head. */
  top: number;
  bottom: number;
  heads: string[];
  mapping: (string | null)[];
  missing: string[];
  matched: number;
}

export const bare = (label: string): string =>
  label
    .normalize("NFKC")
    .replace(/[\s*:]/g, "")
    .replace(/\((必填|选填)\)$/, "")
    .toLowerCase();

const textOf = (cell: Cell | undefined): string =>
  typeof cell === "string" ? cell.trim() : typeof cell === "number" ? String(cell) : "";

/**
 * Finds the head of a table: the one to three rows whose (merged) labels answer to most of the ledger's columns. Null where
 * fewer than half of the required ones are found: then this is another table.
 */
export function findHead(rows: Cell[][], merges: Merge[], columns: readonly ImportColumn[]): Head | null {
  const window = fillMerged(rows.slice(0, HEAD_WINDOW), merges);
  let best: (Head & { score: number }) | null = null;
  for (const depth of DEPTHS) {
    for (let top = 0; top + depth <= window.length; top += 1) {
      const found = labelled(window.slice(top, top + depth), columns);
      if (best && found.score <= best.score) continue;
      best = { ...found, top, bottom: top + depth - 1 };
    }
  }
  if (!best) return null;
  const required = columns.filter((column) => column.required).length;
  const hits = required - best.missing.length;
  if (hits * 2 < required || best.matched < 3) return null;
  const { score: _score, ...head } = best;
  return { ...head, top: topOf(head, merges) };
}

/** Labels that a vertical merge carries down into the head's last line start where the merge starts. */
function topOf(head: Head, merges: Merge[]): number {
  const above = merges.filter((m) => m.top < head.top && m.bottom >= head.top && m.bottom <= head.bottom);
  return Math.min(head.top, ...above.map((m) => m.top));
}

function labelled(lines: Cell[][], columns: readonly ImportColumn[]) {
  const width = Math.max(0, ...lines.map((line) => line.length));
  const heads: string[] = [];
  const choices: string[][] = [];
  for (let c = 0; c < width; c += 1) {
    const levels = [...new Set(lines.map((line) => textOf(line[c])).filter(Boolean))];
    heads.push(levels.at(-1) ?? "");
    choices.push([levels.at(-1) ?? "", levels.join(""), ...levels]);
  }
  const mapping = matchHeads(choices, columns);
  const missing = columns.filter((column) => column.required && !mapping.includes(column.key)).map((c) => c.label);
  const matched = mapping.filter((key) => key !== null).length;
  return { heads, mapping, missing, matched, score: matched - missing.length * 100 };
}

/** Which column each head means, by label or alias; a column is given once, to the first head that names it. */
export function matchHeads(choices: string[][], columns: readonly ImportColumn[]): (string | null)[] {
  const keyOf = new Map<string, string>();
  for (const column of columns) {
    for (const name of [column.label, ...column.aliases]) if (!keyOf.has(bare(name))) keyOf.set(bare(name), column.key);
  }
  const given = new Set<string>();
  return choices.map((names) => {
    for (const name of names) {
      const key = name ? keyOf.get(bare(name)) : undefined;
      if (key === undefined || given.has(key)) continue;
      given.add(key);
      return key;
    }
    return null;
  });
}
