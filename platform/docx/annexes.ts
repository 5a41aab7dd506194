import { type FileChild, HeadingLevel, Paragraph, TextRun } from "docx";
import { tableOf } from "./grid";
import { fonts } from "./measures";
import { type Annex, annexMark } from "./paper";

/** Each annex on a new page: its mark, its title as a heading, the table, the notes. */
export function annexesOf(annexes: readonly Annex[]): FileChild[] {
  return annexes.flatMap(({ title, grid, notes }, at) => [
    new Paragraph({
      pageBreakBefore: true,
      keepNext: true,
      children: [new TextRun({ text: annexMark(at, annexes.length), font: fonts.head })],
    }),
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: title }),
    tableOf(grid),
    ...notes.map((text) => new Paragraph({ style: "NoteText", text })),
  ]);
}
