import type { ZodType, z } from "zod";

export type Params = Record<string, string | string[] | undefined>;

export interface ReadSearch<T> {
  search: T;
  /** One Chinese sentence for every parameter that could not be used. */
  notices: string[];
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
  const usable: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(params)) {
    const field = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
    if (value === undefined || value === "" || alsoKnown.includes(key)) continue;
    if (field === undefined) notices.push(`网址中的参数“${key.slice(0, 30)}”无法识别，已忽略`);
    // The database keeps no NUL, whatever the field allows.
    else if (!String(value).includes("\0") && field.safeParse(value).success) usable[key] = value;
    else notices.push(`网址中的“${key}=${String(value).slice(0, 40)}”无法识别，已按默认显示`);
  }
  return { search: schema.parse(usable), notices };
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
