export { ledgerIndicators } from "./catalogue";
