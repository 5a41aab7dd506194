import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { documents } from "@/db/schema";
import { narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { type CommandContext, command } from "@/platform/run";
import { fileOf, numberText, stemOf } from "../file";
import { type Content, isOrder } from "../load";
import { topMark } from "../reads/demo";
import { monthClosed, monthDraft } from "../reads/month";
import type { MonthKind } from "../reads/month-content";
import { orderDraft } from "../reads/order";
import { changedFigures } from "../rules/changed-figures";
import { monthWords } from "../rules/words";
import { documentId } from "../search";
import { Versioned } from "./inputs";
import { ownDraft } from "./own-draft";

const Input = Versioned.extend({ confirmed: z.literal("on").optional() });

/** Gives a draft of the own unit its number and keeps its file for good. */
export const issueDocument = command(
  { name: "document.issue", may: "document.issue", input: Input },
  async (context, input) => issued(context, input),
);

/** The unit's own 进展报告 to the level above is a report: whoever writes and submits those issues it as well. Refuses another kind. */
export const issueProgress = command(
  { name: "document.issue-progress", may: "report.write", input: Input },
  async (context, input) => issued(context, input, "progress"),
);

/**
 * Refuses a month that the city has not closed, figures that have moved since the draft, and text whose figures were edited
 * unless that is confirmed.
 */
async function issued(context: CommandContext, { id, version, confirmed }: z.output<typeof Input>, only?: MonthKind) {
  const { tx, staff, today, refuse } = context;
  const document = await ownDraft(context, id, version);
  const { content, kind, period } = document;
  if (only !== undefined && kind !== only) return refuse({ message: "通报由本单位的审核人员印发" });
  if (isOrder(content) || period === null) return refuse({ message: "督办单在督办事项中签发" });
  if (!(await monthClosed(tx, period)))
    refuse({ message: `${monthWords(period)}还没有定稿，数字可能变动，不能印发；请等市级专班定稿后再印发` });
  const fresh = await monthDraft(context, kind as MonthKind, document.unitCode, period);
  if (fresh.sum !== document.figuresSum) refuse({ message: "草稿生成以后数字有变动，请先点“更新数字”，核对后再印发" });
  const edited = content.sections.map((part) => changedFigures(part.generated, part.text));
  if (confirmed === undefined && edited.some(({ gone, added }) => gone.length + added.length > 0))
    refuse({ field: "confirmed", message: "文字中的数字与统计结果不同，请核对；确认无误的请勾选" });
  const unit = await narrow(context, staff.unit.code);
  const year = Number(isoOf(today).slice(0, 4));
  const { seq, series } = await nextNumber(context, kind, year);
  const number = numberText(stemOf(unit, kind as MonthKind), year, seq);
  // 更新数字 keeps what a newer closing says of itself, such as its time.
  const printed = { ...content, source: fresh.content.source };
  const { checksum } = await keepFile(context, id, printed, { number, series, year, seq, title: document.title });
  context.record({ subject: { kind: "document", id }, after: { number, period, title: document.title, checksum } });
  return { id, number };
}

/** The own unit's next number of a kind in a year; two at once wait for each other. */
async function nextNumber({ tx, staff }: CommandContext, kind: string, year: number) {
  const series = `${staff.unit.code}:${kind}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`documents:${series}:${year}`}))`);
  const [row] = await tx.execute<{ seq: number }>(
    sql`select coalesce(max(seq), 0)::int + 1 as seq from documents where series = ${series} and year = ${year}`,
  );
  return { series, seq: row?.seq ?? 1 };
}

interface Place {
  number: string;
  series: string;
  year: number;
  seq: number;
  title: string;
}

async function keepFile({ tx, staff, today }: CommandContext, id: number, content: Content, place: Place) {
  const { title, ...numbered } = place;
  const on = isoOf(today);
  const file = await fileOf(content, { number: place.number, on, mark: await topMark(tx, false) }, title);
  const checksum = createHash("sha256").update(file).digest("hex");
  await tx
    .update(documents)
    .set({
      ...numbered,
      content: { ...content },
      state: "issued",
      file,
      checksum,
      issuedBy: staff.name,
      issuedAt: sql`now()`,
      issuedOn: on,
      updatedAt: sql`now()`,
      version: sql`version + 1`,
    })
    .where(eq(documents.id, id));
  return { checksum };
}

/** Keeps the 督办单 of a follow-up that the own unit issued, as it stands now, under the follow-up's number. */
export const issueOrder = command(
  { name: "document.issue-order", may: "document.issue", input: z.object({ followUp: documentId }) },
  async (context, { followUp }) => {
    const { tx, staff, today, record, refuse } = context;
    const draft = await orderDraft(tx, followUp);
    if (draft.issuerUnit !== staff.unit.code) refuse({ message: "只能签发本单位下达的督办单" });
    const { content, title } = draft;
    if (content.order.number === "") refuse({ message: "督办、挂牌督办才编号签发；提醒、催办请先提高级别" });
    const year = Number(isoOf(today).slice(0, 4));
    const [row] = await tx
      .insert(documents)
      .values({
        kind: "order",
        unitCode: staff.unit.code,
        unitTitle: staff.unit.title,
        toUnit: draft.toUnit,
        followUpId: followUp,
        asOf: isoOf(today),
        title,
        content: { ...content },
        figuresSum: draft.sum,
        createdBy: staff.name,
      })
      .returning({ id: documents.id });
    const { seq, series } = await nextNumber(context, "order", year);
    const { number } = content.order;
    const { checksum } = await keepFile(context, row!.id, content, { number, series, year, seq, title });
    record({ subject: { kind: "document", id: row!.id }, after: { number, title, checksum } });
    return { id: row!.id, number };
  },
);
