import { offer } from "@/platform/export/offer";
import { channelLabels } from "@/vocab/channels";
import { offerStateLabels } from "@/vocab/movements";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { lensLabels, movementColumns, offerColumns } from "./columns";
import { movementList } from "./reads/movements";
import { offerList } from "./reads/offers";

/** /export/membership: the movements under the page's own filters. */
export const membershipSheet = offer({
  id: "membership",
  title: "会员变动台账",
  listing: movementList,
  columns: movementColumns,
  totals: true,
  lines: (page) => [
    `填报单位：${page.unit.title}`,
    `统计截止日期：${page.today}`,
    "计量单位：人",
    `共 ${page.total} 笔，合计 ${page.sum} 人`,
  ],
  basis: () => [
    { label: "人数", text: "按所选类型计数，冲正为负；未选类型时为对本单位余额的增减，本单位内部的转接为 0" },
    { label: "净增", text: "入会 + 转入 − 转出 − 退会；期初另计，不算净增" },
    { label: "发展单位", text: "发展会员的单位，可以不是会籍所在单位；发展任务按发展单位计入会人次，不去重" },
  ],
  long: {
    rows: (page) => page.total,
    filters: {
      unit: { label: "单位", unit: true },
      own: { label: "范围", words: { 1: "仅本级" } },
      asOf: { label: "截至" },
      kind: { label: "类型", words: lensLabels },
      group: { label: "群体", words: workerGroupLabels },
      channel: { label: "渠道", words: channelLabels },
      period: { label: "月份" },
      from: { label: "从" },
      to: { label: "到" },
      recruiter: { label: "发展单位", unit: true },
      counted: { label: "统计", words: { 1: "方案期内发展" } },
      campaign: { label: "集中入会行动" },
      verified: { label: "核实", words: { 1: "仅已核实单位" } },
      batch: { label: "导入批次" },
      id: { label: "编号" },
      q: { label: "关键词" },
    },
  },
});

/** /export/membership-offers: 转接 under the page's own filters. */
export const offersSheet = offer({
  id: "membership-offers",
  title: "会员转接",
  listing: offerList,
  columns: offerColumns,
  totals: true,
  lines: (page) => [
    `填报单位：${page.unit.title}`,
    `统计截止日期：${page.today}`,
    "计量单位：人",
    `共 ${page.total} 笔 ${page.persons} 人`,
  ],
  basis: () => [
    { label: "接收期限", text: "发起后 10 个工作日" },
    { label: "接转按时率", text: "期限内接收的转接人数 ÷ 发起的转接人数" },
  ],
  long: {
    rows: (page) => page.total,
    filters: {
      unit: { label: "单位", unit: true },
      own: { label: "范围", words: { 1: "仅本级" } },
      state: { label: "状态", words: offerStateLabels },
      term: { label: "期限", words: { kept: "按时接收", missed: "超期" } },
      side: { label: "方向", words: { in: "转入", out: "转出" } },
      id: { label: "编号" },
    },
  },
});
