import { FilterBar, FilterSelect, FilterText } from "@/components/form/filter-bar";
import { StatusCounts } from "@/components/ui/status-counts";
import { hrefWith } from "@/platform/search";
import { ledgerLabels } from "@/vocab/ledgers";
import type { Status } from "@/vocab/status";
import type { PlanFilters } from "../search";

interface TaskFiltersProps {
  search: PlanFilters;
  counts: Record<Status, number>;
  aspects: readonly { no: number; title: string }[];
  measures: readonly { no: number; title: string }[];
  leads: readonly { value: string; label: string }[];
}

const deadlines = [
  { value: "passed", label: "已过期限" },
  { value: "soon", label: "30 天内" },
  { value: "later", label: "30 天以后" },
  { value: "none", label: "无期限" },
];

const ordinal = ["组织保障", "一", "二", "三", "四"];

/** Status tabs with counts over the filters; every choice is in the URL. */
export function TaskFilters({ search, counts, aspects, measures, leads }: TaskFiltersProps) {
  const { unit, asOf, sort, status } = search;
  const ground = { unit, asOf, sort: sort === "seq" ? undefined : sort };
  const narrowed =
    [search.aspect, search.measure, search.lead, search.due, search.source, search.q].some(
      (value) => value !== undefined,
    ) || search.id.length > 0;
  const { page: _page, size: _size, ...kept } = { ...search, sort: ground.sort };
  return (
    <FilterBar
      action="/plan"
      keep={{ unit, asOf, sort: ground.sort, status }}
      clearHref={narrowed ? hrefWith("/plan", { ...ground, status }) : undefined}
      tabs={
        <StatusCounts
          counts={counts}
          current={status}
          href={(chosen) => hrefWith("/plan", { ...kept, status: chosen })}
        />
      }
    >
      <FilterSelect
        name="aspect"
        label="方面"
        value={search.aspect?.toString()}
        options={aspects.map((a) => ({
          value: String(a.no),
          label: a.no === 0 ? a.title : `${ordinal[a.no]}、${a.title}`,
        }))}
      />
      <FilterSelect
        name="measure"
        label="措施"
        value={search.measure?.toString()}
        options={measures.map((m) => ({ value: String(m.no), label: m.no === 0 ? m.title : `${m.no} ${m.title}` }))}
      />
      <FilterSelect name="lead" label="牵头单位" value={search.lead} options={leads} />
      <FilterSelect name="due" label="期限" value={search.due} options={deadlines} />
      <FilterSelect
        name="source"
        label="数据来源"
        value={search.source}
        options={Object.entries(ledgerLabels).map(([value, label]) => ({ value, label }))}
      />
      <FilterText name="q" label="筛选任务名称、编号、单位" value={search.q} />
    </FilterBar>
  );
}
