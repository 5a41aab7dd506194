export { jobBoard } from "./reads/board";
export { startJobs } from "./start";
