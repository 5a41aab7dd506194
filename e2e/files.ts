import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";

/** A workbook as the tests read it: title, lines below it, and the numbered rows by the labels of their last head row. */
export interface ReadSheet {
  title: string;
  lines: string;
  rows: Record<string, ExcelJS.CellValue>[];
  totals: Record<string, ExcelJS.CellValue> | null;
  sheets: string[];
}

/** Reads an exported workbook: rows are those whose 序号 is a number. */
export async function readWorkbook(bytes: Buffer): Promise<ReadSheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = book.worksheets[0]!;
  const read: ReadSheet = {
    title: sheet.getRow(1).getCell(1).text,
    lines: sheet.getRow(2).getCell(1).text,
    rows: [],
    totals: null,
    sheets: book.worksheets.map(({ name }) => name),
  };
  let labels: string[] | null = null;
  sheet.eachRow((row) => {
    const first = row.getCell(1);
    const values = () =>
      Object.fromEntries((labels ?? []).map((label, at) => [label, plain(row.getCell(at + 2).value)] as const));
    if (first.text === "序号")
      labels = Array.from({ length: sheet.columnCount - 1 }, (_, at) => row.getCell(at + 2).text);
    else if (typeof first.value === "number") read.rows.push(values());
    else if (first.text === "合计") read.totals = values();
  });
  return read;
}

/** A formula stands for its result. */
function plain(value: ExcelJS.CellValue): ExcelJS.CellValue {
  return typeof value === "object" && value !== null && "result" in value ? (value.result ?? null) : value;
}

/** Opens a file in LibreOffice and answers what it makes of it; throws where it does not end with exit 0 and a file. */
export async function byOffice(bytes: Buffer, from: "xlsx" | "docx", to: "pdf" | "txt:Text"): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "tuijintai-office-"));
  try {
    await writeFile(join(folder, `export.${from}`), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const file = join(folder, `export.${from}`);
    await promisify(execFile)("soffice", [profile, "--headless", "--convert-to", to, "--outdir", folder, file]);
    return await readFile(join(folder, `export.${to.split(":")[0]}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pages of a printed file. */
export const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

export const sample = (name: string): string => join(import.meta.dirname, "samples", name);

/** A sample workbook with some of its cells changed, as bytes: B7 and the like. */
export async function changedSample(name: string, cells: Record<string, string>): Promise<Buffer> {
  const book = XLSX.read(await readFile(sample(name)));
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  for (const [at, v] of Object.entries(cells)) sheet[at] = { t: "s", v };
  return XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
}

/** The smallest photo: one pixel. */
export const photo = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
