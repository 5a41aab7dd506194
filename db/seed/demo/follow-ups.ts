import type { Sql } from "postgres";
import { type Day, isoOf } from "@/platform/dates";

type Kind = "issued" | "signed" | "note" | "submitted" | "returned" | "closed";

interface Story {
  seq: number;
  /** Receiving unit; issuer is the unit above it. */
  unit: string;
  level: string;
  title: string;
  body: string;
  issuedAgo: number;
  dueIn: number;
  steps: [Kind, string][];
}

const stories: Story[] = [
  {
    seq: 33,
    unit: "110111",
    level: "supervise",
    title: "房山区阵地建设补进度",
    body: "补齐阵地建设进度缺口，报逐街道点位清单。",
    issuedAgo: 20,
    dueIn: 9,
    steps: [
      ["signed", ""],
      ["note", "已与三家连锁商超谈妥 14 个点位。"],
      ["submitted", "新增阵地 9 家，点位清单随附，待验收照片补齐。"],
    ],
  },
  {
    seq: 10,
    unit: "110105",
    level: "chase",
    title: "互联网平台头部企业建会进展说明",
    body: "请说明未建会头部企业的对接情况和下一步时间表。",
    issuedAgo: 6,
    dueIn: 4,
    steps: [["signed", ""]],
  },
  {
    seq: 22,
    unit: "110112",
    level: "chase",
    title: "快递员入会进度催办",
    body: "近四周入会速度低于序时进度，请加快。",
    issuedAgo: 5,
    dueIn: 3,
    steps: [],
  },
  {
    seq: 38,
    unit: "110109",
    level: "supervise",
    title: "门头沟区健康体检支出滞后",
    body: "请按时间节点完成支付，逐笔列出未支付原因。",
    issuedAgo: 25,
    dueIn: -1,
    steps: [
      ["signed", ""],
      ["note", "体检机构合同已签订，本周起分批支付。"],
    ],
  },
  {
    seq: 30,
    unit: "110117",
    level: "remind",
    title: "平谷区诉求收集条数偏少",
    body: "请核对是否漏报。",
    issuedAgo: 8,
    dueIn: 6,
    steps: [
      ["signed", ""],
      ["submitted", "已核对，漏报两个乡镇，数据已补录。"],
      ["returned", "请补充两个乡镇的收集记录。"],
    ],
  },
  {
    seq: 47,
    unit: "110106",
    level: "remind",
    title: "协商企业名单核对",
    body: "请核对已开展协商的企业名单。",
    issuedAgo: 40,
    dueIn: -20,
    steps: [
      ["signed", ""],
      ["note", "正在逐家核对。"],
      ["submitted", "名单已核对一致。"],
      ["closed", "核对无误，销号。"],
    ],
  },
  {
    seq: 33,
    unit: "110105001",
    level: "remind",
    title: "补齐验收照片",
    body: "请补齐本季度新建驿站的验收照片。",
    issuedAgo: 9,
    dueIn: 2,
    steps: [["signed", ""]],
  },
  {
    seq: 16,
    unit: "和平街街道",
    level: "chase",
    title: "补报平台灵活就业会员名册",
    body: "名册中三家企业人数与上月不一致，请核对后补报。",
    issuedAgo: 7,
    dueIn: -1,
    steps: [["signed", ""]],
  },
  {
    seq: 40,
    unit: "和平街街道",
    level: "remind",
    title: "流动工会服务站开设计划",
    body: "请报下月流动工会服务站开设计划。",
    issuedAgo: 2,
    dueIn: 8,
    steps: [],
  },
  {
    seq: 23,
    unit: "110115",
    level: "chase",
    title: "网约送餐员入会专项",
    body: "请在站点集中区域组织一次集中入会。",
    issuedAgo: 30,
    dueIn: -8,
    steps: [
      ["signed", ""],
      ["submitted", "已组织三场集中入会。"],
      ["closed", "完成，销号。"],
    ],
  },
];

/** Follow-ups in every state, with the events that led there. */
export async function seedFollowUps(sql: Sql, today: Day): Promise<void> {
  for (const story of stories) {
    const [unit] = await sql<
      { code: string; parent_code: string }[]
    >`select code, parent_code from units where code = ${story.unit} or name = ${story.unit} limit 1`;
    const [issuer] = await sql<
      { id: string; name: string; title: string }[]
    >`select a.id, a.name, u.title from accounts a join units u on u.code = a.unit_code
      where a.unit_code = ${unit!.parent_code} and 'reviewer' = any(a.roles) order by (a.account in ('city', 'chaoyang')) desc limit 1`;
    const [receiver] = await sql<
      { name: string; title: string }[]
    >`select a.name, u.title from accounts a join units u on u.code = a.unit_code where a.unit_code = ${unit!.code} limit 1`;
    const last = story.steps.at(-1)?.[0];
    const state = last === undefined ? "issued" : last === "note" ? "in_progress" : last;
    const at = (i: number) =>
      `${isoOf(today - story.issuedAgo + Math.round((i * story.issuedAgo) / (story.steps.length + 1)))} ${9 + i}:1${i}:00+08`;
    const [row] = await sql<
      { id: number }[]
    >`insert into follow_ups (level, title, body, unit_code, issuer_unit, issuer_id, issuer_name, task_id, due_on, state, created_at, closed_at)
      select ${story.level}, ${story.title}, ${story.body}, ${unit!.code}, ${unit!.parent_code}, ${issuer!.id}, ${issuer!.name}, t.id,
        ${isoOf(today + story.dueIn)}, ${state}, ${at(0)}::timestamptz, ${state === "closed" ? at(story.steps.length) : null}::timestamptz
      from tasks t where t.seq = ${story.seq} returning id`;
    const steps: [Kind, string][] = [["issued", story.body], ...story.steps];
    for (const [i, [kind, text]] of steps.entries()) {
      const byIssuer = kind === "issued" || kind === "returned" || kind === "closed";
      const who = byIssuer ? issuer! : receiver!;
      await sql`insert into follow_up_events (follow_up_id, unit_code, issuer_unit, kind, text, staff_name, staff_unit, at)
        values (${row!.id}, ${unit!.code}, ${unit!.parent_code}, ${kind}, ${text}, ${who.name}, ${who.title}, ${at(i)}::timestamptz)`;
    }
  }
}
