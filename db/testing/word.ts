import XLSX from "@e965/xlsx";

/** A Word file as tests read it. */
export interface ReadWord {
  /** Paragraphs outside tables, in order; `style` is the paragraph style's id. */
  paragraphs: { style: string; text: string }[];
  /** Rows of each table as cell texts; `head` rows repeat, a cell spans `across` columns, `down` begins a vertical merge. */
  tables: ReadRow[][];
  headers: string;
  footers: string;
  xml: string;
}

export interface ReadRow {
  head: boolean;
  whole: boolean;
  cells: { text: string; across: number; down: "starts" | "goes on" | null }[];
}

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text)
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** Opens the package and reads text, tables and margins from its XML. */
export function readWord(bytes: Uint8Array): ReadWord {
  const box = XLSX.CFB.read(Buffer.from(bytes), { type: "buffer" });
  const part = (name: string) => {
    const entry = XLSX.CFB.find(box, name);
    return entry ? Buffer.from(entry.content as Uint8Array).toString("utf8") : "";
  };
  const named = (start: string) =>
    box.FullPaths.filter((path: string) => path.includes(`/word/${start}`))
      .map((path: string) => textOf(part(path.replace(/^Root Entry/, ""))))
      .join("\n");
  const xml = part("/word/document.xml");
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs)].map(([row]) => rowOf(row)),
  );
  const outside = xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, "");
  const paragraphs = [...outside.matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)].map(([paragraph]) => ({
    style: /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? "",
    text: textOf(paragraph),
  }));
  return { paragraphs, tables, headers: named("header"), footers: named("footer"), xml };
}

function rowOf(row: string): ReadRow {
  return {
    head: row.includes("<w:tblHeader"),
    whole: row.includes("<w:cantSplit"),
    cells: [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => {
      const merge = /<w:vMerge(?: w:val="(\w+)")?\/>/.exec(cell);
      return {
        text: textOf(cell),
        across: Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
        down: merge ? (merge[1] === "restart" ? "starts" : "goes on") : null,
      };
    }),
  };
}
