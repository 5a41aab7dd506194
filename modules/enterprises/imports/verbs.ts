import { importVerbs, refusedFile, templateFile } from "@/modules/imports";
import { enterpriseAdapter } from "./adapter";

/** 导入 of the register. */
export const enterpriseImport = importVerbs({
  id: "enterprise",
  may: "enterprise.import",
  adapters: [enterpriseAdapter],
});

/** /export/enterprise-import-refused?batch=: the rows that did not go in, to be corrected and sent again. */
export const enterpriseRefusedSheet = refusedFile("enterprise-import-refused", enterpriseImport.refused);

/** /export/enterprise-import-template?ledger=: the empty workbook with its lists. */
export const enterpriseTemplateSheet = templateFile("enterprise-import-template", enterpriseImport.template);
