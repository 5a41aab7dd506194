import { importVerbs, refusedFile, templateFile } from "@/modules/imports";
import { movementAdapter } from "./adapter";

/** 导入 of 会员变动. */
export const membershipImport = importVerbs({
  id: "membership",
  may: "membership.import",
  adapters: [movementAdapter],
});

/** /export/membership-import-refused?batch=: the rows that did not go in, to be corrected and sent again. */
export const membershipRefusedSheet = refusedFile("membership-import-refused", membershipImport.refused);

/** /export/membership-import-template?ledger=: the empty workbook with its lists. */
export const membershipTemplateSheet = templateFile("membership-import-template", membershipImport.template);
