import type { FilterWords } from "@/vocab/filter-words";

type Search = Readonly<Record<string, string | string[]>>;

const valuesOf = (value: string | string[] | undefined) => [value ?? []].flat();

/** Codes of the units that a search names. */
export function unitsIn(search: Search, filters: FilterWords): string[] {
  return Object.entries(filters).flatMap(([key, { unit }]) => (unit ? valuesOf(search[key]) : []));
}

/** A search in words, one item a filter in the order of the list's own; `units` are titles by code. */
export function searchWords(search: Search, filters: FilterWords, units: ReadonlyMap<string, string>): string[] {
  return Object.entries(filters).flatMap(([key, { label, words, unit }]) => {
    const values = valuesOf(search[key]);
    if (values.length === 0) return [];
    const texts = values.map((value) => words?.[value] ?? (unit ? (units.get(value) ?? value) : value));
    return [`${label} ${texts.length > 4 ? `${texts.slice(0, 3).join("、")}等 ${texts.length} 项` : texts.join("、")}`];
  });
}
