import type { Sql } from "postgres";
import { rolesWith } from "@/platform/may";

/** The inboxes of the demonstration: what was handed to a unit and what came back to it, the older ones read. */
export async function seedNotices(sql: Sql): Promise<void> {
  const handlers = rolesWith("follow-up.handle");
  const issuers = rolesWith("follow-up.issue");
  await sql`
    insert into notices (account_id, unit_code, event, title, detail, href, key, inbox, mail, robot, at, read_at)
    select a.id, a.unit_code, x.event, '督办：' || f.title, x.detail, '/follow-ups?sheet=' || f.id, x.event || ':' || f.id || ':' || x.at,
      true, false, false, x.at, case when x.at < now() - interval '5 days' or f.state = 'closed' then x.at + interval '3 hours' end
    from follow_ups f
    cross join lateral (
      select 'assigned' as event, '时限 ' || f.due_on as detail, f.created_at as at, f.unit_code as unit, ${handlers}::text[] as roles
      union all
      select 'returned', left(e.text, 200), e.at, f.unit_code, ${handlers}::text[]
        from follow_up_events e where e.follow_up_id = f.id and e.kind = 'returned'
      union all
      select 'assigned', '已反馈，待审核', e.at, f.issuer_unit, ${issuers}::text[]
        from follow_up_events e where e.follow_up_id = f.id and e.kind = 'submitted'
    ) x
    join accounts a on a.unit_code = x.unit and a.status = 'active' and a.roles && x.roles
    where x.at > now() - interval '60 days' and x.at <= now()
    order by x.at, f.id, a.account
    on conflict do nothing`;
}
