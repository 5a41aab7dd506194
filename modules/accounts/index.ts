export { account, ownSessions } from "./reads/account";
export { ownDeputies } from "./reads/deputies";
export { type AccountRow, roster } from "./reads/roster";
export { accountsSheet } from "./sheets";
