import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { dresser, totalCells } from "./cells";
import { headOf } from "./head";
import { caughtUp } from "./pace";
import { type Paper, paper } from "./paper";
import { MOST_ROWS, streamOf, tooLong, type Workbook } from "./sheet";
import { looks } from "./styles";

const widths = { code: 10, text: 24, count: 12, share: 10, progress: 12, date: 13, due: 13, status: 11, time: 18 };
const SERIAL_WIDTH = 7;

/**
 * The sheet in the form that offices accept (merged title and heads, 序号, 合计, footer, a 口径 sheet, A4 landscape).
 * Rows are written as they arrive and not kept: memory does not grow with their number. Cancelling ends the read.
 */
export function workbookStream<Row>(book: Workbook<Row>): ReadableStream<Uint8Array> {
  return streamOf(bytes(book));
}

async function* bytes<Row>(book: Workbook<Row>): AsyncGenerator<Uint8Array> {
  // The first batch comes before the first byte: a read that fails at once can still answer as an error.
  const rows = book.rows[Symbol.asyncIterator]();
  const first = await rows.next();
  const out = new PassThrough();
  write(book, first, rows, out).catch((error) => out.destroy(error));
  try {
    for await (const piece of out) yield piece;
  } finally {
    out.destroy();
    await rows.return?.();
  }
}

async function write<Row>(
  book: Workbook<Row>,
  first: IteratorResult<Row[]>,
  rows: AsyncIterator<Row[]>,
  out: PassThrough,
): Promise<void> {
  const writer = writerTo(out, book.by.who);
  if (!(await writeSheet(writer, book, first, rows, out))) return;
  basisSheet(writer, book);
  await writer.commit();
}

export function writerTo(out: PassThrough, creator: string) {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  writer.creator = creator;
  return writer;
}

/** One sheet from its title to its footer; false when the reader has left meanwhile. */
export async function writeSheet<Row>(
  writer: ExcelJS.stream.xlsx.WorkbookWriter,
  book: Workbook<Row>,
  first: IteratorResult<Row[]>,
  rows: AsyncIterator<Row[]>,
  out: PassThrough,
): Promise<boolean> {
  const { sheet, page } = open(writer, book);
  const dress = dresser<Row>(book);
  const above = page.written;
  const most = book.most ?? MOST_ROWS;
  const sums = new Map<string, number>();
  let number = 0;
  let group: string | null = null;
  for (let next = first; !next.done; next = await rows.next()) {
    for (const row of next.value) {
      if (page.written - above >= most) throw tooLong(number + 1);
      const heading = book.groupRows?.(row) ?? null;
      if (heading !== null && heading !== group) page.line(heading, looks.group);
      group = heading;
      number += 1;
      const cells = book.columns.map((column) => {
        const value = column.value(row);
        if (column.total && typeof value === "number") sums.set(column.key, (sums.get(column.key) ?? 0) + value);
        return dress(column, row, value);
      });
      page.row([{ value: number, style: looks.centre }, ...cells]);
    }
    if (!(await caughtUp(sheet, out))) return false;
  }
  if (number === 0) page.line("没有符合条件的记录", looks.centre);
  else if (book.totals) page.row(totalCells(book.columns, sums, above + 1, page.written));
  foot(page, book);
  sheet.commit();
  return true;
}

/** Title, lines and head; everything that the writer wants to know before the first row. */
function open<Row>(writer: ExcelJS.stream.xlsx.WorkbookWriter, book: Workbook<Row>) {
  const head = headOf(book.columns);
  const above = 1 + (book.lines.length > 0 ? 1 : 0);
  const last = above + head.rows;
  const sheet = writer.addWorksheet(sheetName(book.title), {
    views: [{ state: "frozen", ySplit: last, xSplit: 0 }],
    pageSetup: { ...a4, orientation: "landscape" },
    headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
  });
  sheet.pageSetup.printTitlesRow = `${above + 1}:${last}`;
  sheet.columns = [{ width: SERIAL_WIDTH }, ...book.columns.map((c) => ({ width: c.width ?? widths[c.kind] }))];
  const page = paper(sheet, book.columns.length + 1);
  page.line(book.demo ? `${book.title}（演示数据）` : book.title, looks.title, 36);
  if (book.lines.length > 0) page.line(book.lines.join("　　　　"), looks.line, 22);
  const serial = { label: "序号", row: 0, column: 0, height: head.rows, width: 1 };
  page.head(head.rows, [serial, ...head.cells.map((cell) => ({ ...cell, column: cell.column + 1 }))], looks.head);
  return { sheet, page };
}

const a4: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
};

function foot<Row>(page: Paper, { footer = {}, by, demo }: Workbook<Row>): void {
  const blank = (text: string | undefined) => text || "　　　　　　";
  page.line(
    `单位负责人：${blank(footer.head)}　　填表人：${blank(footer.filler)}　　联系电话：${blank(footer.phone)}　　填报日期：${blank(footer.date)}`,
    looks.line,
    24,
  );
  page.line(`导出人：${by.who}　　导出时间：${by.when}${demo ? "　　演示数据，非真实业务" : ""}`, looks.line, 20);
}

export function basisSheet(
  writer: ExcelJS.stream.xlsx.WorkbookWriter,
  book: Pick<Workbook<never>, "title" | "basis" | "by" | "demo">,
): void {
  const sheet = writer.addWorksheet("口径", { pageSetup: { ...a4, orientation: "portrait" } });
  sheet.columns = [{ width: 28 }, { width: 80 }];
  const page = paper(sheet, 2);
  page.line(`${book.title}：口径说明`, looks.title, 32);
  page.row([
    { value: "指标", style: looks.head },
    { value: "口径", style: looks.head },
  ]);
  for (const { label, text } of book.basis) {
    page.row([
      { value: label, style: looks.text },
      { value: text, style: looks.text },
    ]);
  }
  page.line(`导出人：${book.by.who}　　导出时间：${book.by.when}${book.demo ? "　　演示数据" : ""}`, looks.line, 20);
  sheet.commit();
}

/** Excel allows 31 characters and neither : \ / ? * [ ] nor an apostrophe at the ends. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[:\\/?*[\]']/g, " ")
      .trim()
      .slice(0, 31) || "数据"
  );
}
