import type { Bulletin } from "@/modules/plan";
import type { Annex, GridCell, GridColumn } from "@/platform/docx/paper";
import { statusLabels } from "@/vocab/status";
import { childWord, wholeWord } from "../rules/facts";
import { actualCell, left, shareCell, targetCell, text } from "./cells";

type Row = Bulletin["league"][number];

const light = (value: Row["light"]) => text(value === null ? "—" : statusLabels[value]);
const change = (value: number | null) =>
  text(value === null || value === 0 ? "—" : value > 0 ? `↑${value}` : `↓${-value}`);

const rankColumns: GridColumn[] = [
  { label: "名次", width: 11 },
  { label: "单位", width: 29, align: "left" },
  { label: "实际", group: "综合完成率（%）", width: 16 },
  { label: "应达", group: "综合完成率（%）", width: 16 },
  { label: "较上期", width: 13 },
  { label: "计入", group: "任务（项）", width: 11 },
  { label: "已完成", group: "任务（项）", width: 13 },
  { label: "滞后", group: "任务（项）", width: 10 },
  { label: "逾期", group: "任务（项）", width: 10 },
  { label: "按时完成\n率（%）", width: 16 },
  { label: "状态", width: 11 },
];

/** 综合完成率排名表: the children of the unit as the league ranks them, with the unit itself as the foot. */
export function rankAnnex({ unit, league, whole, counts, limits }: Bulletin): Annex {
  const rows = league.map((row) => ({
    cells: [
      text(row.rank ?? "—"),
      left(row.name),
      shareCell(row.progress),
      shareCell(row.expected),
      change(row.change),
      text(row.n),
      text(row.counts.done),
      text(row.counts.behind),
      text(row.overdue),
      shareCell(row.timeliness),
      light(row.light),
    ],
  }));
  const foot: GridCell[] = [
    { text: wholeWord(unit.level), cols: 2, align: "center" },
    shareCell(whole.progress),
    shareCell(whole.expected),
    text("—"),
    text(whole.n),
    text(counts.done),
    text(counts.behind),
    text(counts.overdue),
    text("—"),
    light(whole.light),
  ];
  return {
    title: `${childWord(unit.level).each}综合完成率排名表`,
    grid: { columns: rankColumns, rows: [...rows, { cells: foot, strong: true }], size: 10.5 },
    notes: [
      "注：1. 综合完成率＝各任务完成率（超过100%按100%计）按权重的加权平均，未定目标、台账未启用和缺数据的任务不计入；按综合完成率、再按按时完成率排序。",
      `2. 计入任务少于${limits.leagueMinN}项的不排名；较上期为位次升降。${wholeWord(unit.level)}一行按${wholeWord(unit.level)}任务计算，不是各行相加。`,
    ],
  };
}

/** The indicators of the table, by 序号 of the shipped one. */
const areas = [
  { area: "建会", seq: 9 },
  { area: "入会", seq: 18 },
  { area: "阵地", seq: 33 },
] as const;

/** 重点指标进展表: target, actual, rate and place of each child in every area. */
export function areasAnnex({ unit, league, tasks }: Bulletin): Annex {
  const shown = areas.flatMap(({ area, seq }) => {
    const task = tasks.find((one) => one.seq === seq && one.running);
    return task ? [{ area, seq, task }] : [];
  });
  const groups = shown.map(({ area, task }) => `${area}（${task.unitName}）`);
  const columns: GridColumn[] = [
    { label: "序号", width: 7 },
    { label: "单位", width: 20, align: "left" },
    ...groups.flatMap((group): GridColumn[] => [
      { label: "目标", group, width: 12.5 },
      { label: "实际", group, width: 12.5 },
      { label: "完成率", group, width: 11 },
      { label: "排名", group, width: 7 },
    ]),
  ];
  const places = new Map(shown.map(({ seq }) => [seq, placesIn(league, seq)]));
  const rows = league
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((row, at) => ({
      cells: [
        text(at + 1),
        left(row.shortName),
        ...shown.flatMap(({ seq }) => {
          const own = row.bySeq.get(seq) ?? null;
          return [
            targetCell(own),
            actualCell(own),
            shareCell(own?.progress ?? null),
            text(places.get(seq)?.get(row.code) ?? "—"),
          ];
        }),
      ],
    }));
  const foot: GridCell[] = [
    { text: wholeWord(unit.level), cols: 2 },
    ...shown.flatMap(({ task }) => [targetCell(task), actualCell(task), shareCell(task.progress), text("—")]),
  ];
  return {
    title: `${childWord(unit.level).each}重点指标进展表`,
    grid: { columns, rows: [...rows, { cells: foot, strong: true }], size: 9 },
    notes: [
      `注：${shown.map(({ area, task }) => `${area}指标为${task.indicatorName}`).join("，")}；比率按Σ分子÷Σ分母汇总，完成率（%）＝实际÷目标，排名按完成率，相同的并列。`,
    ],
  };
}

/** Places by rate in one area; equals share one, who has no rate has none. */
function placesIn(league: readonly Row[], seq: number): Map<string, number> {
  const rated = league.flatMap((row) => {
    const progress = row.bySeq.get(seq)?.progress;
    return progress === null || progress === undefined ? [] : [{ code: row.code, progress }];
  });
  return new Map(
    rated.map(({ code, progress }) => [code, 1 + rated.filter((other) => other.progress > progress + 1e-9).length]),
  );
}
