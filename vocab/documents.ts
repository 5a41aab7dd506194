/** Documents that the board drafts from its figures. */
export type DocumentKind = "briefing" | "progress" | "order";

export const documentKindLabels: Record<DocumentKind, string> = {
  briefing: "工作进展通报",
  progress: "工作进展报告",
  order: "督办单",
};

export type DocumentState = "draft" | "issued";

export const documentStateLabels: Record<DocumentState, string> = { draft: "草稿", issued: "已印发" };
