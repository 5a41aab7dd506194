import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { NotFound } from "@/platform/errors";
import type { Tx } from "@/platform/run";
import type { FollowUpLevel } from "@/vocab/levels";
import type { OrderContent } from "../papers/order";
import { codeText } from "../rules/words";

export interface OrderDraft {
  content: OrderContent;
  issuerUnit: string;
  toUnit: string;
  title: string;
  sum: string;
}

interface Row extends Record<string, unknown> {
  level: FollowUpLevel;
  title: string;
  body: string;
  dueOn: string;
  issuerUnit: string;
  toUnit: string;
  lead: string;
  issuer: string;
  issuedOn: string;
  source: string;
  cooperating: string | null;
  number: string;
}

interface Event extends Record<string, unknown> {
  kind: string;
  text: string;
  by: string;
  on: string;
}

/** The 督办单 of a follow-up as it stands: who signed, what was done, what the issuer said of it. NotFound outside the scope. */
export async function orderDraft(tx: Tx, id: number): Promise<OrderDraft> {
  const [row] = await tx.execute<Row>(sql`
    select f.level, f.title, f.body, f.due_on::text as "dueOn", f.issuer_unit as "issuerUnit", f.unit_code as "toUnit",
      u.title as lead, i.title as issuer, (f.created_at at time zone 'Asia/Shanghai')::date::text as "issuedOn",
      coalesce(nullif(f.source, ''), '《方案》任务' || t.code || '　' || t.title, '专班工作部署') as source,
      (select string_agg(p.name, '、' order by p.ordinal) from task_parties p where p.task_id = t.id and p.role = 'cooperate') as cooperating,
      coalesce(f.no, '') as number
    from follow_ups f join units u on u.code = f.unit_code join units i on i.code = f.issuer_unit
    left join tasks t on t.id = f.task_id where f.id = ${id}`);
  if (!row) throw new NotFound();
  const events = await tx.execute<Event>(sql`
    select kind, text, staff_name as by, (at at time zone 'Asia/Shanghai')::date::text as on
    from follow_up_events where follow_up_id = ${id} order by id`);
  const of = (...kinds: string[]) => events.filter(({ kind, text }) => kinds.includes(kind) && text.trim() !== "");
  const signed = events.find(({ kind }) => kind === "signed");
  const lines = (list: readonly Event[]) => list.map(({ text, on }) => `${on}　${text}`).join("\n");
  const order = {
    number: row.number,
    title: row.title,
    source: row.source,
    level: row.level,
    dueOn: row.dueOn,
    lead: row.lead,
    cooperating: row.cooperating ?? "",
    demand: row.body,
    signed: signed ? { by: signed.by, on: signed.on } : null,
    done: lines(of("note", "submitted")),
    review: lines(of("returned", "closed")),
    issuer: row.issuer,
    issuedOn: row.issuedOn,
  };
  const sum = createHash("sha256").update(JSON.stringify(order)).digest("hex");
  return {
    content: { order, source: [`数据来源：推进台。内容校验码：${codeText(sum)}`] },
    issuerUnit: row.issuerUnit,
    toUnit: row.toUnit,
    title: `督办单：${row.title}`,
    sum,
  };
}
