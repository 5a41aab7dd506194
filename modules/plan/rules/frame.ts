import { sameText, shippedMeasure } from "./shipped";

export interface Numbered {
  no: number;
  title: string;
}

const numerals = "零一二三四五六七八九十";
const UNGROUPED = /^组织保障/;

/** 一 … 二十 and digits as a number; null for anything else. */
export function numeralOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (text.length === 1) return numerals.indexOf(text) > 0 ? numerals.indexOf(text) : null;
  const match = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (!match) return null;
  return (match[1] ? numerals.indexOf(match[1]) : 1) * 10 + (match[2] ? numerals.indexOf(match[2]) : 0);
}

/** 一、强化思想政治引领… as number and title; 0 for 组织保障, which is none of the aspects; null where no number leads. */
export function readAspect(text: string): Numbered | null {
  const plain = text.replace(/\s/g, "");
  if (UNGROUPED.test(plain)) return { no: 0, title: "组织保障" };
  const match = /^(?:方面)?([一二三四五六七八九十]+|\d{1,2})[、.．：:](.+)$/.exec(plain);
  const no = match ? numeralOf(match[1]!) : null;
  return no === null ? null : { no, title: match![2]! };
}

/** （三）合力推进工会组建 as number and title; without a number it is told by its title among `known` and the published measures. */
export function readMeasure(text: string, known: Iterable<Numbered>): Numbered | null {
  const plain = text.replace(/\s/g, "");
  if (UNGROUPED.test(plain)) return { no: 0, title: "组织保障" };
  const match =
    /^[（(]([一二三四五六七八九十]+|\d{1,2})[)）][、.]?(.+)$/.exec(plain) ??
    /^(?:措施)?([一二三四五六七八九十]+|\d{1,2})[、.．：:](.+)$/.exec(plain);
  const no = match ? numeralOf(match[1]!) : null;
  if (no !== null) return { no, title: match![2]! };
  for (const measure of known) if (sameText(measure.title, plain)) return { no: measure.no, title: plain };
  const shipped = shippedMeasure(plain);
  return shipped === null ? null : { no: shipped, title: plain };
}

interface Placed {
  seq: number;
  measureNo: number;
  code: string | null;
}

/**
 * Codes measureNo-NN in the order of 序号 inside a measure. A task that has a code in its measure keeps it; a new one gets its
 * rank among all tasks of the measure, or the next free number where that one is taken.
 */
export function codesOf(tasks: Placed[]): Map<number, string> {
  const codes = new Map<number, string>();
  for (const [measureNo, inside] of Map.groupBy(tasks, (task) => task.measureNo)) {
    const codeOf = (nth: number) => `${measureNo}-${String(nth).padStart(2, "0")}`;
    const taken = new Set(inside.map((task) => task.code).filter((code) => code?.startsWith(`${measureNo}-`)));
    for (const [index, task] of inside.sort((a, b) => a.seq - b.seq).entries()) {
      if (task.code?.startsWith(`${measureNo}-`)) {
        codes.set(task.seq, task.code);
        continue;
      }
      let nth = index + 1;
      while (taken.has(codeOf(nth))) nth += 1;
      taken.add(codeOf(nth));
      codes.set(task.seq, codeOf(nth));
    }
  }
  return codes;
}

/** 1–99 as the table writes it: 三, 十二, 二十. */
export function numeralFor(no: number): string {
  const ten = Math.floor(no / 10);
  const tens = ten === 0 ? "" : ten === 1 ? "十" : `${numerals[ten] ?? ""}十`;
  return tens + (no % 10 === 0 ? "" : (numerals[no % 10] ?? ""));
}
