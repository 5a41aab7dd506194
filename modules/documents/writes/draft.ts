import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { documents } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { documentKindLabels } from "@/vocab/documents";
import { numberText, stemOf } from "../file";
import { monthDraft } from "../reads/month";
import { lastDay, monthWords } from "../rules/words";
import { monthParam } from "../search";

const Input = z.object({ kind: z.enum(["briefing", "progress"], "请选择文种"), month: monthParam });

/** Starts a document of the own unit's month from its figures; whoever writes its reports may. Answers its id; one draft a kind and month. */
export const draftDocument = command(
  { name: "document.draft", may: "report.write", input: Input },
  async (context, { kind, month }) => {
    const { tx, staff, today, record, refuse } = context;
    const { level, code } = staff.unit;
    if (!["city", "district", "street"].includes(level))
      refuse({ message: "部门和产业工会的进展在全市通报中体现，不单独成文" });
    if (kind === "briefing" && level === "street")
      refuse({ field: "kind", message: "街道（乡镇）没有下级单位，不印发通报" });
    if (kind === "progress" && level === "city") refuse({ field: "kind", message: "市级没有上级单位，不写进展报告" });
    if (lastDay(month) >= today) refuse({ field: "month", message: `${monthWords(month)}还没有结束` });
    const [open] = await tx
      .select({ id: documents.id })
      .from(documents)
      .where(
        and(
          eq(documents.unitCode, code),
          eq(documents.kind, kind),
          eq(documents.period, month),
          eq(documents.state, "draft"),
        ),
      );
    if (open)
      refuse({ field: "month", message: `${monthWords(month)}的${documentKindLabels[kind]}已有草稿，请在列表中打开` });
    const draft = await monthDraft(context, kind, code, month);
    const number = numberText(stemOf(draft.unit, kind), Number(isoOf(today).slice(0, 4)), null);
    const [row] = await tx
      .insert(documents)
      .values({
        kind,
        unitCode: code,
        unitTitle: staff.unit.title,
        period: month,
        asOf: draft.asOf,
        title: draft.title,
        content: { ...draft.content },
        figuresSum: draft.sum,
        number,
        createdBy: staff.name,
      })
      .returning({ id: documents.id });
    record({ subject: { kind: "document", id: row!.id }, after: { kind, period: month, title: draft.title } });
    return { id: row!.id };
  },
);
