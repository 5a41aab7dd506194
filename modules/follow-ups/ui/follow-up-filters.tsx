import { FilterBar, FilterSelect, FilterText } from "@/components/form/filter-bar";
import { Chip } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { FollowUpSearchValues } from "../search";

const path = "/follow-ups";

type Flag = "instruction" | "all" | "own" | "issued" | "signed" | "ended" | "asked";

/** What statistics and the desk set, in words; a value without one is shown as it is. */
const flagWords: Record<Flag, { name: string; values: Record<string, string> }> = {
  all: { name: "状态", values: { 1: "含已销号" } },
  own: { name: "承办", values: { 1: "仅本级" } },
  issued: { name: "发出时间", values: {} },
  signed: { name: "签收", values: { yes: "已签收", in_time: "按时", late: "超时" } },
  ended: { name: "办结", values: { in_time: "按时", late: "超期" } },
  instruction: { name: "批示", values: {} },
  asked: { name: "延期", values: { 1: "待我决定" } },
};

/** Who it waits for, a text, and what a link has set: unit, task, a named set, age. */
export function FollowUpFilters({ search }: { search: FollowUpSearchValues }) {
  const {
    unit,
    task,
    id,
    age,
    period,
    state,
    level,
    overdue,
    q,
    mine,
    all,
    own,
    issued,
    signed,
    ended,
    asked,
    view,
    instruction,
  } = search;
  const text = (value: number | undefined) => (value === undefined ? undefined : String(value));
  const flags = { all, own, issued, signed, ended, asked, instruction: text(instruction) };
  const set = [unit, task, age, period, overdue, mine, q || undefined, id[0], ...Object.values(flags)].some(
    (value) => value !== undefined,
  );
  const without = (key: string) =>
    hrefWith(path, { ...search, sheet: "", page: "", size: "", sort: "" }, { [key]: "" });
  const sort = search.sort === "due" ? undefined : search.sort;
  return (
    <FilterBar
      action={path}
      keep={{ unit, task: text(task), id: id.map(String), age, period, state, level, overdue, sort, view, ...flags }}
      clearHref={set ? path : undefined}
    >
      <FilterSelect name="mine" label="范围" value={mine} options={[{ value: "1", label: "等我处理" }]} />
      <FilterText name="q" label="筛选事项、单位、任务" value={q || undefined} />
      {task !== undefined && (
        <Chip name="任务" on href={without("task")}>
          已限定 ×
        </Chip>
      )}
      {id.length > 0 && (
        <Chip name="本次发出" on href={without("id")}>
          {id.length} 项 ×
        </Chip>
      )}
      {period !== undefined && (
        <Chip name="销号月份" on href={without("period")}>
          {period} ×
        </Chip>
      )}
      {(Object.keys(flags) as Flag[]).map(
        (flag) =>
          flags[flag] !== undefined && (
            <Chip key={flag} name={flagWords[flag].name} on href={without(flag)}>
              {flagWords[flag].values[flags[flag]] ?? (flag === "instruction" ? "已限定" : flags[flag])} ×
            </Chip>
          ),
      )}
      {age !== undefined && (
        <Chip name="账龄" on href={without("age")}>
          {age === "over10" ? "10 日以上" : `${age.replace("-", "–")} 日`} ×
        </Chip>
      )}
    </FilterBar>
  );
}
