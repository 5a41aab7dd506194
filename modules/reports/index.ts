export { reportAdjustments } from "./reads/adjustments";
export { reportMatrix } from "./reads/matrix";
export { reportMonth } from "./reads/month";
export { reportOne } from "./reads/one";
export { reportRates } from "./reads/rates";
export { type DueReport, reportWaiting, type ToReview } from "./reads/waiting";
export { adjustmentSheet, ratesSheet, reportSheet } from "./sheets";
