import type { ZodType, z } from "zod";
import { dayOf, isoOf, monthEnd } from "./dates";

export type Params = Record<string, string | string[] | undefined>;

/** The parameters of an address; one that stands there several times is a list. */
export function paramsOf(query: URLSearchParams): Record<string, string | string[]> {
  const valuesOf = (key: string) => {
    const values = query.getAll(key);
    return values.length === 1 ? values[0]! : values;
  };
  return Object.fromEntries([...new Set(query.keys())].map((key) => [key, valuesOf(key)]));
}

export interface ReadSearch<T> {
  search: T;
  /** The parameters that could be used, as they came. */
  used: Record<string, string | string[]>;
  /** One Chinese sentence for every parameter that could not be used. */
  notices: string[];
}

/** 2026-10, 2026-Q3: `period=` is short for `asOf=` its last day, wherever a page knows no other period. */
function lastDayOf(period: string): string | null {
  const [, year, month, quarter] = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/.exec(period) ?? [];
  if (year === undefined) return null;
  return isoOf(monthEnd(dayOf(`${year}-${month ?? String(Number(quarter) * 3).padStart(2, "0")}-01`)));
}

/**
 * Reads a page's search parameters with the module's one schema. Each parameter stands alone: a malformed one falls back to
 * its default with a notice, an unknown one is named and ignored. Never throws.
 */
export function readSearch<Shape extends Record<string, ZodType>>(
  schema: z.ZodObject<Shape>,
  params: Params,
  alsoKnown: readonly string[] = [],
): ReadSearch<z.output<z.ZodObject<Shape>>> {
  const notices: string[] = [];
  const usable: Record<string, string | string[]> = {};
  for (const [key, value] of Object.entries(params)) {
    const field = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
    const lastDay = field === undefined && key === "period" && "asOf" in schema.shape ? lastDayOf(String(value)) : null;
    if (lastDay !== null) usable.asOf ??= lastDay;
    else if (value === undefined || value === "" || alsoKnown.includes(key)) continue;
    else if (field === undefined) notices.push(`网址中的参数“${key.slice(0, 30)}”无法识别，已忽略`);
    // The database keeps no NUL, whatever the field allows.
    else if (!String(value).includes("\0") && field.safeParse(value).success) usable[key] = value;
    else notices.push(`网址中的“${key}=${String(value).slice(0, 40)}”无法识别，已按默认显示`);
  }
  return { search: schema.parse(usable), used: usable, notices };
}

/** The URL of a page with its search, changed by `change`; empty values leave the URL. */
export function hrefWith(path: string, search: Record<string, unknown>, change: Record<string, unknown> = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...search, ...change })) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== "") query.append(key, String(item));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
