import { followUpColumns } from "./columns";
import { followUpBoard } from "./reads/board";

export type { BoardRow } from "./reads/board";
export { followUpDraft } from "./reads/draft";
export { followUpOne } from "./reads/one";
export { followUpsWaiting, followUpsWaitingCount, type WaitingRow } from "./reads/waiting";
export { followUpBoard };

/** What leaves the follow-ups' page as a file. */
export const followUpSheet = {
  id: "follow-ups",
  title: "跟进督办事项",
  query: followUpBoard,
  columns: followUpColumns,
};
