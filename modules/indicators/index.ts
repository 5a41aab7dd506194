export { ledgerIndicators, rowsOf } from "./catalogue";
