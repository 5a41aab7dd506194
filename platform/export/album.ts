import { PassThrough } from "node:stream";
import { streamOf, type Workbook } from "./sheet";
import { basisSheet, writerTo, writeSheet } from "./xlsx";

/** A sheet of an album: small, its rows are at hand. */
export type AlbumSheet<Row> = Pick<Workbook<Row>, "title" | "lines" | "columns" | "totals"> & { rows: readonly Row[] };

export interface Album<Row> extends Pick<Workbook<Row>, "title" | "basis" | "by" | "demo"> {
  sheets: readonly AlbumSheet<Row>[];
}

/** Several sheets in one workbook, each in the accepted layout, with one 口径 sheet at the end. */
export function albumStream<Row>(album: Album<Row>): ReadableStream<Uint8Array> {
  return streamOf(bytes(album));
}

async function* bytes<Row>(album: Album<Row>): AsyncGenerator<Uint8Array> {
  const out = new PassThrough();
  write(album, out).catch((error) => out.destroy(error));
  try {
    for await (const piece of out) yield piece;
  } finally {
    out.destroy();
  }
}

async function write<Row>({ sheets, ...album }: Album<Row>, out: PassThrough): Promise<void> {
  const writer = writerTo(out, album.by.who);
  for (const { rows, ...sheet } of sheets) {
    const batches = once(rows);
    const book = { ...album, ...sheet, rows: batches };
    if (!(await writeSheet(writer, book, await batches.next(), batches, out))) return;
  }
  basisSheet(writer, album);
  await writer.commit();
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<Row[]> {
  yield [...rows];
}
