export { searchEverything } from "./actions";
export { dayWords, nodesOf } from "./calendar";
export { frame } from "./reads/frame";
export { recentChanges } from "./reads/recent";
export { groupsOf } from "./waiting";
