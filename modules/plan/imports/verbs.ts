import { importVerbs, refusedFile, templateFile } from "@/modules/imports";
import { allocationAdapter } from "./allocation-adapter";
import { taskAdapter } from "./task-adapter";

/** 导入 of the plan's two workbooks; which one a file is, its head tells. */
export const planImport = importVerbs({ id: "plan", may: "plan.import", adapters: [taskAdapter, allocationAdapter] });

export const planImportKinds = [
  { id: taskAdapter.id, title: taskAdapter.title },
  { id: allocationAdapter.id, title: allocationAdapter.title },
];

/** /export/plan-import-refused?batch=: the rows that did not go in, to be corrected and sent again. */
export const planRefusedSheet = refusedFile("plan-import-refused", planImport.refused);

/** /export/plan-import-template?ledger=: the empty workbook with its lists. */
export const planTemplateSheet = templateFile("plan-import-template", planImport.template);
