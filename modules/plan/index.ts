export { loadCalendar } from "./reads/plan-data";
export { openBook, unitTasks } from "./reads/standings";
export { saveEvidence } from "./writes/evidence";
export { evidenceInput } from "./writes/inputs";
