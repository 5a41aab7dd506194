import { hrefWith } from "@/platform/search";
import type { MembershipSearchValues } from "../search";

export const PATH = "/membership";

/** The defaults stay out of addresses. */
export function lean(search: MembershipSearchValues): Record<string, unknown> {
  return {
    ...search,
    by: search.by === "month" ? "" : search.by,
    stack: search.stack === "group" ? "" : search.stack,
    order: search.order === "net" ? "" : search.order,
    sort: search.sort === "-day" ? "" : search.sort,
    page: search.page === 1 ? "" : search.page,
    size: search.size === 15 ? "" : search.size,
  };
}

/** Where and until when, and how the chart is cut: what every link of the page keeps. */
export function ground(search: MembershipSearchValues): Record<string, unknown> {
  const { unit, own, asOf, by, stack, fold, yoy, view, rows, order } = lean(search) as MembershipSearchValues;
  return { unit, own, asOf, by, stack, fold, yoy, view, rows, order };
}

/** The list below the chart under other filters. */
export const listHref = (search: MembershipSearchValues, filters: Record<string, unknown>): string =>
  `${hrefWith(PATH, ground(search), filters)}#movements`;

export const signed = (value: number): string =>
  value > 0 ? `+${value.toLocaleString("zh-CN")}` : (value || 0).toLocaleString("zh-CN").replace("-", "−");
