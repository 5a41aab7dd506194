import { addMonths, type Day, isoOf, monthEnd } from "@/platform/dates";
import { bad, type Cell, good, type Parsed, plainOf, textOf } from "./cell";
import { parseDate, realDay } from "./dates";

const afterIssue = /^方案印发(?:之日)?[后起](\d{1,2}|[一二两三四五六七八九十])个月(?:以?内)?$/;
const endOfMonth = /^(\d{4})(?:年|[-/.])(\d{1,2})月?[底末]$/;
const endOfYear = /^(\d{4})年(?:年?[底末])$/;
const open = /^(?:持续|长期|常态化)(?:推进|坚持|开展)?$/;
const numerals = "零一二三四五六七八九十";

/**
 * A deadline of the task table: a day; a month's end for 底前 and 底; the end of the n-th month after the plan's issue for
 * 方案印发后n个月内; null for 持续推进 (no date). Anything else is asked about.
 */
export function parseDeadline(cell: Cell | undefined, issuedOn: Day): Parsed<Day | null> {
  const text = plainOf(cell)
    .replace(/(?:完成|办结)$/, "")
    .replace(/(?:之前|以前|前)$/, "");
  if (text === "") return bad("请填写完成时限");
  if (open.test(text)) return good(null);
  const months = afterIssue.exec(text)?.[1];
  if (months) return good(monthEnd(addMonths(issuedOn, countOf(months))));
  const month = endOfMonth.exec(text);
  const first = month ? realDay(month[1]!, month[2]!, "01") : null;
  if (first !== null) return good(monthEnd(first));
  const year = endOfYear.exec(text)?.[1];
  if (year) return parseDate(`${year}-12-31`);
  const day = parseDate(typeof cell === "object" || typeof cell === "number" ? cell : text);
  if (day.ok) return day;
  return bad(`“${textOf(cell)}”看不出是哪一天，请写成 2022-12-31、2022年12月底前、方案印发后3个月内或持续推进`);
}

function countOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return text === "两" ? 2 : numerals.indexOf(text);
}

export interface MilestoneLine {
  day: Day;
  title: string;
  /** 0–1 of the target. */
  share: number;
}

const line =
  /^(?:[①-⑳]|[(（]?\d{1,2}(?:[、)）]|\.(?!\d)))?\s*([^：:]+)[：:]\s*(.+?)\s*[（(]\s*(\d{1,3}(?:\.\d+)?)\s*[%％]\s*[）)][。；;]?$/;

/** 时间节点, one a line: ①date：what（share）. Dates and shares never fall from line to line. A blank cell has none. */
export function parseMilestones(cell: Cell | undefined, issuedOn: Day): Parsed<MilestoneLine[]> {
  const lines = textOf(cell)
    .replace(/[０-９]/g, (digit) => digit.normalize("NFKC"))
    .split(/\n+|(?=[①-⑳])/)
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const steps: MilestoneLine[] = [];
  for (const text of lines) {
    const [, when, title, percent] = line.exec(text) ?? [];
    if (when === undefined || title === undefined)
      return bad(`“${text}”应写成“①2021年9月底前：做什么（20%）”，一行一个节点`);
    const day = parseDeadline(when, issuedOn);
    if (!day.ok) return bad(`节点“${text}”的日期${day.message}`);
    if (day.value === null) return bad(`节点“${text}”没有日期`);
    const share = Number(percent) / 100;
    if (share > 1) return bad(`节点“${text}”的比例不能超过 100%`);
    const before = steps.at(-1);
    if (before && day.value < before.day) return bad(`节点“${text}”早于上一个节点 ${isoOf(before.day)}`);
    if (before && share < before.share) return bad(`节点“${text}”的比例低于上一个节点`);
    steps.push({ day: day.value, title, share });
  }
  return good(steps);
}
