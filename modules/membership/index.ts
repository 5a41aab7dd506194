export * as membershipImportActions from "./imports/actions";
export { membershipImport, membershipRefusedSheet, membershipTemplateSheet } from "./imports/verbs";
export { membershipJobs } from "./jobs";
export { type ChildGrowth, childGrowth } from "./reads/children";
export { type EntryDesk, entryDesk } from "./reads/entry";
export { type Growth, growth } from "./reads/growth";
export { movementList } from "./reads/movements";
export { type OfferRow, offerList } from "./reads/offers";
export { membershipSheet, offersSheet } from "./sheets";
