import { Document, Packer } from "docx";
import { annexesOf } from "./annexes";
import { blocksOf, headOfPaper, imprintOf, sourceOf } from "./blocks";
import { pageNumbers, topMark } from "./margins";
import { LINE, sheet } from "./measures";
import type { Paper } from "./paper";
import { styles } from "./styles";

/** The paper as a Word file in the layout of GB/T 9704-2012. Fonts are named, none is carried along. */
export async function docxOf(paper: Paper, { by, subject }: { by: string; subject: string }): Promise<Buffer> {
  const document = new Document({
    title: paper.title.join(""),
    creator: by,
    lastModifiedBy: by,
    subject,
    styles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: sheet,
          // Every paragraph's line is exact; a snapping grid would draw the small lines of tables out to the body's.
          grid: { linePitch: LINE },
        },
        headers: { default: topMark(paper.mark), even: topMark(paper.mark) },
        footers: pageNumbers(),
        children: [
          ...headOfPaper(paper),
          ...blocksOf(paper),
          ...annexesOf(paper.annexes),
          ...sourceOf(paper.source),
          ...imprintOf(paper.imprint),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
