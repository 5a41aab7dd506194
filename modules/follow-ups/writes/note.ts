import { z } from "zod";
import { evidenceInput, saveEvidence } from "@/modules/plan";
import { command } from "@/platform/run";
import { textField } from "./hold";
import { takeMove } from "./move";

const NoteInput = z.object({
  id: z.coerce.number().int().positive(),
  text: textField("请填写进展"),
  evidence: evidenceInput,
});

/** The receiving unit's post adds a line of progress, with evidence of its own unit; a returned follow-up is in progress again. */
export const addNote = command(
  { name: "follow-up.note", may: "follow-up.handle", input: NoteInput },
  async (context, { id, text, evidence }) => {
    const { unitCode } = await takeMove(context, "note", { id, text });
    await saveEvidence(context.tx, context.staff, { kind: "follow_up", id, unit: unitCode }, evidence);
    return { id };
  },
);
