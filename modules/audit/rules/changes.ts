import { recordFieldLabels, recordValueLabels } from "@/vocab/record-fields";

export interface Change {
  label: string;
  before: string | null;
  after: string | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A kept value in words: codes by their labels, lists joined, nothing as 无. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "无";
  if (Array.isArray(value)) return value.length === 0 ? "无" : value.map(valueText).join("、");
  if (isRecord(value))
    return Object.entries(value)
      .map(([key, part]) => `${recordFieldLabels[key] ?? key} ${valueText(part)}`)
      .join("，");
  const text = String(value);
  return recordValueLabels[text] ?? text;
}

/**
 * What an audit row changed, field by field in Chinese; fields that stayed are left out where both sides are kept.
 * null on a side means that the side was not kept (a new row has no before).
 */
export function changesOf(before: unknown, after: unknown): Change[] {
  const old = isRecord(before) ? before : null;
  const now = isRecord(after) ? after : null;
  const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  return keys.flatMap((key) => {
    const was = old && key in old ? valueText(old[key]) : null;
    const is = now && key in now ? valueText(now[key]) : null;
    return was === is ? [] : [{ label: recordFieldLabels[key] ?? key, before: was, after: is }];
  });
}
