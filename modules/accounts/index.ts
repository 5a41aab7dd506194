import { accountColumns } from "./columns";
import { roster } from "./reads/roster";

export { account, ownSessions } from "./reads/account";
export { type AccountRow, roster } from "./reads/roster";

/** 账号名册 as a file: the page's own rows under the page's own search. */
export const accountsSheet = { id: "accounts", title: "账号名册", query: roster, columns: accountColumns };
