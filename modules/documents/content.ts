import type { Annex, Paper } from "@/platform/docx/paper";
import { ordinal } from "@/platform/docx/paper";
import type { Section } from "./rules/sections";
import { dateWords } from "./rules/words";

/** What a draft of a month holds: figures and tables as they were computed, and the text as it will be printed. */
export interface MonthContent {
  /** Red head. */
  mark: string;
  title: string[];
  to: string;
  sections: Section[];
  annexes: Annex[];
  /** 落款. */
  by: string;
  copies: string;
  /** 印发机关 of the 版记; null for letters to the level above. */
  printedBy: string | null;
  source: string[];
}

export interface Stamp {
  number: string;
  /** YYYY-MM-DD. */
  on: string;
  /** Printed on top of every page. */
  mark: string | null;
}

/** Sections with text, numbered 一、二、…, a paragraph a line; then date and copies as the stamp says. */
export function monthPaper(content: MonthContent, { number, on, mark }: Stamp): Paper {
  const there = content.sections.filter(({ text }) => text.trim() !== "");
  const headed = there.filter(({ heading }) => heading !== null);
  const date = dateWords(on);
  return {
    head: { mark: content.mark, number },
    title: content.title,
    body: [
      { kind: "to", text: content.to },
      ...there.flatMap((section) => [
        ...(section.heading === null
          ? []
          : [{ kind: "heading" as const, text: `${ordinal(headed.indexOf(section) + 1)}、${section.heading}` }]),
        ...section.text
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map((line) => ({ kind: "text" as const, text: line.trim() })),
      ]),
      { kind: "sign", by: content.by, on: date },
    ],
    annexes: content.annexes,
    imprint:
      content.printedBy === null || content.copies.trim() === ""
        ? null
        : { copies: content.copies.trim(), by: content.printedBy, on: date },
    source: content.source,
    mark,
  };
}
