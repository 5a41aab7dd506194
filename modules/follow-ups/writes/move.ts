import { and, eq, ne, sql } from "drizzle-orm";
import { followUpExtensions, followUps } from "@/db/schema";
import type { CommandContext } from "@/platform/run";
import { objections } from "../messages";
import { after, type Move, sideOf } from "../rules/flow";
import { tellIssuer, tellReceiver } from "./announce";
import { changeFollowUp, type FollowUp, holdFollowUp, lastChange } from "./hold";

const eventOf = { sign: "signed", note: "note", submit: "submitted", close: "closed", return: "returned" } as const;

/** What a step keeps on the row beside the state. Signing names the officer in charge where the issuer named none. */
function marksOf(move: Move, held: FollowUp, staffId: string) {
  if (move === "sign") return { signedAt: sql`now()`, ...(held.assigneeId === null ? { assigneeId: staffId } : {}) };
  if (move === "submit") return { submittedAt: sql`now()` };
  return move === "close" ? { closedAt: sql`now()` } : {};
}

interface Asked {
  id: number;
  /** Absent for a note: a colleague's note in between does no harm. */
  version?: number;
  text?: string;
  /** Why feedback is given while sub-follow-ups are open. */
  openReason?: string;
}

/** Takes one step under the row's lock: side, version and state are checked, the event and the audit row written. */
export async function takeMove(
  context: CommandContext,
  move: Move,
  { id, version, text = "", openReason = "" }: Asked,
): Promise<{ id: number; unitCode: string }> {
  const { tx, staff, refuse } = context;
  const held = await holdFollowUp(context, { id, ...(version === undefined ? {} : { version }) }, sideOf(move));
  const next = after(held.state, move);
  if (next === null && version === undefined) return refuse({ conflict: true, message: await lastChange(tx, id) });
  if (next === null) return refuse({ message: objections.wrongState[held.state] });
  const open = move === "submit" || move === "close" ? await openBelow(context, id) : 0;
  if (open > 0 && move === "submit" && openReason === "")
    return refuse({ field: "openReason", message: objections.openBelow(open) });
  if (open > 0 && move === "close" && text === "")
    return refuse({ field: "text", message: objections.closeBelow(open) });
  if (move === "close") await dropExtension(context, id);

  const below = `下级尚有 ${open} 项未销号${openReason && `：${openReason}`}`;
  const words = open > 0 ? `${text}\n${below}` : text;
  const row = await changeFollowUp(context, held, {
    set: { state: next, ...marksOf(move, held, staff.id) } as Partial<FollowUp>,
    kind: eventOf[move],
    text: words,
    before: { state: held.state },
    after: { state: next, ...(words ? { text: words } : {}) },
  });
  if (move === "submit") await tellIssuer(tx, row, "assigned", "待销号");
  if (move === "return") await tellReceiver(tx, row, "returned", "已退回", text);
  if (move === "close") await tellReceiver(tx, row, "approved", "已销号", text);
  return { id, unitCode: row.unitCode };
}

/** A request for a later day has nothing to ask for any more. */
async function dropExtension({ tx, staff }: CommandContext, id: number): Promise<void> {
  await tx
    .update(followUpExtensions)
    .set({ state: "refused", decidedName: staff.name, decidedAt: sql`now()`, decision: "事项已销号" })
    .where(and(eq(followUpExtensions.followUpId, id), eq(followUpExtensions.state, "asked")));
}

/** How many sub-follow-ups of one are not closed. */
export async function openBelow({ tx }: Pick<CommandContext, "tx">, id: number): Promise<number> {
  return tx.$count(followUps, and(eq(followUps.parentId, id), ne(followUps.state, "closed")));
}
