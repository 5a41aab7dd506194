import { z } from "zod";
import { query } from "@/platform/run";
import { adapterOf, type ImportGroup } from "../group";

/**
 * An empty workbook of one ledger for the officer who asks: columns in the order of the paper form, the lists to choose from
 * (units of the own scope only), two examples, and the rows that the board already knows. Throws NotFound for another ledger.
 */
export const templateQuery = (group: ImportGroup) =>
  query(
    {
      name: `${group.id}.import-template`,
      may: group.may,
      input: z.object({
        ledger: z
          .string()
          .max(40)
          .default(group.adapters[0]?.id ?? ""),
      }),
    },
    async (context, { ledger }) => {
      const adapter = adapterOf(group, ledger);
      const known = new Map((await adapter.columns(context)).map((column) => [column.key, column]));
      const { columns, rows = [] } = await adapter.template(context);
      return {
        title: adapter.title,
        columns: columns.map((column) => {
          const { label, required } = known.get(column.key)!;
          return { ...column, label, required };
        }),
        rows,
      };
    },
  );

export type TemplateView = Awaited<ReturnType<ReturnType<typeof templateQuery>["as"]>>;
