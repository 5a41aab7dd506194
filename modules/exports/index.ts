export { exportJobs } from "./jobs";
export { exportFile } from "./reads/file";
export { ownFiles } from "./reads/mine";
export { fileProgress } from "./reads/progress";
export { offers } from "./sheets";
