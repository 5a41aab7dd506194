import type { Sql } from "postgres";
import { type Day, isoOf } from "@/platform/dates";
import { tellStory } from "./told";

interface Row {
  id: number;
  title: string;
  unit_code: string;
  issuer_unit: string;
  task_id: number | null;
  due_on: string;
}

const moment = (day: Day, time: string) => `${isoOf(day)} ${time}+08`;

/** 批示, an extension that waits, a follow-up broken down to two streets, and saved texts. */
export async function seedFollowUpExtras(sql: Sql, today: Day): Promise<void> {
  const [fangshan] = await named(sql, "房山区阵地建设补进度");
  const [heads] = await named(sql, "互联网平台头部企业建会进展说明");
  if (!fangshan || !heads) return;
  await instruct(sql, today - 12, fangshan, "月底前拿出逐街道清单，缺口大的街道一把手负责。");
  await breakDown(sql, today, fangshan);
  await askLonger(sql, today, heads);
  const texts = [
    ["补进度通用", null, "请于期限前补齐差距，逐项列明未完成原因、责任人和完成时间，办结后提交反馈。"],
    ["报告催报", "chase", "本期进展报告尚未报送，请于两个工作日内报送，并说明未按时报送的原因。"],
  ] as const;
  for (const [name, level, body] of texts)
    await sql`insert into follow_up_templates (unit_code, level, name, body, changed_name, changed_at)
      select '11', ${level}, ${name}, ${body}, a.name, ${moment(today - 40, "10:00:00")}::timestamptz from accounts a where a.account = 'city'`;
}

const named = (sql: Sql, title: string) => sql<
  Row[]
>`select id, title, unit_code, issuer_unit, task_id, due_on::text as due_on
  from follow_ups where title = ${title} and state <> 'closed' limit 1`;

/** One on the follow-up, and one on the district that waits to be carried out. */
async function instruct(sql: Sql, day: Day, { id, title, unit_code }: Row, text: string): Promise<void> {
  const about = [
    { kind: "follow_up", subject: String(id), name: title, text, day },
    { kind: "unit", subject: unit_code, name: "", text: "连续两个月排名靠后，请专班到区里会商一次。", day: day + 10 },
  ];
  for (const one of about)
    await sql`insert into instructions (unit_code, subject_kind, subject_id, subject_title, text, author_id, author_name, author_unit, created_at)
      select ${unit_code}, ${one.kind}, ${one.subject}, coalesce(nullif(${one.name}, ''), u.title), ${one.text}, a.id, a.name, a.unit_code,
        ${moment(one.day, "09:20:00")}::timestamptz
      from accounts a, units u where a.account = 'leader' and u.code = ${unit_code}`;
}

async function breakDown(sql: Sql, today: Day, parent: Row): Promise<void> {
  const streets = await sql<
    { code: string; name: string }[]
  >`select code, name from units where parent_code = ${parent.unit_code} and active order by code limit 2`;
  for (const [i, { code, name }] of streets.entries()) {
    const title = `${name}补齐暖心驿站点位`;
    await tellStory(sql, today, {
      ...{ unit: code, issuer: parent.unit_code, level: "chase", no: null, title, task: parent.task_id, subject: null },
      ...{ body: "请核定点位并完成挂牌，照片随反馈报送。", issuedAgo: 6, dueIn: 5 },
      steps:
        i === 0
          ? [
              ["signed", ""],
              ["note", "两处点位已签约。"],
            ]
          : [
              ["signed", ""],
              ["submitted", "点位已全部挂牌。"],
              ["closed", ""],
            ],
    });
    await sql`update follow_ups set parent_id = ${parent.id}, source = ${`上级事项：${parent.title}`} where title = ${title}`;
  }
  const text = `${streets.length} 项：${streets.map(({ name }) => name).join("、")}，期限 ${isoOf(today + 5)}`;
  await event(sql, parent, "split", text, moment(today - 6, "15:40:00"));
}

async function askLonger(sql: Sql, today: Day, row: Row): Promise<void> {
  const newDue = isoOf(today + 18);
  const reason = "两家头部企业总部审批流程未完，需延至下月上旬。";
  const at = moment(today - 1, "16:05:00");
  await sql`insert into follow_up_extensions (follow_up_id, old_due, new_due, reason, asked_name, asked_unit, asked_at)
    select ${row.id}, ${row.due_on}, ${newDue}, ${reason}, a.name, u.title, ${at}::timestamptz
    from accounts a join units u on u.code = a.unit_code where a.unit_code = ${row.unit_code} limit 1`;
  await event(sql, row, "extension_asked", `${row.due_on} 延至 ${newDue}：${reason}`, at);
}

/** By an officer of the receiving unit. */
async function event(sql: Sql, row: Row, kind: string, text: string, at: string): Promise<void> {
  await sql`insert into follow_up_events (follow_up_id, unit_code, issuer_unit, kind, text, staff_name, staff_unit, at)
    select ${row.id}, ${row.unit_code}, ${row.issuer_unit}, ${kind}, ${text}, a.name, u.title, ${at}::timestamptz
    from accounts a join units u on u.code = a.unit_code where a.unit_code = ${row.unit_code} limit 1`;
}
