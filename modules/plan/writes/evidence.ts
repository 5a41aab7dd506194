export { saveEvidence } from "@/platform/evidence";
