/** A head cell with its extent; rows and columns count from 0 inside the head. */
export interface HeadCell {
  label: string;
  row: number;
  column: number;
  height: number;
  width: number;
}

/** What a head needs to know of a column. */
export interface Labelled {
  label: string;
  group?: string;
}

export const GROUP_SEPARATOR = " / ";

/**
 * The merged head above a table: neighbours of one group share a cell, nested groups ("建会 / 本月") take a row each,
 * and a column without group reaches down to the last row.
 */
export function headOf(columns: readonly Labelled[]): { rows: number; cells: HeadCell[] } {
  const paths = columns.map((column) => [...(column.group?.split(GROUP_SEPARATOR) ?? []), column.label]);
  const rows = Math.max(1, ...paths.map((path) => path.length));
  const cells: HeadCell[] = [];
  for (const [column, path] of paths.entries()) {
    for (const [row, label] of path.entries()) {
      const leaf = row === path.length - 1;
      const before = paths[column - 1];
      const same =
        before !== undefined && before.length > row + 1 && path.slice(0, row + 1).every((p, i) => p === before[i]);
      if (!leaf && same) {
        const left = cells.findLast((cell) => cell.row === row && cell.label === label);
        if (left) left.width++;
      } else {
        cells.push({ label, row, column, height: leaf ? rows - row : 1, width: 1 });
      }
    }
  }
  return { rows, cells };
}
