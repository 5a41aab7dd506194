export { type BoardRow, followUpBoard } from "./reads/board";
export { followUpDraft } from "./reads/draft";
export { followUpsOfTask } from "./reads/of-task";
export { followUpOne } from "./reads/one";
export { followUpsWaiting, followUpsWaitingCount, type WaitingRow } from "./reads/waiting";
export { followUpSheet } from "./sheets";
export { openFollowUp } from "./writes/open";
