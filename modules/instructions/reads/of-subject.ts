import { sql } from "drizzle-orm";
import { narrow } from "@/modules/units";
import { query } from "@/platform/run";
import { Subject } from "../search";
import { instructionRows } from "./rows";

/**
 * 批示 about one subject as a unit sees it, newest first, up to 20: of a task those on the unit and below it, of a unit its
 * own. Says whether the asker may write one, and turn one into a follow-up.
 */
export const instructionsOf = query(
  { name: "instruction.of-subject", may: "plan.read", input: Subject },
  async (context, { kind, id, unit: asked }) => {
    const { tx, staff } = context;
    // What is named by its own number is found through its row's fence: a working group's seat opens it from outside.
    const numbered = kind === "enterprise" || kind === "follow_up";
    const unit = numbered ? { code: asked, range: staff.read } : await narrow(context, asked);
    const inside = sql`i.unit_code >= ${unit.range.lo} and i.unit_code < ${unit.range.hi}`;
    const about = {
      task: sql`i.subject_id = ${id} and ${inside}`,
      unit: sql`i.unit_code = ${unit.code}`,
      enterprise: sql`i.subject_id = ${id}`,
      report: sql`i.subject_id = ${id} and i.unit_code = ${unit.code}`,
      follow_up: sql`i.subject_id = ${id}`,
    }[kind];
    const rows = await instructionRows(tx, sql`i.subject_kind = ${kind} and ${about}`, 20);
    return {
      rows,
      subject: { kind, id, unit: unit.code },
      writes: staff.may.has("instruction.write"),
      issues: staff.may.has("follow-up.issue"),
    };
  },
);
