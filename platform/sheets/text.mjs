/** CSV and tab-separated text into rows of strings: nothing is guessed, so that codes keep their leading zeros. */
import { parse } from "csv-parse/sync";
import { Refused } from "./guard.mjs";

/**
 * UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"), else GB18030, of which GBK is a part.
 * @param {Buffer} bytes
 */
function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) throw new Refused("mislabelled", { what: "无法识别的内容" });
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  }
  throw new Refused("encoding");
}

/** @param {Buffer} bytes @param {string} name */
export function* textSheets(bytes, name, limits) {
  const text = decoded(bytes);
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [",", "\t", ";"].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0];
  const rows = records(text, delimiter);
  if (rows.length > limits.rows) throw new Refused("rows", { sheet: name });
  yield { name: name.replace(/\.[^.]*$/, ""), hidden: false, merges: [], height: rows.length, rows: rowsOf() };

  function* rowsOf() {
    let cells = 0;
    for (const row of rows) {
      if (row.length > limits.columns) throw new Refused("columns", { sheet: name });
      cells += row.length;
      if (cells > limits.cells) throw new Refused("cells");
      const filled = row.map((value) => (value === "" ? null : value));
      while (filled.length > 0 && filled.at(-1) === null) filled.pop();
      yield filled;
    }
  }
}

function records(text, delimiter) {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true });
  } catch (error) {
    if (error && typeof error === "object" && "code" in error) {
      const unclosed = error.code === "CSV_QUOTE_NOT_CLOSED";
      throw new Refused(unclosed ? "quote" : "csv", { line: Number(error.lines ?? 0) });
    }
    throw error;
  }
}
