/** An official document as data: the Word file and the page's preview are both drawn from it. Knows no domain. */
export interface Paper {
  /** Red head of what an office issues; null for forms. */
  head: { mark: string; number: string } | null;
  /** One entry a line. */
  title: readonly string[];
  body: readonly Block[];
  /** 附件: each on a page of its own, numbered where there are several. */
  annexes: readonly Annex[];
  /** 版记: who gets a copy, who printed it and when. */
  imprint: { copies: string; by: string; on: string } | null;
  /** Small lines below everything: source, as-of, check code. */
  source: readonly string[];
  /** Printed on top of every page, e.g. 演示数据; null for real data. */
  mark: string | null;
}

export type Block =
  /** 主送: flush left. */
  | { kind: "to"; text: string }
  /** 一、…: keeps with what follows. */
  | { kind: "heading"; text: string }
  /** A paragraph; one that begins with （一） sets its first sentence apart. */
  | { kind: "text"; text: string }
  /** 落款: never parted. */
  | { kind: "sign"; by: string; on: string }
  /** Right-aligned line, such as the number above a form. */
  | { kind: "number"; text: string }
  | { kind: "grid"; grid: Grid };

export interface Annex {
  title: string;
  grid: Grid;
  notes: readonly string[];
}

export type Align = "left" | "center" | "right";

export interface GridColumn {
  label: string;
  /** Merged head above neighbours of one group. */
  group?: string;
  /** In mm; all columns together are the width of the type area. */
  width: number;
  align?: Align;
}

export interface GridCell {
  /** A line break begins a new paragraph. */
  text: string;
  cols?: number;
  rows?: number;
  align?: Align;
  at?: "top" | "bottom";
  /** Set like a head. */
  strong?: boolean;
}

export interface GridRow {
  cells: readonly GridCell[];
  /** At least so many mm high. */
  height?: number;
  strong?: boolean;
  /** Stays with the row below it. */
  keep?: boolean;
}

export interface Grid {
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  /** Points of the text; 10.5 (五号) unless told. */
  size?: number;
  /** A form: its labels stand in the rows, there is no head. */
  form?: boolean;
}

/** GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, type area 156 × 225 mm. */
export const page = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35, textWidth: 156 } as const;

/** The sentence that a paragraph such as （一）… sets apart, and the rest; null where there is none. */
export function leadOf(text: string): { lead: string; rest: string } | null {
  const match = /^(（[一二三四五六七八九十]+）[^。]{1,24}。)(.+)$/su.exec(text);
  return match ? { lead: match[1]!, rest: match[2]! } : null;
}

const digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1–99 as 一 … 九十九. */
export function ordinal(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : digits[tens]}十`;
  return `${ten}${ones === 0 && tens > 0 ? "" : digits[ones]}`;
}

/** 附件 where there is one, 附件2 where there are several. */
export const annexMark = (at: number, of: number): string => (of === 1 ? "附件" : `附件${at + 1}`);

/** The column at which each cell of each row begins: a cell that reaches down takes its column from the rows below it. */
export function startsOf({ columns, rows }: Grid): number[][] {
  const taken = columns.map(() => 0);
  return rows.map((row) => {
    let at = 0;
    const starts = row.cells.map(({ cols = 1, rows: down = 1 }) => {
      while ((taken[at] ?? 0) > 0) at += 1;
      const start = at;
      taken.fill(down, at, at + cols);
      at += cols;
      return start;
    });
    for (const [i, left] of taken.entries()) taken[i] = Math.max(0, left - 1);
    return starts;
  });
}
