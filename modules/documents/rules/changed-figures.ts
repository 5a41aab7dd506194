export interface ChangedFigures {
  /** Figures of the generated text that the edited one lacks. */
  gone: string[];
  /** Figures of the edited text that were not generated. */
  added: string[];
}

const pattern = /\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d[\d,]*(?:\.\d+)?(?:%|个百分点)?/gu;

const figuresIn = (text: string): string[] => text.normalize("NFKC").match(pattern) ?? [];

/** Which figures an edit took out or put in, each as often as it stands there; their order does not matter. */
export function changedFigures(generated: string, text: string): ChangedFigures {
  const left = figuresIn(generated);
  const added: string[] = [];
  for (const figure of figuresIn(text)) {
    const at = left.indexOf(figure);
    if (at < 0) added.push(figure);
    else left.splice(at, 1);
  }
  return { gone: left, added };
}

/** What a reader of the draft is told about an edited part; null where every figure is the generated one. */
export function changeNote(heading: string, { gone, added }: ChangedFigures): string | null {
  const parts = [
    gone.length === 0 ? null : `少了${gone.join("、")}`,
    added.length === 0 ? null : `多了${added.join("、")}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `“${heading}”中的数字与统计结果不同：${parts.join("；")}`;
}
