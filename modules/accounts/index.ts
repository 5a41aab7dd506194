export { account, ownSessions } from "./reads/account";
export { type AccountRow, roster } from "./reads/roster";
export { accountsSheet } from "./sheets";
