import { FilterBar, FilterSelect, FilterText } from "@/components/form/filter-bar";
import { SegTabs } from "@/components/ui/tabs";
import type { PickerUnit } from "@/modules/units";
import { UnitFilter } from "@/modules/units/ui/unit-filter";
import { hrefWith } from "@/platform/search";
import { roleText } from "../columns";
import { roleKeys } from "../rules/roles";
import { type AccountSearchInput, accountStates, stateLabels } from "../search";

const path = "/admin/accounts";

interface AccountFiltersProps {
  search: AccountSearchInput;
  counts: Readonly<Record<(typeof accountStates)[number], number>>;
  all: number;
  units: readonly PickerUnit[];
}

/** Tabs by state with their counts, then unit, role and free text. */
export function AccountFilters({ search, counts, all, units }: AccountFiltersProps) {
  const tab = (state: (typeof accountStates)[number] | undefined) =>
    hrefWith(
      path,
      { ...search, sort: search.sort === "unit" ? undefined : search.sort, page: undefined, size: undefined },
      { state },
    );
  const tabs = [
    { label: "全部", count: all, href: tab(undefined), current: search.state === undefined },
    ...accountStates.map((state) => ({
      label: stateLabels[state],
      count: counts[state],
      href: tab(state),
      current: search.state === state,
    })),
  ];
  return (
    <FilterBar
      action={path}
      keep={{ state: search.state, sort: search.sort === "unit" ? undefined : search.sort }}
      tabs={<SegTabs label="按状态" items={tabs} />}
      clearHref={search.unit || search.role || search.q ? hrefWith(path, { state: search.state }) : undefined}
    >
      <UnitFilter units={units} value={search.unit} />
      <FilterSelect
        name="role"
        label="角色"
        value={search.role}
        options={roleKeys.map((value) => ({ value, label: roleText(value) }))}
      />
      <FilterText name="q" label="账号、姓名、单位" value={search.q} />
    </FilterBar>
  );
}
