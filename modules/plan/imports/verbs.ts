import { importVerbs } from "@/modules/imports";
import { allocationAdapter } from "./allocation-adapter";
import { taskAdapter } from "./task-adapter";

/** 导入 of the plan's two workbooks; which one a file is, its head tells. */
export const planImport = importVerbs({ id: "plan", may: "plan.import", adapters: [taskAdapter, allocationAdapter] });
