import ExcelJS from "exceljs";
import { looks } from "@/platform/export/styles";
import { LISTS, listWriter, validationOf } from "./lists";
import type { TemplateCell } from "./template";
import type { TemplateView } from "./verb";

declare module "exceljs" {
  // The typings leave out what a whole column's validation needs.
  interface Worksheet {
    dataValidations: { add(range: string, validation: DataValidation): void };
  }
}

export const HEAD_ROW = 3;
/** The last row that carries lists: more is not typed by hand. */
const LAST_ROW = 20_000 + HEAD_ROW;
const DATE = "yyyy-mm-dd";
const hint = { ...looks.line, font: { ...looks.line.font, color: { argb: "FF5A6472" } } };

/** The workbook to be filled in: the table with its lists, 填写说明 with two examples, and the hidden sheet of choices. */
export async function templateBook({ title, columns, rows }: TemplateView): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title, { views: [{ state: "frozen", ySplit: HEAD_ROW }] });
  guide(book, title, columns);
  const lists = listWriter(book.addWorksheet(LISTS, { state: "veryHidden" }), columns);
  sheet.columns = columns.map(({ width = 14, form }) => ({
    width,
    style: form === "date" ? { numFmt: DATE } : {},
  }));
  across(sheet, 1, `${title} 导入模板`, columns.length, looks.title, 36);
  const words = "带 * 的列必填；有下拉框的格请从中选择；各列怎么填、填好的样子见“填写说明”。填好后直接上传本文件。";
  across(sheet, 2, words, columns.length, hint, 22);
  const head = sheet.getRow(HEAD_ROW);
  head.height = 26;
  for (const [index, column] of columns.entries()) {
    const cell = head.getCell(index + 1);
    cell.value = column.required ? `${column.label}*` : column.label;
    cell.style = looks.head;
    const { letter } = sheet.getColumn(index + 1);
    const validation = validationOf(column, lists(column, HEAD_ROW + 1));
    if (validation) sheet.dataValidations.add(`${letter}${HEAD_ROW + 1}:${letter}${LAST_ROW}`, validation);
  }
  for (const row of rows) {
    const line = sheet.addRow([]);
    for (const [index, cell] of row.entries()) put(line.getCell(index + 1), cell);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Down instead of across: a head that lies on its side is never taken for a table to import. */
function guide(book: ExcelJS.Workbook, title: string, columns: TemplateView["columns"]): void {
  const sheet = book.addWorksheet("填写说明", { views: [{ state: "frozen", ySplit: 2 }] });
  sheet.columns = [18, 8, 60, 28, 28].map((width) => ({ width }));
  across(sheet, 1, `${title}：填写说明`, 5, looks.title, 36);
  const head = sheet.addRow(["列", "必填", "填写要求", "示例一（不导入）", "示例二（不导入）"]);
  for (let at = 1; at <= 5; at += 1) head.getCell(at).style = looks.head;
  for (const { label, required, note, examples } of columns) {
    const row = sheet.addRow([label, required ? "是" : "否", note]);
    for (const [at, example] of examples.entries()) put(row.getCell(at + 4), example);
    for (let at = 1; at <= 5; at += 1) {
      const cell = row.getCell(at);
      cell.style = { ...(at === 2 ? looks.centre : looks.text), ...(cell.numFmt ? { numFmt: cell.numFmt } : {}) };
    }
  }
}

function across(sheet: ExcelJS.Worksheet, at: number, text: string, width: number, style: object, height: number) {
  const row = sheet.getRow(at);
  row.height = height;
  row.getCell(1).value = text;
  row.getCell(1).style = style;
  if (width > 1) sheet.mergeCells(at, 1, at, width);
}

export function put(target: ExcelJS.Cell, cell: TemplateCell): void {
  if (cell === null || typeof cell !== "object") target.value = cell;
  else {
    target.value = new Date(`${cell.date}T00:00:00Z`);
    target.numFmt = DATE;
  }
}
