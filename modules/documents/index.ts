export { ledgersSheet } from "./ledger-sheets";
export { briefingFile, type DocumentFile, documentFile, orderFile } from "./reads/file";
export { type DocumentList, documentList } from "./reads/list";
export { monthClosed } from "./reads/month";
export { type DocumentPage, documentOne } from "./reads/one";
