import type { CSSProperties } from "react";
import { type Grid, type GridColumn, type GridRow, startsOf } from "@/platform/docx/paper";
import { headOf } from "@/platform/export/head";

/** A ruled table as the Word file draws it: merged head that repeats on paper, rows that no page parts. */
export function PaperGrid({ grid, caption }: { grid: Grid; caption: string }) {
  const { columns, rows, form = false, size = 10.5 } = grid;
  const head = form ? null : headOf(columns);
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }, at) => ({ key: `column ${at}`, width: `${(width / total) * 100}%` }));
  const places = startsOf(grid);
  return (
    <div className="paper-scroll">
      <table className={form ? "paper-form" : undefined} style={{ "--pt": size } as CSSProperties}>
        <caption className="sr">{caption}</caption>
        <colgroup>
          {widths.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        {head && (
          <thead>
            {Array.from({ length: head.rows }, (_, row) => (
              <tr key={head.cells.find((cell) => cell.row === row)?.label ?? row}>
                {head.cells
                  .filter((cell) => cell.row === row)
                  .map(({ label, column, width, height }) => (
                    <th key={column} scope={width > 1 ? "colgroup" : "col"} colSpan={width} rowSpan={height}>
                      {label}
                    </th>
                  ))}
              </tr>
            ))}
          </thead>
        )}
        <tbody>
          {rows.map((row, at) => (
            <Row key={keyOf(row, at)} row={row} columns={columns} starts={places[at] ?? []} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const keyOf = (row: GridRow, at: number) => `${at} ${row.cells[0]?.text ?? ""}`;

function Row({ row, columns, starts }: { row: GridRow; columns: readonly GridColumn[]; starts: readonly number[] }) {
  return (
    <tr
      className={row.strong ? "strong" : undefined}
      style={row.height === undefined ? undefined : { height: `${row.height}mm` }}
    >
      {row.cells.map((cell, at) => (
        <td
          key={starts[at]}
          colSpan={cell.cols}
          rowSpan={cell.rows}
          className={[cell.align ?? columns[starts[at] ?? 0]?.align ?? "center", cell.at, cell.strong ? "strong" : ""]
            .filter(Boolean)
            .join(" ")}
        >
          {cell.text}
        </td>
      ))}
    </tr>
  );
}
