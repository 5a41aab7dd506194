import { sql } from "drizzle-orm";
import { z } from "zod";
import { loadCalendar } from "@/modules/plan";
import { dayOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";
import { workdaysBetween } from "@/platform/workdays";
import { postOf } from "../post";
import { movesOf } from "../rules/flow";
import { aged } from "./board";
import { columns, type FollowUpRow, tables } from "./rows";

export interface FollowUpEvent extends Record<string, unknown> {
  id: number;
  kind: "issued" | "signed" | "note" | "submitted" | "returned" | "closed" | "handed_over";
  text: string;
  staffName: string;
  staffUnit: string;
  at: string;
}

export interface FollowUpFile extends Record<string, unknown> {
  id: string;
  name: string;
  type: string;
  size: number;
  uploadedBy: string;
  at: string;
}

interface OneRow extends FollowUpRow {
  body: string;
  issuerName: string;
  version: number;
}

/**
 * A follow-up with its events (newest first), evidence files and the moves that the asker's post may make now. The working
 * days left are negative when past due. NotFound outside the scope.
 */
export const followUpOne = query(
  {
    name: "follow-up.one",
    may: "follow-up.read",
    input: z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) }),
  },
  async ({ tx, staff, today }, { id }) => {
    const [row] = await tx.execute<OneRow>(sql`select ${columns}, f.body, f.issuer_name as "issuerName", f.version
      from ${tables} where f.id = ${id}`);
    if (!row) throw new NotFound();
    const events = await tx.execute<FollowUpEvent>(sql`select id::float8 as id, kind, text, staff_name as "staffName",
      staff_unit as "staffUnit", at::text as at from follow_up_events where follow_up_id = ${id} order by follow_up_events.id desc`);
    const files =
      await tx.execute<FollowUpFile>(sql`select id, name, type, size, uploaded_by as "uploadedBy", uploaded_at::text as at
      from evidence_files where owner_kind = 'follow_up' and owner_id = ${String(id)} order by uploaded_at, name`);
    const calendar = await loadCalendar(tx);
    return {
      ...aged(row, calendar, today),
      body: row.body,
      issuerName: row.issuerName,
      version: row.version,
      workdaysLeft: row.closedOn === null ? workdaysBetween(calendar, today, dayOf(row.dueOn)) : null,
      events: [...events],
      files: [...files],
      moves: movesOf(postOf(staff), row),
    };
  },
);
