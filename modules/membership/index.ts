export { confirmBalance } from "./writes/confirm";
export { join, leave, open } from "./writes/enter";
export { reverse } from "./writes/reverse";
export { acceptOffer, recallOffer, refuseOffer, transfer } from "./writes/transfer";
