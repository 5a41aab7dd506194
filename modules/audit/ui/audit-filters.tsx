import { DayFilter, FilterBar, FilterSelect, FilterText } from "@/components/form/filter-bar";
import { SegTabs } from "@/components/ui/tabs";
import type { PickerUnit } from "@/modules/units";
import { UnitFilter } from "@/modules/units/ui/unit-filter";
import { hrefWith } from "@/platform/search";
import { verbLabel } from "@/vocab/verbs";
import type { AuditSearchInput } from "../search";

const path = "/admin/audit";

interface AuditFiltersProps {
  search: AuditSearchInput;
  counts: { all: number; refused: number; failed: number; conflict: number; export: number };
  days: { from: string; to: string };
  verbs: readonly string[];
  units: readonly PickerUnit[];
}

/** Tabs by outcome with the counts of the chosen days; days, unit, action and free text below. */
export function AuditFilters({ search, counts, days, verbs, units }: AuditFiltersProps) {
  const chosen = { from: search.from, to: search.to, unit: search.unit, verb: search.verb, q: search.q };
  const tab = (outcome: AuditSearchInput["outcome"]) => hrefWith(path, chosen, { outcome });
  const labels = { refused: "拒绝", failed: "失败", conflict: "冲突", export: "导出" } as const;
  const today = search.from === undefined && search.to === undefined;
  const tabs = [
    { label: today ? "今天" : "全部", count: counts.all, href: tab(undefined), current: search.outcome === undefined },
    ...(Object.keys(labels) as (keyof typeof labels)[]).map((outcome) => ({
      label: labels[outcome],
      count: counts[outcome],
      href: tab(outcome),
      current: search.outcome === outcome,
    })),
  ];
  const set = !today || search.unit || search.verb || search.q;
  const options = verbs
    .map((value) => ({ value, label: verbLabel(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, "zh-CN"));
  return (
    <FilterBar
      action={path}
      keep={{ outcome: search.outcome }}
      tabs={<SegTabs label="按结果" items={tabs} />}
      clearHref={set ? hrefWith(path, { outcome: search.outcome }) : undefined}
    >
      <DayFilter name="from" label="从" value={days.from} on={search.from !== undefined} />
      <DayFilter name="to" label="到" value={days.to} on={search.to !== undefined} />
      <UnitFilter units={units} value={search.unit} />
      <FilterSelect name="verb" label="动作" value={search.verb} options={options} />
      <FilterText name="q" label="人员、对象、请求号" value={search.q} />
    </FilterBar>
  );
}
