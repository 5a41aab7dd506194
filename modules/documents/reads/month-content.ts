import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Bulletin } from "@/modules/plan";
import { loadCalendar } from "@/platform/calendar";
import { isoOf } from "@/platform/dates";
import type { Context, Tx } from "@/platform/run";
import { addWorkdays } from "@/platform/workdays";
import type { MonthContent } from "../content";
import { areasAnnex, rankAnnex } from "../papers/league-annexes";
import { measuresAnnex, tasksAnnex } from "../papers/task-annexes";
import type { Facts } from "../rules/facts";
import { briefingSections, progressSections } from "../rules/sections";
import { codeText, dateWords, lastDay, monthWords } from "../rules/words";

export type MonthKind = "briefing" | "progress";

export interface MonthDraft {
  content: MonthContent;
  unit: Bulletin["unit"];
  asOf: string;
  title: string;
  /** SHA-256 of tables and generated text: two drafts of the same figures have the same. */
  sum: string;
}

/** The document of a unit's month as its figures say it, nothing edited. Apart from the plan's reads, so that a seed can write it too. */
export async function monthContent(
  context: Pick<Context, "tx" | "today">,
  kind: MonthKind,
  figures: Bulletin,
  month: string,
): Promise<MonthDraft> {
  const facts = await factsOf(context, figures, month);
  const sections = kind === "briefing" ? briefingSections(facts) : progressSections(facts);
  const annexes = annexesOf(kind, figures);
  const sum = createHash("sha256")
    .update(JSON.stringify([figures.unit.code, figures.asOf, annexes]))
    .digest("hex");
  const title = titleOf(kind, figures, month);
  return {
    unit: figures.unit,
    asOf: figures.asOf,
    title: title.join(""),
    sum,
    content: {
      mark: kind === "briefing" ? "新业态、新就业群体工会工作通报" : `${figures.unit.title}工作报告`,
      title,
      to: await addressee(context.tx, kind, figures.unit),
      sections,
      annexes,
      by: figures.unit.level === "city" ? `${figures.unit.title}新业态、新就业群体工会工作专班` : figures.unit.title,
      copies: copiesOf(kind, figures.unit.level),
      printedBy: kind === "briefing" ? figures.unit.title : null,
      source: [sourceLine(figures, month), `统计数据校验码：${codeText(sum)}`],
    },
  };
}

function annexesOf(kind: MonthKind, figures: Bulletin) {
  const below = figures.league.length > 0 ? [rankAnnex(figures), areasAnnex(figures)] : [];
  return kind === "briefing"
    ? [...below, measuresAnnex(figures), tasksAnnex(figures)]
    : [measuresAnnex(figures), ...below.slice(1), tasksAnnex(figures)];
}

function titleOf(kind: MonthKind, { unit }: Bulletin, month: string): string[] {
  const what = "新业态、新就业群体工会工作进展情况的";
  if (kind === "progress") return [`${unit.title}关于${monthWords(month)}`, `${what}报告`];
  return [`关于${monthWords(month)}`, `${what}通报`];
}

/** A report goes to the unit above, a 通报 to those below. */
async function addressee(tx: Tx, kind: MonthKind, { code, level }: Bulletin["unit"]): Promise<string> {
  if (kind === "briefing")
    return level === "city" ? "各区总工会、经开区总工会，各产业工会，有关部室：" : "各街道（乡镇）总工会：";
  const [above] = await tx.execute<{ title: string }>(
    sql`select p.title from units u join units p on p.code = u.parent_code where u.code = ${code}`,
  );
  return `${above?.title ?? "上级工会"}：`;
}

function copiesOf(kind: MonthKind, level: Bulletin["unit"]["level"]): string {
  if (kind === "progress") return "";
  return level === "city" ? "市总工会领导，专班各成员单位。" : "市总工会新业态、新就业群体工会工作专班。";
}

function sourceLine({ asOf, published }: Bulletin, month: string): string {
  const closed = published
    ? `${monthWords(month)}定稿数据，定稿时间${published.closedAt}`
    : "本月尚未定稿，数字可能变动";
  return `数据来源：推进台。统计截止${dateWords(asOf)}（${closed}）。`;
}

async function factsOf(context: Pick<Context, "tx" | "today">, figures: Bulletin, month: string): Promise<Facts> {
  const { tx, today } = context;
  const calendar = await loadCalendar(tx);
  const from = Math.max(today, lastDay(month));
  return {
    month,
    asOf: figures.asOf,
    unit: figures.unit,
    plan: { ...figures.plan, measures: figures.measures.filter(({ no }) => no > 0).length },
    backing: figures.tasks.filter(({ measureNo }) => measureNo === 0).length,
    counts: figures.counts,
    whole: { ...figures.whole, before: figures.wholeBefore },
    tasks: figures.tasks.map((task) => ({
      ...task,
      name: task.indicatorName,
      forecast: task.forecast && {
        ...task.forecast,
        metOn: task.forecast.metOn === null ? null : isoOf(task.forecast.metOn),
      },
    })),
    children: figures.league,
    unreported: await unreported(tx, figures, month),
    terms: { answer: isoOf(addWorkdays(calendar, from, 5)), plan: isoOf(addWorkdays(calendar, from, 10)) },
    told: await told(tx, figures.unit.code, month),
  };
}

/** Units right below whose report of the month never came; null where nobody's did, because then none are kept. */
async function unreported(tx: Tx, { league }: Bulletin, month: string): Promise<Facts["unreported"]> {
  if (league.length === 0) return null;
  const rows = await tx.execute<{ code: string }>(sql`
    select unit_code as code from reports where period = ${month} and state in ('submitted', 'approved')
      and unit_code in (select jsonb_array_elements_text(${JSON.stringify(league.map(({ code }) => code))}::jsonb))`);
  if (rows.length === 0) return null;
  const came = new Set(rows.map(({ code }) => code));
  return { expected: league.length, names: league.filter(({ code }) => !came.has(code)).map(({ name }) => name) };
}

async function told(tx: Tx, code: string, month: string): Promise<Facts["told"]> {
  const [row] = await tx.execute<{ did: string; problems: string; next: string }>(
    sql`select did, problems, next from reports where unit_code = ${code} and period = ${month} and state in ('submitted', 'approved')`,
  );
  return row ?? null;
}
