import { childrenOf, narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { offer } from "@/platform/export/offer";
import { type Context, listing } from "@/platform/run";
import type { Column } from "@/vocab/column";
import { planColumns } from "./columns";
import { board } from "./reads/board";
import { type LeagueRow, leagueOf } from "./reads/league";
import { openBook, unitTasks } from "./reads/standings";
import { basisOf } from "./rules/basis";
import { OverviewSearch } from "./search";

/** The day of the figures, and whether they are those that a closed month published. */
const cutOff = ({ today, published }: { today: string; published: { closedAt: string } | null }) =>
  `统计截止日期：${today}${published ? `（定稿公布数，${published.closedAt}）` : ""}`;

/** /export/plan: the task-breakdown table. */
export const planSheet = offer({
  id: "plan",
  title: "任务分解表",
  listing: board,
  columns: planColumns,
  lines: (page) => [
    `填报单位：${page.unit.title}`,
    cutOff(page),
    `计量单位：见“计量单位”列`,
    `共 ${page.total} 项任务`,
  ],
  basis: (page) => [
    ...basisOf(page.limits),
    ...page.rows.map((row) => ({ label: `${row.code} ${row.indicatorName}`, text: row.basis })),
  ],
  groupRows: (page) => {
    const titles = new Map(page.measures.map((m) => [m.no, m.no === 0 ? m.title : `措施 ${m.no}　${m.title}`]));
    return (row) => titles.get(row.measureNo) ?? null;
  },
});

async function table(context: Context, search: { unit?: string | undefined; asOf?: string | undefined }) {
  const unit = await narrow(context, search.unit);
  const book = await openBook(context, search.asOf);
  const { marks, allocations } = await unitTasks(context, book, unit);
  const level = unit.level === "city" ? ("district" as const) : ("street" as const);
  const children = (await childrenOf(context.tx, unit.code)).filter((child) => child.level === level);
  const rows =
    unit.level === "city" || unit.level === "district"
      ? await leagueOf(context, book, { level: unit.level, range: unit.range }, children, { marks, allocations })
      : [];
  return { unit, book, rows };
}

/** Children of a unit as the league ranks them: one row a child; shares 0–1. */
export const leagueTable = listing(
  { name: "plan.league", may: "plan.read", input: OverviewSearch },
  async (context, search) => {
    const { unit, book, rows } = await table(context, search);
    return {
      unit: { code: unit.code, title: unit.title },
      today: isoOf(book.today),
      published: book.published,
      limits: book.limits,
      rows,
    };
  },
  async function* (context, search) {
    yield (await table(context, search)).rows;
  },
);

const leagueColumns: Column<LeagueRow>[] = [
  { key: "rank", label: "名次", kind: "count", value: (r) => r.rank, width: 8 },
  { key: "change", label: "变动", kind: "count", value: (r) => r.change, width: 8 },
  { key: "name", label: "单位", kind: "text", value: (r) => r.name, width: 20 },
  {
    key: "progress",
    label: "综合完成率",
    kind: "progress",
    group: "进度",
    value: (r) => r.progress,
    expected: (r) => r.expected,
    width: 12,
  },
  { key: "expected", label: "应达", kind: "share", group: "进度", value: (r) => r.expected, width: 10 },
  { key: "light", label: "状态", kind: "status", group: "进度", value: (r) => r.light, width: 10 },
  { key: "n", label: "计入任务", kind: "count", group: "任务", value: (r) => r.n, width: 10 },
  {
    key: "done",
    label: "已完成",
    kind: "count",
    group: "任务",
    value: (r) => r.counts.done ?? 0,
    width: 10,
    total: "sum",
  },
  {
    key: "behind",
    label: "滞后",
    kind: "count",
    group: "任务",
    value: (r) => r.counts.behind ?? 0,
    width: 10,
    total: "sum",
  },
  { key: "overdue", label: "逾期", kind: "count", group: "任务", value: (r) => r.overdue, width: 10, total: "sum" },
  {
    key: "withoutTarget",
    label: "未定目标",
    kind: "count",
    group: "任务",
    value: (r) => r.withoutTarget,
    width: 10,
    total: "sum",
  },
  { key: "timeliness", label: "按时完成率", kind: "share", value: (r) => r.timeliness, width: 12 },
];

/** /export/league: the ranking of a unit's children. */
export const leagueSheet = offer({
  id: "league",
  title: "推进排名",
  listing: leagueTable,
  columns: leagueColumns,
  totals: true,
  lines: (page) => [`填报单位：${page.unit.title}`, cutOff(page), "计量单位：项、%"],
  basis: (page) => [
    ...basisOf(page.limits),
    {
      label: "综合完成率",
      text: "各任务完成率（超过 100% 按 100% 计，完成经审核的按 100% 计）的加权平均，权重由方案设定；未定目标、台账未启用和缺数据的任务不计入",
    },
    {
      label: "名次",
      text: `同级单位按综合完成率、再按按时完成率排列；计入任务少于 ${page.limits.leagueMinN} 项的不排名；变动为与四周前相比，已定稿的月份为与上一次定稿相比`,
    },
    { label: "按时完成率", text: "已到期任务中在完成时限内完成的比例" },
  ],
});
