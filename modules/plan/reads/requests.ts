import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { narrow, unitParam } from "@/modules/units";
import { timeText } from "@/platform/clock";
import { query } from "@/platform/run";
import { objectionToDecider } from "../rules/requests";
import { type EvidenceItem, evidenceOf } from "./entries";

const RequestsSearch = z.object({
  task: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  unit: unitParam.optional(),
  /** `open`: still to be decided; `mine`: to be decided by the reader. */
  state: z.enum(["all", "open", "mine"]).default("all"),
});

// A type, not an interface: only aliases count as records for the driver.
export type RequestRow = {
  id: number;
  kind: "extension" | "completion";
  taskId: number;
  taskCode: string;
  taskTitle: string;
  unitCode: string;
  unitName: string;
  oldDue: string | null;
  newDue: string | null;
  reason: string;
  state: "asked" | "granted" | "refused";
  askedName: string;
  askedAt: string;
  decidedName: string | null;
  decidedAt: string | null;
  decision: string;
  evidence: EvidenceItem[];
  mayDecide: boolean;
};

type Raw = Omit<RequestRow, "mayDecide"> & { askedBy: string; level: string; parentCode: string | null };

/** Requests for a later deadline or an approved completion in a unit's subtree, open ones first, newest first; `mayDecide` for the reader. */
export const requests = query(
  { name: "plan.requests", may: "plan.read", input: RequestsSearch },
  async (context, search) => {
    const { tx, staff } = context;
    const { range } = await narrow(context, search.unit);
    const conditions: SQL[] = [sql`r.unit_code >= ${range.lo} and r.unit_code < ${range.hi}`];
    if (search.task !== undefined) conditions.push(sql`r.task_id = ${search.task}`);
    if (search.state !== "all") conditions.push(sql`r.state = 'asked'`);
    const rows =
      await tx.execute<Raw>(sql`select r.id, r.kind, r.task_id as "taskId", t.code as "taskCode", t.title as "taskTitle",
      r.unit_code as "unitCode", u.short_name as "unitName", u.level, u.parent_code as "parentCode", r.old_due::text as "oldDue",
      r.new_due::text as "newDue", r.reason, r.state, r.asked_by::text as "askedBy", r.asked_name as "askedName",
      r.asked_at::text as "askedAt", r.decided_name as "decidedName", r.decided_at::text as "decidedAt", r.decision,
      ${evidenceOf("request", sql`r.id::text`)} as evidence
    from task_requests r join tasks t on t.id = r.task_id join units u on u.code = r.unit_code
    where ${sql.join(conditions, sql` and `)} order by (r.state = 'asked') desc, r.id desc limit 200`);
    const seen = rows.map(({ askedBy, level, parentCode, ...row }): RequestRow => {
      const asker = { askedBy, unit: { code: row.unitCode, level, parentCode } };
      return {
        ...row,
        askedAt: timeText(row.askedAt),
        decidedAt: row.decidedAt === null ? null : timeText(row.decidedAt),
        mayDecide: row.state === "asked" && staff.may.has("plan.decide") && objectionToDecider(staff, asker) === null,
      };
    });
    return search.state === "mine" ? seen.filter((row) => row.mayDecide) : seen;
  },
);
