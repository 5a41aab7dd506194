import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { childrenOf, narrow, pathTo } from "@/modules/units";
import { query } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import { InstructionSearch, PAGE_SIZE } from "../search";
import { instructionRows, isOpen } from "./rows";

const states: Record<"open" | "followed" | "settled", SQL> = {
  open: isOpen,
  followed: sql`exists (select 1 from follow_ups f where f.instruction_id = i.id)`,
  settled: sql`i.settled_at is not null`,
};

/** Of which nothing has come, and which is for this post to act on: on its own unit's matters, or by its own unit's leader. */
function waitsFor({ may, unit }: Staff): SQL {
  const handles = may.has("follow-up.handle");
  const issues = may.has("follow-up.issue");
  return sql`(${handles} and ${isOpen} and (i.unit_code = ${unit.code} or (${issues} and i.author_unit = ${unit.code})))`;
}

/** 批示 on the unit's and its subtree's matters, newest first, a page of them; counts by what became of them. Always live. */
export const instructionList = query(
  { name: "instruction.list", may: "plan.read", input: InstructionSearch },
  async (context, { unit: asked, kind, state, mine, id, page }) => {
    const { tx, staff } = context;
    const unit = await narrow(context, asked);
    const ground = sql`i.unit_code >= ${unit.range.lo} and i.unit_code < ${unit.range.hi}
      and ${kind === undefined ? sql`true` : sql`i.subject_kind = ${kind}`} and ${id === undefined ? sql`true` : sql`i.id = ${id}`}
      and ${mine === undefined ? sql`true` : waitsFor(staff)}`;
    const where = state === undefined ? ground : sql`${ground} and ${states[state]}`;
    const [counts] = await tx.execute<{ all: number; open: number; followed: number; settled: number; shown: number }>(
      sql`select count(*)::int as all, count(*) filter (where ${states.open})::int as open,
        count(*) filter (where ${states.followed})::int as followed, count(*) filter (where ${states.settled})::int as settled,
        count(*) filter (where ${state === undefined ? sql`true` : states[state]})::int as shown
      from instructions i where ${ground}`,
    );
    return {
      unit,
      path: await pathTo(tx, unit.code, staff.read),
      children: (await childrenOf(tx, unit.code)).map(({ code, name }) => ({ code, name })),
      counts: counts ?? { all: 0, open: 0, followed: 0, settled: 0, shown: 0 },
      rows: await instructionRows(tx, where, PAGE_SIZE, (page - 1) * PAGE_SIZE),
      issues: staff.may.has("follow-up.issue"),
      handles: staff.may.has("follow-up.handle") ? staff.unit.code : null,
    };
  },
);

/**
 * What waits of them: for whoever issues, those of the own unit's leader of which nothing has come; for the unit concerned,
 * those on its own matters that are not settled. The latest 50.
 */
export const instructionsWaiting = query(
  { name: "instruction.waiting", may: "plan.read", input: z.object({}) },
  async ({ tx, staff }) => {
    return instructionRows(tx, waitsFor(staff), 50);
  },
);
