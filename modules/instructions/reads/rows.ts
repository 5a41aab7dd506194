import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/platform/run";
import type { SubjectKind } from "../search";

export interface InstructionRow extends Record<string, unknown> {
  id: number;
  kind: SubjectKind;
  subjectId: string;
  subjectTitle: string;
  unitCode: string;
  unitTitle: string;
  text: string;
  authorName: string;
  authorUnit: string;
  authorUnitTitle: string;
  /** The database's text of a moment. */
  at: string;
  settledName: string;
  settledNote: string;
  settledAt: string | null;
  /** Follow-ups within the asker's scope that carry it out, and those of them not closed. */
  followUps: number;
  open: number;
}

/** Whether nothing has come of it yet: no follow-up, not settled. */
export const isOpen = sql`(i.settled_at is null and not exists (select 1 from follow_ups f where f.instruction_id = i.id))`;

/** 批示 with what became of each, newest first. */
export async function instructionRows(tx: Tx, where: SQL, limit: number, offset = 0): Promise<InstructionRow[]> {
  const found = await tx.execute<InstructionRow>(sql`select i.id, i.subject_kind as kind, i.subject_id as "subjectId",
      i.subject_title as "subjectTitle", i.unit_code as "unitCode", u.title as "unitTitle", i.text, i.author_name as "authorName",
      i.author_unit as "authorUnit", au.title as "authorUnitTitle", i.created_at::text as at, i.settled_name as "settledName",
      i.settled_note as "settledNote", i.settled_at::text as "settledAt", coalesce(f.n, 0) as "followUps", coalesce(f.open, 0) as open
    from instructions i join units u on u.code = i.unit_code join units au on au.code = i.author_unit
    left join lateral (select count(*)::int as n, count(*) filter (where f.state <> 'closed')::int as open
      from follow_ups f where f.instruction_id = i.id) f on true
    where ${where} order by i.created_at desc, i.id desc limit ${limit} offset ${offset}`);
  return [...found];
}
