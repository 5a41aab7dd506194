import { bulletin, publishedOn } from "@/modules/plan";
import type { Context, Tx } from "@/platform/run";
import { lastDay } from "../rules/words";
import { type MonthDraft, type MonthKind, monthContent } from "./month-content";

/** Whether the city has closed the month YYYY-MM: only then its figures can be issued. */
export const monthClosed = async (tx: Tx, month: string): Promise<boolean> =>
  (await publishedOn(tx, lastDay(month))) !== null;

/** The document of a unit's month from the plan's book: the frozen one where the month is closed. */
export const monthDraft = async (
  context: Context,
  kind: MonthKind,
  code: string | undefined,
  month: string,
): Promise<MonthDraft> => monthContent(context, kind, await bulletin(context, code, lastDay(month)), month);
