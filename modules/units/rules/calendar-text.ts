import { dayOf, isoOf } from "@/platform/dates";

export interface CalendarEntry {
  day: string;
  kind: "off" | "work";
  name: string;
}

export interface CalendarText {
  days: CalendarEntry[];
  /** One sentence a line that cannot be used, with its number. */
  errors: string[];
}

const kinds: Record<string, CalendarEntry["kind"]> = {
  放假: "off",
  休: "off",
  假: "off",
  上班: "work",
  班: "work",
  补班: "work",
};

/**
 * A year's working-day calendar as officers paste it: one line a day or a span, 日期 类型 名称,
 * e.g. `2027-10-01至2027-10-07 放假 国庆节` or `2027-10-09 上班`. Days of another year and repeated days are errors.
 */
export function readCalendar(text: string, year: number): CalendarText {
  const days = new Map<string, CalendarEntry>();
  const errors: string[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || /^日期/.test(line)) continue;
    const objection = addLine(days, line, year);
    if (objection) errors.push(`第 ${at + 1} 行：${objection}`);
  }
  return { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), errors };
}

function addLine(days: Map<string, CalendarEntry>, line: string, year: number): string | null {
  const parts =
    /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:\s*[至~—–]\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}))?[\s,，]+(\S+?)(?:[\s,，]+(.*))?$/.exec(
      line,
    );
  if (!parts) return "要写成“日期 类型 名称”，如 2027-10-01 放假 国庆节";
  const [, first = "", last = first, word = "", name = ""] = parts;
  const kind = kinds[word];
  if (!kind) return `“${word}”不是类型，写“放假”或“上班”`;
  const from = dayFrom(first);
  const to = dayFrom(last);
  if (from === null || to === null) return "日期不存在";
  if (to < from || to - from > 30) return "起止日期颠倒，或相隔超过 30 天";
  for (let day = from; day <= to; day++) {
    const iso = isoOf(day);
    if (!iso.startsWith(`${year}-`)) return `${iso} 不在 ${year} 年`;
    if (days.has(iso)) return `${iso} 写了两次`;
    days.set(iso, { day: iso, kind, name: name.trim() });
  }
  return null;
}

function dayFrom(text: string): number | null {
  const [y = "", m = "", d = ""] = text.split(/[-/.]/);
  try {
    return dayOf(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
  } catch {
    return null;
  }
}

/** Rows of a table 日期, 类型, 名称 as the lines that `readCalendar` takes; a date cell comes as its YYYY-MM-DD. */
export function linesOf(rows: readonly (readonly unknown[])[]): string {
  const text = (cell: unknown) =>
    typeof cell === "object" && cell !== null && "date" in cell ? String(cell.date) : String(cell ?? "").trim();
  return rows.map((row) => row.slice(0, 3).map(text).join(" ").trim()).join("\n");
}
