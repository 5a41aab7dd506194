import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { headOf } from "../export/head";
import { fonts, mm } from "./measures";
import { type Align, type Grid, type GridCell, type GridColumn, startsOf } from "./paper";

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };

const margins = (side: number, edge: number) => ({ left: mm(side), right: mm(side), top: mm(edge), bottom: mm(edge) });
const close = margins(0.6, 0.7);
const roomy = margins(1.8, 1.4);

/** A ruled table: merged head that repeats on every page, rows that no page parts. */
export function tableOf(grid: Grid): Table {
  const points = grid.size ?? 10.5;
  const draw = (cell: GridCell, column: GridColumn | undefined, width: number, strong: boolean) =>
    cellOf(cell, cell.align ?? column?.align ?? "center", width, points, strong);
  return new Table({
    rows: [...(grid.form ? [] : headRows(grid.columns, points)), ...bodyRows(grid, draw)],
    width: { size: mm(sum(grid.columns)), type: WidthType.DXA },
    columnWidths: grid.columns.map(({ width }) => mm(width)),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders,
    margins: grid.form ? roomy : close,
  });
}

const sum = (columns: readonly GridColumn[]) => columns.reduce((total, { width }) => total + width, 0);

function headRows(columns: readonly GridColumn[], points: number): TableRow[] {
  const head = headOf(columns);
  return Array.from({ length: head.rows }, (_, row) => {
    const cells = head.cells
      .filter((cell) => cell.row === row)
      .map(({ label, column, height, width }) =>
        cellOf(
          { text: label, cols: width, rows: height },
          "center",
          sum(columns.slice(column, column + width)),
          points,
          true,
        ),
      );
    return new TableRow({ children: cells, tableHeader: true, cantSplit: true });
  });
}

type Draw = (cell: GridCell, column: GridColumn | undefined, width: number, strong: boolean) => TableCell;

function bodyRows(grid: Grid, draw: Draw): TableRow[] {
  const { columns, rows } = grid;
  const starts = startsOf(grid);
  return rows.map((row, line) => {
    const children = row.cells.map((cell, at) => {
      const start = starts[line]?.[at] ?? at;
      const width = sum(columns.slice(start, start + (cell.cols ?? 1)));
      return draw(cell, columns[start], width, cell.strong ?? row.strong ?? false);
    });
    const height = row.height === undefined ? {} : { height: { value: mm(row.height), rule: HeightRule.ATLEAST } };
    return new TableRow({ children, cantSplit: true, keepNext: row.keep ?? false, ...height });
  });
}

const places = { top: VerticalAlign.TOP, bottom: VerticalAlign.BOTTOM };

function cellOf(cell: GridCell, align: Align, width: number, points: number, strong: boolean): TableCell {
  const { text, cols, rows, at } = cell;
  const font = strong ? fonts.head : fonts.body;
  return new TableCell({
    children: text.split("\n").map(
      (part) =>
        new Paragraph({
          style: points >= 12 ? "FormText" : "TableText",
          alignment: alignments[align],
          children: [new TextRun({ text: part, font, size: points * 2, snapToGrid: false })],
        }),
    ),
    width: { size: mm(width), type: WidthType.DXA },
    verticalAlign: at ? places[at] : VerticalAlign.CENTER,
    ...(cols && cols > 1 ? { columnSpan: cols } : {}),
    ...(rows && rows > 1 ? { rowSpan: rows } : {}),
  });
}
