import { ledgerIndicators } from "@/modules/indicators";
import { albumOffer } from "@/platform/export/offer";
import { baseOf } from "@/platform/figures";
import type { Column } from "@/vocab/column";
import { ledgerLabels } from "@/vocab/ledgers";
import { type LedgerRow, ledgerSummary } from "./reads/ledgers";

type Indicator = (typeof ledgerIndicators)[number];

const ledgers = [...new Set(ledgerIndicators.map(({ ledger }) => ledger))];

/** A rate stands with its two parts, so that rows add up; a count with what the month added. */
function columnsOf({ key, name, unitName, kind }: Indicator): Column<LedgerRow>[] {
  const group = `${name}（${unitName}）`;
  const scale = kind === "money" ? 1_000_000 : 1;
  const sum =
    (from: "total" | "month", of = key) =>
    (row: LedgerRow) => {
      const value = row[from].get(of);
      return value === undefined ? null : value / scale;
    };
  if (kind !== "ratio")
    return [
      { key, label: "累计", kind: "count", group, value: sum("total"), width: 12, total: "sum" },
      { key: `${key}.month`, label: "本月", kind: "count", group, value: sum("month"), width: 11, total: "sum" },
    ];
  const base = baseOf(key);
  return [
    { key, label: "分子", kind: "count", group, value: sum("total"), width: 11, total: "sum" },
    { key: base, label: "分母", kind: "count", group, value: sum("total", base), width: 11, total: "sum" },
    {
      key: `${key}.rate`,
      label: "比率",
      kind: "share",
      group,
      value: (row) => {
        const d = row.total.get(base);
        return d ? (row.total.get(key) ?? 0) / d : null;
      },
      width: 10,
    },
  ];
}

const keysOf = (ledger: string) => ledgerIndicators.filter((one) => one.ledger === ledger).map(({ key }) => key);

/** /export/ledgers: one workbook, a sheet a ledger, the units below in rows. */
export const ledgersSheet = albumOffer({
  id: "ledgers",
  title: "各台账汇总",
  query: ledgerSummary,
  sheets: ({ unit, day, rows }) =>
    ledgers.map((ledger) => ({
      title: `${ledgerLabels[ledger]}汇总`,
      lines: [
        `填报单位：${unit.title}`,
        `统计截止日期：${day}`,
        "计量单位：见表头",
        "数据为目前所知，含以后补录的调整",
      ],
      columns: [
        { key: "name", label: "单位", kind: "text", value: (row: LedgerRow) => row.name, width: 20 },
        ...ledgerIndicators.filter((indicator) => indicator.ledger === ledger).flatMap(columnsOf),
      ],
      rows: rows.filter((row) => row.expected || keysOf(ledger).some((key) => row.total.has(key))),
      totals: true,
    })),
  basis: () => [
    ...ledgerIndicators.map(({ name, basis }) => ({ label: name, text: basis })),
    { label: "本月", text: "统计截止日期所在月份 1 日至截止日期的变动" },
    { label: "比率", text: "分子 ÷ 分母；合计按各行分子、分母相加后计算" },
  ],
});
