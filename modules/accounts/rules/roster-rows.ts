import { z } from "zod";

/** A line of an uploaded roster as it was written; `row` is its number in the file, from 1. */
export const RosterRow = z.object({
  row: z.number().int(),
  account: z.string().max(100),
  name: z.string().max(100),
  unit: z.string().max(100),
  roles: z.string().max(100),
});
export type RosterRow = z.output<typeof RosterRow>;

export const ROSTER_LIMIT = 500;

const heads = { account: "账号", name: "姓名", unit: "单位", roles: "角色" } as const;
type Head = keyof typeof heads;
export const rosterHeads = heads;

/**
 * Rows of a roster below the line that heads its columns 账号 姓名 单位 角色, in any order and among others; empty lines are skipped.
 * An error says what is missing.
 */
export function readRoster(lines: readonly (readonly unknown[])[]): { rows: RosterRow[] } | { error: string } {
  const text = (cell: unknown) => (typeof cell === "string" || typeof cell === "number" ? String(cell).trim() : "");
  const at = lines.findIndex((line) => line.some((cell) => text(cell) === heads.account));
  const head = lines[at];
  if (!head) return { error: "没有找到表头：要有“账号、姓名、单位、角色”四列" };
  const columns = new Map<Head, number>();
  for (const key of Object.keys(heads) as Head[]) {
    const column = head.findIndex((cell) => text(cell) === heads[key]);
    if (column === -1) return { error: `表头缺少“${heads[key]}”列` };
    columns.set(key, column);
  }
  const cell = (line: readonly unknown[], key: Head) => text(line[columns.get(key) ?? -1]).slice(0, 100);
  const rows = lines
    .map((line, i) => ({
      row: i + 1,
      account: cell(line, "account"),
      name: cell(line, "name"),
      unit: cell(line, "unit"),
      roles: cell(line, "roles"),
    }))
    .filter((row) => row.row > at + 1 && (row.account || row.name || row.unit || row.roles));
  if (rows.length === 0) return { error: "表头下面没有数据" };
  if (rows.length > ROSTER_LIMIT) return { error: `一次最多导入 ${ROSTER_LIMIT} 行，这里有 ${rows.length} 行` };
  return { rows };
}
