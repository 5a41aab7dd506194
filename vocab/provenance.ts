/** Who says so: the published text, the draft that completes it, or the task force that has confirmed it since. */
export type Provenance = "article" | "implied" | "inferred" | "drafted" | "confirmed" | "none";

export const provenanceLabels: Record<Provenance, string> = {
  article: "原文",
  implied: "原文隐含",
  inferred: "按结构推断",
  drafted: "拟定",
  confirmed: "已核定",
  none: "原文未给出",
};
