import { isoOf } from "@/platform/dates";
import { offer } from "@/platform/export/offer";
import { followUpColumns, statisticsBasis, statisticsColumns } from "./columns";
import { followUpBoard } from "./reads/board";
import { followUpStatistics } from "./reads/statistics";

/** /export/follow-ups: the list under the page's own filters. */
export const followUpSheet = offer({
  id: "follow-ups",
  title: "跟进督办事项",
  listing: followUpBoard,
  columns: followUpColumns,
  lines: (page) => [
    `填报单位：${page.unit.title}`,
    `统计截止日期：${isoOf(page.today)}`,
    "计量单位：项",
    `共 ${page.total} 项，实时数据，不随期间冻结`,
  ],
  basis: () => [
    { label: "账龄", text: "发出至今（已销号的至销号日）的工作日数，发出当天为 0" },
    { label: "距今", text: "距办结期限的日历天数，已过期限的为逾期" },
  ],
});

/** /export/follow-up-statistics: one row a unit, the whole at the end. */
export const followUpStatisticsSheet = offer({
  id: "follow-up-statistics",
  title: "跟进督办统计",
  listing: followUpStatistics,
  columns: statisticsColumns,
  lines: (page) => [
    `填报单位：${page.unit.title}`,
    `统计截止日期：${isoOf(page.today)}`,
    "计量单位：项",
    `发出时间：${page.issued ?? "不限"}，实时数据，不随期间冻结`,
  ],
  basis: () => statisticsBasis,
});
