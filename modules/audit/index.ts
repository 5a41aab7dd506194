export { type AuditRow, trail } from "./reads/trail";
export { auditSheet } from "./sheets";
