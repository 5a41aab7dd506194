import { childWord, type Facts, wholeWord } from "./facts";
import { overallText } from "./overall";
import { nextParagraphs, problemsText } from "./problems";
import { rankingText } from "./ranking";
import { dateWords, itemised } from "./words";

export type SectionKey = "intro" | "overall" | "ranking" | "did" | "problems" | "next";

/** A part of the text: `generated` as the figures say, `text` as it will be printed. Line breaks part paragraphs. */
export interface Section {
  key: SectionKey;
  /** Without its number; null for the introduction. */
  heading: string | null;
  generated: string;
  text: string;
}

const section = (key: SectionKey, heading: string | null, generated: string): Section => ({
  key,
  heading,
  generated,
  text: generated,
});

/** 通报 of a month: what the city or a district tells the units below it. */
export function briefingSections(facts: Facts): Section[] {
  const { each } = childWord(facts.unit.level);
  return [
    section(
      "intro",
      null,
      `现将《${facts.plan.title}》（以下简称《方案》）截至${dateWords(facts.asOf)}的进展情况通报如下。`,
    ),
    section("overall", "总体进展", overallText(facts)),
    section("ranking", `${each}排名`, rankingText(facts)),
    section("problems", "存在问题", problemsText(facts)),
    section("next", "下一步工作", itemised(nextParagraphs(facts))),
  ];
}

/** 进展报告 of a month to the level above; what the unit wrote in its report goes before what the figures say. */
export function progressSections(facts: Facts): Section[] {
  const { told } = facts;
  const both = (own: string | undefined, rule: string) =>
    [own?.trim() ?? "", rule].filter((text) => text !== "").join("\n");
  const intro = `现将${wholeWord(facts.unit.level)}落实《${facts.plan.title}》（以下简称《方案》）截至${dateWords(facts.asOf)}的进展情况报告如下。`;
  return [
    section("intro", null, intro),
    section("overall", "总体进展", overallText(facts)),
    section("did", "主要做法", told?.did.trim() ?? ""),
    section("problems", "存在问题", both(told?.problems, problemsText(facts))),
    section("next", "下一步工作", told?.next.trim() || itemised(nextParagraphs(facts))),
  ];
}
