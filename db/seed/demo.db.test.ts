import { expect, test } from "vitest";
import { ownerSql } from "@/db/testing";

const sql = ownerSql();

test("每家受阻企业都有原因和一件在办的督办，发给企业所在单位，由上一级发出", async () => {
  const rows =
    await sql`select e.name, e.stall_reason as reason, e.unit_code as unit, u.parent_code as parent, f.unit_code as receiver,
      f.issuer_unit as issuer, f.state, count(ev.id)::int as events, min(ev.at)::date >= e.stalled_on as later
    from enterprises e join units u on u.code = e.unit_code left join follow_ups f on f.subject = 'enterprise:' || e.id
    left join follow_up_events ev on ev.follow_up_id = f.id where e.stalled_on is not null group by e.id, u.parent_code, f.id`;
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    expect(row, row.name).toMatchObject({ receiver: row.unit, issuer: row.parent, later: true });
    expect(row.reason, row.name).not.toBe("");
    expect(row.state, row.name).not.toBe("closed");
    expect(row.events, row.name).toBeGreaterThan(0);
  }
  expect(new Set(rows.map((row) => row.state)).size).toBe(4);
});

test("签收和反馈的时间与过程相符，督办号从 1 起不断号", async () => {
  const [wrong] = await sql`select count(*)::int as n from follow_ups f where
    signed_at is distinct from (select min(at) from follow_up_events e where e.follow_up_id = f.id and kind = 'signed')
    or submitted_at is distinct from (select max(at) from follow_up_events e where e.follow_up_id = f.id and kind = 'submitted')
    or (no is null) <> (level in ('remind', 'chase'))`;
  expect(wrong!.n).toBe(0);
  const numbers = await sql`select no, (select last from follow_up_counters c where c.unit_code = issuer_unit) as last
    from follow_ups where no is not null order by no`;
  expect(numbers.map(({ no }) => Number(/〕(\d+) 号/.exec(no)?.[1]))).toEqual(numbers.map((_, i) => i + 1));
  expect(numbers.at(-1)?.last).toBe(numbers.length);
});
