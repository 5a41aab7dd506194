/** Who says so: the published text, or the draft that completes it. */
export type Provenance = "article" | "implied" | "inferred" | "drafted" | "none";

export const provenanceLabels: Record<Provenance, string> = {
  article: "原文",
  implied: "原文隐含",
  inferred: "按结构推断",
  drafted: "拟定",
  none: "原文未给出",
};
