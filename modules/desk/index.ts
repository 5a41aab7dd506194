export { searchEverything } from "./actions";
export { navigationFor, tabsFor } from "./navigation";
export { frame } from "./reads/frame";
