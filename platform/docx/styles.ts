import { AlignmentType, type IStylesOptions, LineRuleType } from "docx";
import { CLOSER, EM, fonts, LINE, size } from "./measures";

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
const indented = { firstLine: 2 * EM, firstLineChars: 200 };

/** Real styles, so that Word lists the headings and an office can change one in one place. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: fonts.body, size: size.body, characterSpacing: CLOSER },
      paragraph: { spacing: exactly(LINE) },
    },
    title: {
      run: { font: fonts.title, size: size.title, bold: false, color: "000000" },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(700), keepNext: true, keepLines: true },
    },
    heading1: {
      run: { font: fonts.head, size: size.body, bold: false, color: "000000" },
      paragraph: { indent: indented, spacing: exactly(LINE), keepNext: true, keepLines: true, outlineLevel: 0 },
    },
    heading2: {
      run: { font: fonts.title, size: 36, bold: false, color: "000000" },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(LINE), before: 200, after: 160 },
        keepNext: true,
        keepLines: true,
        outlineLevel: 0,
      },
    },
  },
  paragraphStyles: [
    {
      id: "BodyText",
      name: "正文文字",
      basedOn: "Normal",
      paragraph: { indent: indented, alignment: AlignmentType.BOTH },
    },
    {
      id: "TableText",
      name: "表格文字",
      basedOn: "Normal",
      run: { size: size.note, characterSpacing: 0 },
      paragraph: { spacing: exactly(280) },
    },
    { id: "FormText", name: "表单文字", basedOn: "TableText", paragraph: { spacing: exactly(380) } },
    {
      id: "NoteText",
      name: "表注",
      basedOn: "Normal",
      run: { size: size.note, characterSpacing: 0 },
      paragraph: { spacing: { ...exactly(320), before: 60 } },
    },
  ],
};
