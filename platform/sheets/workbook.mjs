/** Workbooks (.xlsx, .xls, .ods) into plain cells. Runs only inside the child process. */
import XLSX from "@e965/xlsx";
import { Refused } from "./guard.mjs";

const errorWords = { 0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A" };
const pad = (n) => String(n).padStart(2, "0");

/**
 * Dense mode keeps 100,000 rows of 16 columns below 400 MB; each row is released as soon as it has been handed on.
 * @param {Buffer} bytes
 */
export function* workbookSheets(bytes, limits) {
  const book = open(bytes);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  let cells = 0;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    const data = sheet?.["!data"] ?? [];
    const height = lastFilled(data) + 1;
    if (height > limits.rows) throw new Refused("rows", { sheet: name });
    const merges = mergesOf(sheet, height, limits);
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    yield { name, hidden, merges, height, rows: rowsOf() };

    function* rowsOf() {
      for (let r = 0; r < height; r++) {
        const row = (data[r] ?? []).map((cell) => plain(cell, date1904));
        data[r] = undefined;
        // A hole in a sparse row must travel as null, and styled blanks at its end do not count as columns.
        const filled = Array.from(row, (cell) => cell ?? null);
        while (filled.length > 0 && filled.at(-1) === null) filled.pop();
        if (filled.length > limits.columns) throw new Refused("columns", { sheet: name });
        cells += filled.length;
        if (cells > limits.cells) throw new Refused("cells");
        yield filled;
      }
    }
  }
}

/** Clipped to the filled sheet; their total area is bounded, because honest merges never overlap. */
function mergesOf(sheet, height, limits) {
  let area = 0;
  const merges = [];
  for (const { s, e } of sheet?.["!merges"] ?? []) {
    const merge = { top: s.r, left: s.c, bottom: Math.min(e.r, height - 1), right: Math.min(e.c, limits.columns - 1) };
    if (merge.bottom < merge.top || merge.right < merge.left) continue;
    area += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
    if (area > limits.cells) throw new Refused("cells");
    merges.push(merge);
  }
  return merges;
}

function open(bytes) {
  try {
    return XLSX.read(bytes, {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
  } catch (error) {
    const text = String(error);
    if (/password|encrypt/i.test(text)) throw new Refused("encrypted");
    if (/Cannot find Workbook|unsupported file|Unrecognized|not a/i.test(text))
      throw new Refused("mislabelled", { what: "其他文档" });
    throw new Refused("truncated");
  }
}

function lastFilled(data) {
  for (let r = data.length - 1; r >= 0; r--) if (data[r]?.some((cell) => plain(cell, false) !== null)) return r;
  return -1;
}

/** A formula gives its cached value. Dates are read from the serial's own calendar, so no time zone can shift them. */
function plain(cell, date1904) {
  if (!cell || cell.v === undefined || cell.v === "") return null;
  if (cell.t === "e") return errorWords[cell.v] ?? "#ERROR!";
  if (cell.t !== "n") return cell.v;
  const format = typeof cell.z === "string" ? cell.z.replace(/"[^"]*"|\\./g, "") : "";
  if (format.includes("%")) return { percent: cell.v };
  if (!XLSX.SSF.is_date(format)) return cell.v;
  const at = XLSX.SSF.parse_date_code(cell.v, { date1904 });
  if (!at) return cell.v;
  if (cell.v < 1) return `${pad(at.H)}:${pad(at.M)}`;
  return { date: `${at.y}-${pad(at.m)}-${pad(at.d)}` };
}
