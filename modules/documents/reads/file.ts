import { sql } from "drizzle-orm";
import { z } from "zod";
import { publishedMonths } from "@/modules/plan";
import { narrow, unitParam } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { type Context, query, type Tx } from "@/platform/run";
import { fileOf, numberText, stemOf } from "../file";
import { loadDocument } from "../load";
import { monthBefore, monthWords } from "../rules/words";
import { documentId, monthParam } from "../search";
import { topMark } from "./demo";
import { monthDraft } from "./month";
import { orderDraft } from "./order";

export interface DocumentFile {
  bytes: Uint8Array;
  name: string;
  /** What the log says was taken. */
  note: string;
  demo: boolean;
}

async function stored(tx: Tx, id: number): Promise<Uint8Array | null> {
  const [row] = await tx.execute<{ file: Uint8Array | null }>(sql`select file from documents where id = ${id}`);
  return row?.file ?? null;
}

const file = async (tx: Tx, bytes: Uint8Array, name: string): Promise<DocumentFile> => ({
  bytes,
  name,
  note: name,
  demo: (await topMark(tx, false)) !== null,
});

/** A document's Word file: the stored one when it is issued, else the draft as it stands, marked as one. */
export const documentFile = query(
  { name: "document.file", may: "document.read", input: z.object({ id: documentId }) },
  async ({ tx, today }, { id }) => {
    const { content, ...row } = await loadDocument(tx, id);
    const kept = await stored(tx, id);
    if (kept) return file(tx, kept, `${row.title}（${row.number}）`);
    const stamp = { number: row.number, on: isoOf(today), mark: await topMark(tx, true) };
    return file(tx, await fileOf(content, stamp, row.title), `${row.title}（草稿）`);
  },
);

/** The 督办单 of a follow-up as it stands now. */
export const orderFile = query(
  { name: "document.order", may: "document.read", input: z.object({ id: documentId }) },
  async ({ tx }, { id }) => {
    const { content, title } = await orderDraft(tx, id);
    const stamp = { number: content.order.number, on: content.order.issuedOn, mark: await topMark(tx, false) };
    return file(tx, await fileOf(content, stamp, title), `督办单（${content.order.number || "未编号"}）`);
  },
);

/**
 * The 通报 of the latest closed month (or the asked one) of a unit: the issued one where there is one, else as the figures say
 * it. A street gets its district's, else the city's, issued one; NotFound where there is none.
 */
export const briefingFile = query(
  {
    name: "document.briefing",
    may: "document.read",
    input: z.object({ unit: unitParam.optional(), period: monthParam.optional() }),
  },
  async (context, { unit: asked, period }) => {
    const { tx, today } = context;
    const unit = await narrow(context, asked);
    const [last] = await publishedMonths(tx);
    const month = period ?? (last ? isoOf(last.endsOn).slice(0, 7) : monthBefore(isoOf(today).slice(0, 7)));
    if (month >= isoOf(today).slice(0, 7)) throw new NotFound("这个月还没有结束，没有通报");
    const issued = await issuedFor(context, unit.code, month);
    if (issued !== null) {
      const { title, number } = await loadDocument(tx, issued);
      return file(tx, (await stored(tx, issued))!, `${title}（${number}）`);
    }
    if (unit.level !== "city" && unit.level !== "district") throw new NotFound("本单位还没有可看的通报");
    const { content, title } = await monthDraft(context, "briefing", unit.code, month);
    const number = numberText(stemOf(unit, "briefing"), Number(month.slice(0, 4)), null);
    const stamp = { number, on: isoOf(today), mark: await topMark(tx, true) };
    return file(tx, await fileOf(content, stamp, title), `${monthWords(month)}工作进展通报（未印发）`);
  },
);

/** The newest issued 通报 of the month by the unit itself, else by the nearest one above it. */
async function issuedFor({ tx }: Context, code: string, month: string): Promise<number | null> {
  const [row] = await tx.execute<{ id: number }>(sql`
    select id from documents where kind = 'briefing' and state = 'issued' and period = ${month}
      and (unit_code = ${code} or (starts_with(${code}, unit_code) and length(${code}) > 6))
    order by length(unit_code) desc, id desc limit 1`);
  return row?.id ?? null;
}
