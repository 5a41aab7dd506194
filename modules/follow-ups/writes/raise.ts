import { z } from "zod";
import { isoOf, yearOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { levelLabels, levelOrder } from "@/vocab/levels";
import { objections } from "../messages";
import { acts } from "../rules/acts";
import { isNumbered, levelsAbove } from "../rules/escalation";
import { tellReceiver } from "./announce";
import { changeFollowUp, HeldInput, holdFollowUp, textField } from "./hold";
import { nextNumbers } from "./number";

const RaiseInput = HeldInput.extend({ level: z.enum(levelOrder, "请选择级别"), text: textField("请写明升级理由") });

/** The issuing post raises an open follow-up to a higher level, with a reason; from 督办 upward it bears a number from then on. */
export const raiseFollowUp = command(
  { name: "follow-up.raise", may: "follow-up.issue", input: RaiseInput },
  async (context, { id, version, level, text }) => {
    const { tx, today, refuse } = context;
    const held = await holdFollowUp(context, { id, version }, "issuer");
    if (!acts.raise.from.includes(held.state)) return refuse({ message: objections.wrongState[held.state] });
    const from = levelOrder.find((one) => one === held.level) ?? "remind";
    if (!levelsAbove(from).includes(level)) return refuse({ field: "level", message: objections.notHigher });
    const [fresh] =
      held.no === null && isNumbered(level) ? await nextNumbers(tx, held.issuerUnit, yearOf(today), 1) : [];
    const no = held.no ?? fresh ?? null;
    const row = await changeFollowUp(context, held, {
      set: { level, no, raisedOn: isoOf(today) },
      kind: "raised",
      text: `${levelLabels[from]}升为${levelLabels[level]}${fresh ? `，编号 ${fresh}` : ""}：${text}`,
      before: { level: from, no: held.no },
      after: { level, no, text },
    });
    await tellReceiver(tx, row, "escalated", "升级", text);
    return { id, no };
  },
);
