export * as enterpriseActions from "./actions";
export * as enterpriseImportActions from "./imports/actions";
export { enterpriseImport, enterpriseRefusedSheet, enterpriseTemplateSheet } from "./imports/verbs";
export { floatingUnionList } from "./reads/floating";
export { type EnterpriseForms, enterpriseForms } from "./reads/forms";
export { enterpriseFunnel, type Funnel } from "./reads/funnel";
export { type EnterprisePage, enterpriseOne } from "./reads/one";
export { enterpriseRoster } from "./reads/roster";
export { enterpriseSheet, floatingUnionSheet } from "./sheets";
