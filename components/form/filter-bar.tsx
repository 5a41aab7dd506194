import Link from "next/link";
import type { ReactNode } from "react";
import { FilterForm } from "./filter-form";

interface FilterBarProps {
  /** Path of the page. */
  action: string;
  /** Parameters that the filter does not own but must keep, e.g. unit, status, sort. */
  keep?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /** StatusCounts or SegTabs above the row. */
  tabs?: ReactNode | undefined;
  /** Address without any filter; shown as 清除 only when something is set. */
  clearHref?: string | undefined;
  /** At the right: view switch, column set. */
  tools?: ReactNode | undefined;
  children: ReactNode;
}

/** Filters that live in the URL: a GET form that works without script and submits itself with it. */
export function FilterBar({ action, keep = {}, tabs, clearHref, tools, children }: FilterBarProps) {
  return (
    <div className="card filter">
      {tabs}
      <FilterForm action={action} label="筛选">
        {Object.entries(keep).flatMap(([name, value]) =>
          [value ?? []].flat().map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={one} />),
        )}
        {children}
        <noscript>
          <button className="btn" type="submit">
            筛选
          </button>
        </noscript>
        {clearHref && (
          <Link className="btn t" href={clearHref} prefetch={false}>
            清除
          </Link>
        )}
        {tools && <span className="ml-auto flex items-center gap-2">{tools}</span>}
      </FilterForm>
    </div>
  );
}

interface FilterSelectProps {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  /** Word of the empty choice. */
  all?: string | undefined;
}

/** One condition of a FilterBar: grey name, value; tinted when set. */
export function FilterSelect({ name, label, value, options, all = "全部" }: FilterSelectProps) {
  return (
    <label className={value ? "pick on" : "pick"}>
      <span>{label}</span>
      <select key={value ?? ""} name={name} defaultValue={value ?? ""}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FilterTextProps {
  name: string;
  /** Spoken name and placeholder, e.g. 筛选任务名称、编号. */
  label: string;
  value: string | undefined;
}

/** Free text of a FilterBar; `/` moves the focus here. */
export function FilterText({ name, label, value }: FilterTextProps) {
  return (
    <label className={value ? "find on" : "find"}>
      <span className="sr">{label}</span>
      <input type="search" name={name} defaultValue={value} placeholder={label} data-key="filter" autoComplete="off" />
    </label>
  );
}

interface DayFilterProps {
  name: string;
  label: string;
  /** YYYY-MM-DD, the day in force. */
  value: string;
  /** Tinted: the day was chosen and is not the default. */
  on?: boolean;
}

/** A day as a condition of a FilterBar. */
export function DayFilter({ name, label, value, on = false }: DayFilterProps) {
  return (
    <label className={on ? "pick day on" : "pick day"}>
      <span>{label}</span>
      <input key={value} type="date" name={name} defaultValue={value} />
    </label>
  );
}
