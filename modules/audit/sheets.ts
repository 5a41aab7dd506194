import { offer } from "@/platform/export/offer";
import { verbLabels } from "@/vocab/verbs";
import { auditColumns } from "./columns";
import { trail } from "./reads/trail";

/** /export/audit: the log under the page's own filters, newest first. */
export const auditSheet = offer({
  id: "audit",
  title: "审计日志",
  listing: trail,
  columns: auditColumns,
  lines: (page) => [`日期：${page.days.from} 至 ${page.days.to}`, `共 ${page.total} 条`],
  basis: () => [
    { label: "结果", text: "成功；拒绝（没有权限、范围外或不符合规则）；失败（登录未成功）；冲突（他人先改）" },
    { label: "时间", text: "北京时间" },
  ],
  long: {
    rows: (page) => page.total,
    filters: {
      from: { label: "从" },
      to: { label: "到" },
      outcome: { label: "结果", words: { refused: "拒绝", failed: "失败", conflict: "冲突", export: "导出" } },
      unit: { label: "单位", unit: true },
      verb: { label: "动作", words: verbLabels },
      q: { label: "关键词" },
    },
  },
});
