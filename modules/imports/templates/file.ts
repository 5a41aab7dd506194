import type { Offer } from "@/platform/export/offer";
import { fileResponse } from "@/platform/export/response";
import { ask, note, signedIn } from "@/platform/gate";
import type { templateQuery } from "./verb";
import { templateBook } from "./workbook";

/** 下载模板: the empty workbook of a ledger as a file, under the export address like every file that leaves the board. */
export function templateFile(id: string, verb: ReturnType<typeof templateQuery>): Offer {
  return {
    id,
    serve: async ({ ledger }) => {
      const staff = await signedIn();
      const view = await ask(verb, typeof ledger === "string" ? { ledger } : {});
      const bytes = await templateBook(view);
      const response = await fileResponse(new Blob([bytes.slice()]).stream(), `${view.title} 导入模板.xlsx`, "xlsx");
      await note(staff, "export.download", "ok", { subject: { kind: "sheet", id }, note: `${view.title} 导入模板` });
      return response;
    },
  };
}
