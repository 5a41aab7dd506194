import { eq, sql } from "drizzle-orm";
import { documents } from "@/db/schema";
import type { CommandContext } from "@/platform/run";
import { command } from "@/platform/run";
import type { MonthContent } from "../content";
import { isOrder, type Loaded } from "../load";
import { monthDraft } from "../reads/month";
import type { MonthKind } from "../reads/month-content";
import { TextInput, Versioned } from "./inputs";
import { ownDraft } from "./own-draft";

/** Keeps the edited text of a draft; figures and tables stay as computed. */
export const editDocument = command(
  { name: "document.edit", may: "report.write", input: TextInput },
  async (context, { id, version, to, copies, ...texts }) => {
    const document = await ownDraft(context, id, version);
    const content = monthContent(context, document);
    const sections = content.sections.map((part) => ({ ...part, text: texts[part.key] }));
    await keep(context, document, { ...content, to, copies, sections });
    context.record({
      subject: { kind: "document", id },
      before: { to: content.to, text: content.sections.map(({ text }) => text).join("\n") },
      after: { to, text: sections.map(({ text }) => text).join("\n") },
    });
    return { id };
  },
);

/** Computes figures and tables anew. Text that nobody touched follows; what was edited stays as it is. */
export const refreshDocument = command(
  { name: "document.refresh", may: "report.write", input: Versioned },
  async (context, { id, version }) => {
    const document = await ownDraft(context, id, version);
    const content = monthContent(context, document);
    const draft = await monthDraft(context, document.kind as MonthKind, document.unitCode, document.period ?? "");
    const sections = draft.content.sections.map((fresh) => {
      const old = content.sections.find(({ key }) => key === fresh.key);
      return old && old.text !== old.generated ? { ...fresh, text: old.text } : fresh;
    });
    await keep(context, document, { ...draft.content, to: content.to, copies: content.copies, sections }, draft.sum);
    context.record({
      subject: { kind: "document", id },
      before: { figures: document.figuresSum },
      after: { figures: draft.sum },
    });
    return { id, changed: draft.sum !== document.figuresSum };
  },
);

/** Throws a draft away. */
export const discardDocument = command(
  { name: "document.discard", may: "report.write", input: Versioned },
  async (context, { id, version }) => {
    const document = await ownDraft(context, id, version);
    await context.tx.delete(documents).where(eq(documents.id, id));
    context.record({ subject: { kind: "document", id }, before: { kind: document.kind, title: document.title } });
    return { id };
  },
);

function monthContent({ refuse }: CommandContext, { content }: Loaded): MonthContent {
  return isOrder(content) ? refuse({ message: "督办单的内容在督办事项中修改" }) : content;
}

async function keep({ tx }: CommandContext, { id, figuresSum }: Loaded, content: MonthContent, sum = figuresSum) {
  await tx
    .update(documents)
    .set({ content: { ...content }, figuresSum: sum, updatedAt: sql`now()`, version: sql`version + 1` })
    .where(eq(documents.id, id));
}
