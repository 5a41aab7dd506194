import { isoOf } from "@/platform/dates";
import { offer } from "@/platform/export/offer";
import { followUpColumns } from "./columns";
import { followUpBoard } from "./reads/board";

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
