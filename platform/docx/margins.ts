import { AlignmentType, Footer, Header, PageNumber, Paragraph, TextRun } from "docx";
import { EM, fonts, size } from "./measures";

/** What stands above every page's type area, e.g. that the data is a demonstration. */
export function topMark(mark: string | null): Header {
  const text = new TextRun({ text: mark ?? "", font: fonts.head, size: size.mark, color: "666666" });
  return new Header({
    children: [new Paragraph({ style: "NoteText", alignment: AlignmentType.CENTER, children: [text] })],
  });
}

/** — 1 — at the outer side: odd pages right, even pages left, one character in. */
export function pageNumbers() {
  const run = new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: fonts.number, size: size.small });
  return {
    default: new Footer({
      children: [new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: EM }, children: [run] })],
    }),
    even: new Footer({
      children: [new Paragraph({ alignment: AlignmentType.LEFT, indent: { left: EM }, children: [run] })],
    }),
  };
}
