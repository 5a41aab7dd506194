export { calendars, type DirectoryRow, directory, oneUnit } from "./reads/directory";
export { findUnits } from "./reads/find";
export {
  type Crumb,
  childrenOf,
  insideRange,
  type PickerUnit,
  pathTo,
  unitChoices,
  unitPlace,
  unitsToPick,
  visibleRange,
} from "./reads/tree";
export { type NamedUnit, type Resolved, unitResolver } from "./rules/resolve";
export { writtenNames } from "./rules/written-name";
export { narrow, type ScopedUnit, unitParam } from "./scope";
