import { eq } from "drizzle-orm";
import { followUpBatches, instructions } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { dayOf, isoOf } from "@/platform/dates";
import { type CommandContext, command } from "@/platform/run";
import { leftOut, objections } from "../messages";
import { acts } from "../rules/acts";
import { type Candidate, candidatesOf } from "./candidates";
import { changeFollowUp, type FollowUp, holdFollowUp } from "./hold";
import { insertFollowUps } from "./insert";
import { IssueInput } from "./issue-input";
import { officerOf } from "./officer";

interface Issued {
  id: number;
  title: string;
  unit: string;
}

/**
 * Issues follow-ups, one a subject and unit. A wrong input issues none; single rows that cannot be (own unit, already open
 * where `skipOpen`) are left out and kept with their reason as a batch. Receivers are units below the issuer's own.
 */
export const issueFollowUps = command(
  { name: "follow-up.issue", may: "follow-up.issue", input: IssueInput },
  async (context, input): Promise<{ issued: Issued[]; batch: number | null }> => {
    const { staff, today, refuse } = context;
    if (dayOf(input.dueOn) < today) return refuse({ field: "dueOn", message: objections.pastDue });
    const parent = input.parent === undefined ? null : await parentOf(context, input.parent, input.dueOn);
    const source = input.instruction === undefined ? null : await sourceOf(context, input.instruction);
    const rows = await candidatesOf(context, input);
    const wanted = rows.filter((row) => row.why === null);
    if (wanted.length === 0) return refuse({ message: objections.noneIssued(reasonsOf(rows)) });
    const assigneeId = await assigneeOf(context, input.officer, wanted);

    const values = wanted.map((row) => ({
      ...{ title: row.title, body: input.body, dueOn: input.dueOn, unitCode: row.unitCode, assigneeId },
      taskId: row.taskId ?? parent?.taskId ?? null,
      subject: row.subject ?? parent?.subject ?? null,
      parentId: parent?.id ?? null,
      instructionId: input.instruction ?? null,
      source: source ?? (parent ? `上级事项：${parent.no ?? parent.title}` : row.source),
    }));
    const issued = await insertFollowUps(context, input.level, values);
    if (parent) await noteOnParent(context, parent, wanted, input.dueOn);
    const batch = wanted.length === rows.length ? null : await keepBatch(context, rows, issued);
    return {
      issued: issued.map((row, i) => ({
        id: row.id,
        title: row.title,
        unit: wanted[i]?.unitTitle ?? staff.unit.title,
      })),
      batch,
    };
  },
);

/** 已有在办事项 3 项、企业属本单位，不能向本单位签发 2 项. */
function reasonsOf(rows: readonly Candidate[]): string {
  const counts = Map.groupBy(rows, (row) => row.why ?? leftOut.outside);
  return [...counts].map(([why, of]) => `${why} ${of.length} 项`).join("、");
}

async function parentOf(context: CommandContext, asked: number, dueOn: string): Promise<FollowUp> {
  const { today, refuse } = context;
  const parent = await holdFollowUp(context, { id: asked }, "receiver");
  if (!acts.split.from.includes(parent.state)) return refuse({ message: objections.notOwn });
  // Once it is overdue the parts still have to be given a day.
  if (dayOf(parent.dueOn) >= today && dueOn > parent.dueOn)
    return refuse({ field: "dueOn", message: objections.afterParent(parent.dueOn) });
  return parent;
}

async function noteOnParent(context: CommandContext, parent: FollowUp, to: Candidate[], dueOn: string) {
  const names = to.map((row) => row.unitTitle);
  const shown = names.length > 6 ? `${names.slice(0, 6).join("、")}等 ${names.length} 个单位` : names.join("、");
  const text = `${to.length} 项：${shown}，期限 ${dueOn}`;
  await changeFollowUp(context, parent, { set: {}, kind: "split", text, after: { below: to.length, dueOn } });
}

/** 事项来源 in words: a receiver below may not read the 批示 itself. */
async function sourceOf({ tx, refuse }: CommandContext, asked: number): Promise<string> {
  const [found] = await tx.select().from(instructions).where(eq(instructions.id, asked));
  if (!found) return refuse({ message: objections.noInstruction });
  return `领导批示：“${found.text}”（${found.authorName} ${timeText(found.createdAt).slice(0, 10)}）`;
}

async function assigneeOf({ tx, refuse }: CommandContext, officer: string | undefined, to: Candidate[]) {
  if (officer === undefined) return null;
  const [unit, more] = new Set(to.map((row) => row.unitCode));
  if (unit === undefined || more !== undefined) return refuse({ field: "officer", message: objections.officerOfOne });
  const found = await officerOf(tx, officer, unit);
  return found ? found.id : refuse({ field: "officer", message: objections.officer });
}

async function keepBatch({ tx, staff, today, record }: CommandContext, rows: Candidate[], issued: FollowUp[]) {
  const ids = issued.map((row) => row.id);
  const outcomes = rows.map(({ title, unitTitle, why }) => ({
    ...{ title, unit: unitTitle, why: why ?? "" },
    id: why === null ? (ids.shift() ?? null) : null,
  }));
  const [row] = await tx
    .insert(followUpBatches)
    .values({ unitCode: staff.unit.code, staffName: staff.name, outcomes })
    .returning({ id: followUpBatches.id });
  const note = `发出 ${issued.length} 项，未发 ${rows.length - issued.length} 项，${isoOf(today)}`;
  record({ subject: { kind: "follow_up_batch", id: row!.id }, note });
  return row!.id;
}
