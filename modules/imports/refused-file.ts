import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { timeText } from "@/platform/clock";
import type { Offer } from "@/platform/export/offer";
import { caughtUp } from "@/platform/export/pace";
import { fileResponse } from "@/platform/export/response";
import { streamOf } from "@/platform/export/sheet";
import { askAll, note, signedIn } from "@/platform/gate";
import { readSearch } from "@/platform/search";
import type { Cell } from "@/platform/sheets";
import type { RefusedRow, refusedListing } from "./reads/refused";
import { ImportSearch } from "./search";

type Listing = ReturnType<typeof refusedListing>;
type Page = Awaited<ReturnType<Listing["as"]>>;

/** 拒绝行: the file's own columns with the reason behind them, so that the corrected file can be sent again as it is. */
export function refusedFile(id: string, listing: Listing): Offer {
  return {
    id,
    serve: async (params) => {
      const staff = await signedIn();
      const { search } = readSearch(ImportSearch, params);
      const { page, rows } = await askAll(listing, { ...search, batch: search.batch ?? 0 });
      const name = `${page.demo ? "演示数据 " : ""}${page.title} 拒绝行 ${page.no}.xlsx`;
      const response = await fileResponse(streamOf(bytes(page, rows)), name, "xlsx");
      await note(staff, "export.download", "ok", {
        subject: { kind: "sheet", id },
        after: { format: "xlsx", batch: page.no, rows: page.rows },
        note: `${page.title} 拒绝行 ${page.no}，${timeText(new Date())}`,
      });
      return response;
    },
  };
}

async function* bytes(page: Page, rows: AsyncIterable<RefusedRow[]>): AsyncGenerator<Uint8Array> {
  const out = new PassThrough();
  write(page, rows, out).catch((error) => out.destroy(error));
  try {
    for await (const piece of out) yield piece;
  } finally {
    out.destroy();
  }
}

async function write(page: Page, rows: AsyncIterable<RefusedRow[]>, out: PassThrough): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet("拒绝行", { views: [{ state: "frozen", ySplit: 2 }] });
  sheet.columns = [...page.heads.map(() => ({ width: 16 })), { width: 12 }, { width: 48 }];
  const demo = page.demo ? "（演示数据）" : "";
  sheet.addRow([`${page.title} 拒绝行${demo}：按最后一列的原因改好后，直接上传本文件`]).font = { bold: true };
  const head = sheet.addRow([...page.heads, "原行号", "拒绝原因"]);
  head.font = { bold: true };
  for (const cell of [sheet.getRow(1), head]) cell.commit();
  for await (const batch of rows) {
    for (const { cells, row, column, reason } of batch) {
      const line = sheet.addRow([]);
      for (const [index] of page.heads.entries()) put(line.getCell(index + 1), cells[index] ?? null);
      line.getCell(page.heads.length + 1).value = row;
      line.getCell(page.heads.length + 2).value = reason.startsWith(column) ? reason : `${column}：${reason}`;
      line.commit();
    }
    if (!(await caughtUp(sheet, out))) return;
  }
  sheet.commit();
  await book.commit();
}

function put(target: ExcelJS.Cell, cell: Cell): void {
  if (cell === null || typeof cell !== "object") target.value = cell;
  else if ("date" in cell) {
    target.value = new Date(`${cell.date}T00:00:00Z`);
    target.numFmt = "yyyy-mm-dd";
  } else {
    target.value = cell.percent;
    target.numFmt = "0.##%";
  }
}
