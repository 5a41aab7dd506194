import { FilterBar, FilterSelect } from "@/components/form/filter-bar";
import { SegTabs } from "@/components/ui/tabs";
import { hrefWith } from "@/platform/search";
import { type JobState, jobLabels, jobNames, jobStateLabels } from "@/vocab/jobs";
import type { JobBoard } from "../reads/board";
import type { JobSearchValues } from "../search";

const path = "/admin/jobs";

export function JobFilters({ search, counts }: { search: JobSearchValues; counts: JobBoard["counts"] }) {
  const tab = (state: JobState | undefined) => hrefWith(path, { name: search.name }, { state });
  const states = (Object.keys(jobStateLabels) as JobState[]).filter(
    (state) => state !== "cancelled" || counts.of(state) > 0,
  );
  return (
    <FilterBar
      action={path}
      keep={{ state: search.state }}
      tabs={
        <SegTabs
          label="按状态"
          items={[
            { label: "全部", count: counts.all, href: tab(undefined), current: search.state === undefined },
            ...states.map((state) => ({
              label: jobStateLabels[state],
              count: counts.of(state),
              href: tab(state),
              current: search.state === state,
            })),
          ]}
        />
      }
      clearHref={search.name ? hrefWith(path, { state: search.state }) : undefined}
    >
      <FilterSelect
        name="name"
        label="任务"
        value={search.name}
        options={jobNames.map((name) => ({ value: name, label: jobLabels[name] }))}
      />
    </FilterBar>
  );
}
