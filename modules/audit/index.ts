import { auditColumns } from "./columns";
import { trail } from "./reads/trail";

export { type AuditRow, trail } from "./reads/trail";

/** 审计日志 as a file: the page's own rows under the page's own search. */
export const auditSheet = { id: "audit", title: "审计日志", query: trail, columns: auditColumns };
