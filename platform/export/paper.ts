import type ExcelJS from "exceljs";
import type { HeadCell } from "./head";

export type Style = Partial<ExcelJS.Style>;
export interface Written {
  value: ExcelJS.CellValue;
  style: Style;
}

/** A sheet that is written from top to bottom; each row leaves the memory as soon as it is complete. */
export interface Paper {
  /** Rows written so far, which is also the sheet's number of the last one. */
  readonly written: number;
  /** One text across the whole width. */
  line(text: string, style: Style, height?: number): void;
  row(cells: Written[]): void;
  head(rows: number, cells: HeadCell[], style: Style): void;
}

export function paper(sheet: ExcelJS.Worksheet, width: number): Paper {
  let written = 0;
  const put = (row: ExcelJS.Row, column: number, { value, style }: Written) => {
    const cell = row.getCell(column);
    cell.value = value;
    cell.style = style;
  };
  return {
    get written() {
      return written;
    },
    line(text, style, height) {
      const row = sheet.getRow(++written);
      put(row, 1, { value: text, style });
      if (width > 1) sheet.mergeCells(written, 1, written, width);
      if (height) row.height = height;
      row.commit();
    },
    row(cells) {
      const row = sheet.getRow(++written);
      for (const [i, cell] of cells.entries()) put(row, i + 1, cell);
      row.commit();
    },
    head(rows, cells, style) {
      const top = written + 1;
      for (const { label, row, column, height, width } of cells) {
        put(sheet.getRow(top + row), column + 1, { value: label, style });
        if (height * width > 1) sheet.mergeCells(top + row, column + 1, top + row + height - 1, column + width);
      }
      for (let row = 0; row < rows; row++) sheet.getRow(top + row).height = 24;
      written += rows;
      sheet.getRow(written).commit();
    },
  };
}
