export { hrefOf, issueHref } from "./href";
export { instructionList, instructionsWaiting } from "./reads/list";
export { instructionsOf } from "./reads/of-subject";
export type { InstructionRow } from "./reads/rows";
