import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { addMonths, dayOf, isoOf } from "@/platform/dates";
import type { Staff } from "@/platform/staff";
import { taskPage } from "./reads/task";
import { askExtension } from "./writes/ask";
import { decideRequest } from "./writes/decide-request";

let city: Staff;
let dept: Staff;

beforeAll(async () => {
  [city, dept] = await Promise.all([staffNamed("city"), staffNamed("dept")]);
});

test("同意延期后，落在原时限的节点移到新时限，其余节点不动", async () => {
  const sql = ownerSql();
  const [led] = await sql<{ id: number; due: string }[]>`select t.id, t.due_on::text as due from tasks t
    join task_parties p on p.task_id = t.id and p.role = 'lead' join milestones m on m.task_id = t.id and m.due_on = t.due_on
    where p.unit_code = ${dept.unit.code} and t.due_on > '2022-07-06' order by t.seq limit 1`;
  const days = async () =>
    (await sql`select due_on::text as day from milestones where task_id = ${led!.id} order by due_on`).map(
      (m) => m.day,
    );
  const before = await days();
  const newDue = isoOf(addMonths(dayOf(led!.due), 3));
  const { request } = await askExtension.as(dept, { task: String(led!.id), newDue, reason: "方案待印发" });
  await decideRequest.as(city, { request: String(request), state: "granted" });
  expect(await days()).toEqual(before.map((day) => (day === led!.due ? newDue : day)));
});

test("分解到区另有时限的：应达、节点和逾期完成都按本区的时限算", async () => {
  const sql = ownerSql();
  // Days on which a district's figure first reached its target, in tasks that end on a step.
  const [reached] = await sql<{ id: number; unit: string; day: string }[]>`
    select id, unit, min(day)::text as day from (
      select t.id, a.unit_code as unit, f.day, a.target, sum(f.value) over (partition by t.id, a.unit_code order by f.day) as total
      from tasks t join indicators i on i.key = t.indicator and i.kind = 'count' join allocations a on a.task_id = t.id and a.confirmed
      join (select indicator, left(unit_code, 6) as unit, day, sum(value) as value from figures group by 1, 2, 3) f
        on f.indicator = t.indicator and f.unit = a.unit_code
      where length(a.unit_code) = 6 and t.due_on < '2022-07-06' and exists (select 1 from milestones m where m.task_id = t.id and m.due_on = t.due_on)
    ) x where total >= target group by 1, 2 having min(day) > '2021-10-15' order by 1, 2 limit 1`;
  const { id, unit, day } = reached!;
  const at = async (due: string) => {
    await sql`update allocations set due_on = ${due} where task_id = ${id} and unit_code = ${unit}`;
    return taskPage.as(city, { id, unit });
  };
  const inTime = await at(day);
  expect(inTime.row).toMatchObject({ status: "done", late: false, due: day });
  expect(inTime.milestones.at(-1)).toMatchObject({ day, reached: true, madeUp: false });
  const before = isoOf(dayOf(day) - 1);
  const late = await at(before);
  expect(late.row).toMatchObject({ status: "done", late: true, madeUp: true, due: before });
  expect(late.milestones.at(-1)).toMatchObject({ day: before, reached: false, madeUp: true });
  const later = await at("2022-12-31");
  expect(later.row.expected).toBeLessThan(1);
});

test("区里获准延期，没有另定时限的街道跟着延；另定了时限的不动", async () => {
  const sql = ownerSql();
  const chaoyang = await staffNamed("chaoyang");
  const [task] = await sql<{ id: number; due: string }[]>`select t.id, t.due_on::text as due from tasks t
    join allocations a on a.task_id = t.id and a.unit_code = '110105' and a.due_on is null
    where t.due_on > '2022-07-31' and (select count(*) from allocations s where s.task_id = t.id and s.unit_code like '110105___' and s.due_on is null) > 1
    order by t.seq limit 1`;
  const streets =
    await sql`select unit_code as code from allocations where task_id = ${task!.id} and unit_code like '110105___' and due_on is null`;
  const [own, ...others] = streets.map((row) => row.code);
  const apart = isoOf(dayOf(task!.due) - 5);
  await sql`update allocations set due_on = ${apart} where task_id = ${task!.id} and unit_code = ${own}`;
  const newDue = isoOf(addMonths(dayOf(task!.due), 2));
  const { request } = await askExtension.as(chaoyang, { task: String(task!.id), newDue, reason: "场地年底前交付" });
  await decideRequest.as(city, { request: String(request), state: "granted" });
  const dues =
    await sql`select unit_code as code, due_on::text as due from allocations where task_id = ${task!.id} and unit_code like '110105___'`;
  const dueOf = (code: string) => dues.find((row) => row.code === code)?.due;
  expect(others.map(dueOf)).toEqual(others.map(() => newDue));
  expect(dueOf(own)).toBe(apart);
});
