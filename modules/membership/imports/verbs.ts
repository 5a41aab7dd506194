import { importVerbs, refusedFile } from "@/modules/imports";
import { movementAdapter } from "./adapter";

/** 导入 of 会员变动. */
export const membershipImport = importVerbs({
  id: "membership",
  may: "membership.import",
  adapters: [movementAdapter],
});

export const membershipImportTitles = [movementAdapter.title];

/** /export/membership-import-refused?batch=: the rows that did not go in, to be corrected and sent again. */
export const membershipRefusedSheet = refusedFile("membership-import-refused", membershipImport.refused);
