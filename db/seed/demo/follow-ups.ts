import type { Sql } from "postgres";
import { type Day, yearOf } from "@/platform/dates";
import { stallStories } from "./stall-stories";
import { type Told, tellStory } from "./told";

type Story = Pick<Told, "level" | "title" | "body" | "issuedAgo" | "dueIn" | "steps"> & { seq: number; unit: string };

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

/** Follow-ups in every state, with the events that led there; each stalled enterprise has the one that the rule requires. */
export async function seedFollowUps(sql: Sql, today: Day): Promise<void> {
  const numbers = new Map<string, number>();
  for (const { unit: named, seq, ...story } of stories) {
    const [unit] = await sql<
      { code: string; parent_code: string }[]
    >`select code, parent_code from units where code = ${named} or name = ${named} limit 1`;
    const [task] = await sql<{ id: number }[]>`select id from tasks where seq = ${seq}`;
    const issuer = unit!.parent_code;
    const nth = story.level === "supervise" ? (numbers.get(issuer) ?? 0) + 1 : null;
    if (nth !== null) numbers.set(issuer, nth);
    const no = nth === null ? null : `督办〔${yearOf(today)}〕${nth} 号`;
    await tellStory(sql, today, { ...story, unit: unit!.code, issuer, task: task?.id ?? null, subject: null, no });
  }
  for (const [unit_code, last] of numbers) {
    await sql`insert into follow_up_counters ${sql({ unit_code, year: yearOf(today), last })}`;
  }
  for (const story of await stallStories(sql, today)) await tellStory(sql, today, story);
}
