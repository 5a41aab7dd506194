import { offer } from "@/platform/export/offer";
import { keyFigures } from "@/vocab/reports";
import { adjustmentColumns, matrixColumns, ratesColumns } from "./columns";
import { reportAdjustments } from "./reads/adjustments";
import { reportMatrix } from "./reads/matrix";
import { reportRates } from "./reads/rates";

const rates = [
  { label: "齐全率", text: "已报送的 ÷ 应报送的；零报告、已退回的都报送过" },
  { label: "及时率", text: "截止日当天及以前首次报送的 ÷ 应报送的" },
];

/** /export/reports: the list of units of a period under the page's own filters. */
export const reportSheet = offer({
  id: "reports",
  title: "进展报告",
  listing: reportMatrix,
  columns: matrixColumns,
  totals: true,
  lines: (page) => [`填报单位：${page.unit.title}`, `期间：${page.title}，${page.due} 截止`, "计量单位：人、家、个"],
  basis: () => [
    ...rates,
    ...keyFigures.map(({ label }) => ({ label, text: "报送时冻结的本期新增；未报送的为缺，不计入合计" })),
  ],
});

/** /export/report-rates: completeness and timeliness by unit and period. */
export const ratesSheet = offer({
  id: "report-rates",
  title: "报告齐全率及时率",
  listing: reportRates,
  columns: ratesColumns,
  lines: (page) => [`填报单位：${page.unit.title}`, `本期：${page.title}`, `统计截止日期：${page.today}`],
  basis: () => rates,
});

/** /export/report-adjustments: rows that came after the approval of a period. */
export const adjustmentSheet = offer({
  id: "report-adjustments",
  title: "报告调整明细",
  listing: reportAdjustments,
  columns: adjustmentColumns,
  lines: (page) => [`填报单位：${page.unit.title}`, `期间：${page.title}`, `统计截止日期：${page.today}`],
  basis: () => [
    { label: "调整", text: "通过以后补录或更正、日期在本期内的台账记录；已通过的数字不变，现在的值含调整" },
  ],
});
