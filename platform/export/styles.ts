import type { Style } from "exceljs";
import type { Tone } from "./sheet";

type Look = Partial<Style>;

const line = { style: "thin", color: { argb: "FF808080" } } as const;
const border = { top: line, left: line, bottom: line, right: line };
const solid = (argb: string) => ({ type: "pattern", pattern: "solid", fgColor: { argb } }) as const;

/** The light theme's status colours: background and ink. */
const tones: Record<Tone, [string, string]> = {
  done: ["FFE8F0FB", "FF1D57A8"],
  ok: ["FFE3F4EF", "FF0B6B57"],
  warn: ["FFFFF4D1", "FF7A5500"],
  behind: ["FFFDEBDD", "FF963B08"],
  over: ["FFFBE6EF", "FF7D0B4A"],
  none: ["FFEDEFF2", "FF5A6472"],
};

const body = { name: "仿宋", size: 11 };
const bold = { name: "宋体", size: 11, bold: true };

export const looks = {
  title: { font: { name: "宋体", size: 20, bold: true }, alignment: { horizontal: "center", vertical: "middle" } },
  line: { font: body, alignment: { horizontal: "left", vertical: "middle", wrapText: true } },
  head: {
    font: { name: "黑体", size: 11 },
    fill: solid("FFF2F3F5"),
    alignment: { horizontal: "center", vertical: "middle", wrapText: true },
    border,
  },
  group: { font: bold, fill: solid("FFF8F8F9"), alignment: { horizontal: "left", vertical: "middle" }, border },
  text: { font: body, alignment: { horizontal: "left", vertical: "middle", wrapText: true }, border },
  centre: { font: body, alignment: { horizontal: "center", vertical: "middle", wrapText: true }, border },
  total: { font: bold, alignment: { horizontal: "center", vertical: "middle" }, border },
} satisfies Record<string, Look>;

/** One style object per distinct look: the writer finds a known object again without comparing, which keeps long sheets quick. */
export function wardrobe() {
  const known = new Map<string, Look>();
  const once = (key: string, make: () => Look): Look => {
    const look = known.get(key) ?? make();
    known.set(key, look);
    return look;
  };
  const formatted = (numFmt: string, strong: boolean) =>
    once(`${numFmt} ${strong}`, () => ({
      font: strong ? bold : body,
      alignment: { horizontal: numFmt.startsWith("yyyy") ? "center" : "right", vertical: "middle" },
      border,
      numFmt,
    }));
  const status = (tone: Tone) =>
    once(tone, () => ({
      ...looks.centre,
      font: { ...body, bold: true, color: { argb: tones[tone][1] } },
      fill: solid(tones[tone][0]),
    }));
  // The text format keeps "=1+1" a text even after somebody has edited the cell.
  const literal = () => once("literal", () => ({ ...looks.text, numFmt: "@" }));
  return { formatted, status, literal };
}

/** Counts #,##0; broken figures (万元 down to one 分) with up to six decimals; shares 0.0%; the unit stands behind the number. */
export function numberFormat(value: number, { share, unit }: { share: boolean; unit: string }): string {
  if (share) return "0.0%";
  const digits = Number.isInteger(value) ? "#,##0" : "#,##0.00####";
  return unit ? `${digits} "${unit.replaceAll('"', "")}"` : digits;
}
