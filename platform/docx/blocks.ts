import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { tableOf } from "./grid";
import { EM, fonts, LINE, mm, RED, size } from "./measures";
import { type Block, leadOf, type Paper, page } from "./paper";

/** Red head, number and line where there are any, then the title. */
export function headOfPaper({ head, title }: Paper): FileChild[] {
  const lines = title.map((text) => new Paragraph({ heading: HeadingLevel.TITLE, text }));
  if (!head) return [...lines, blank()];
  return [
    new Paragraph({
      alignment: AlignmentType.DISTRIBUTE,
      // GB/T 9704: the mark begins 35 mm below the top of the type area.
      spacing: { before: mm(33), after: LINE, line: 900 },
      children: [new TextRun({ text: head.mark, font: fonts.title, size: markSize(head.mark), color: RED })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 } },
      spacing: { line: LINE, after: LINE },
      text: head.number,
    }),
    ...lines,
    blank(),
  ];
}

const blank = (keepNext = false) => new Paragraph({ keepNext });

/** As large as fits on one line, 28 pt at most. */
const markSize = (mark: string): number => Math.min(56, Math.floor(880 / Math.max(1, mark.length)));

export function blocksOf({ body, annexes }: Paper): FileChild[] {
  const list = annexes.map(({ title }, at) => annexLine(title, at, annexes.length));
  const sign = body.findIndex(({ kind }) => kind === "sign");
  const before = sign < 0 ? body : body.slice(0, sign);
  const after = sign < 0 ? [] : body.slice(sign);
  const note = list.length === 0 ? [] : [blank(true), ...list];
  const last = before.length - 1;
  // 落款 never stands on a page without text: the last paragraph goes along.
  const text = before.flatMap((block, at) => blockOf(block, after.length > 0 && at === last));
  return [...text, ...note, ...after.flatMap((block) => blockOf(block))];
}

/** 附件：1. …, the names of several below each other. */
function annexLine(title: string, at: number, of: number): Paragraph {
  const mark = of === 1 ? "" : `${at + 1}. `;
  const first = at === 0;
  const left = Math.round((of === 1 ? 5 : 6) * EM);
  return new Paragraph({
    keepNext: true,
    indent: { left, hanging: first ? left - 2 * EM : left - 5 * EM },
    text: `${first ? "附件：" : ""}${mark}${title}`,
  });
}

function blockOf(block: Block, keepNext = false): FileChild[] {
  switch (block.kind) {
    case "to":
      return [new Paragraph({ text: block.text })];
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, text: block.text })];
    case "text":
      return [new Paragraph({ style: "BodyText", keepNext, children: runsOf(block.text) })];
    case "number":
      return [new Paragraph({ alignment: AlignmentType.RIGHT, text: block.text })];
    case "grid":
      return [tableOf(block.grid)];
    case "sign":
      return [
        new Paragraph({ keepNext: true }),
        new Paragraph({ keepNext: true }),
        new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: 2 * EM }, keepNext: true, text: block.by }),
        new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: 5 * EM }, text: block.on }),
      ];
  }
}

function runsOf(text: string): TextRun[] {
  const parts = leadOf(text);
  if (!parts) return [new TextRun(text)];
  return [new TextRun({ text: parts.lead, font: fonts.lead }), new TextRun(parts.rest)];
}

export const sourceOf = (source: readonly string[]): FileChild[] =>
  source.map((text) => new Paragraph({ style: "NoteText", keepLines: true, text }));

/** 版记: two ruled lines below everything, never parted. */
export function imprintOf(imprint: Paper["imprint"]): FileChild[] {
  if (!imprint) return [];
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const thick = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
  const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  const small = { size: size.small };
  const row = (children: TextRun[], last: boolean) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: mm(page.textWidth), type: WidthType.DXA },
          borders: { top: last ? thin : thick, bottom: last ? thick : thin, left: none, right: none },
          children: [
            new Paragraph({
              keepNext: !last,
              indent: { left: EM, right: EM },
              tabStops: [{ type: TabStopType.RIGHT, position: mm(page.textWidth) - EM }],
              children,
            }),
          ],
        }),
      ],
    });
  return [
    new Paragraph({ keepNext: true }),
    new Table({
      width: { size: mm(page.textWidth), type: WidthType.DXA },
      columnWidths: [mm(page.textWidth)],
      rows: [
        row([new TextRun({ text: `抄送：${imprint.copies}`, ...small })], false),
        row(
          [new TextRun({ text: imprint.by, ...small }), new TextRun({ text: `\t${imprint.on}印发`, ...small })],
          true,
        ),
      ],
    }),
  ];
}
