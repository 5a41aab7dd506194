/** Calendar days without zones: a Day is the number of days since 1970-01-01. Text form is YYYY-MM-DD. */
export type Day = number;

const MS = 86_400_000;

/** Parses YYYY-MM-DD; throws RangeError on anything that is not a real date. */
export function dayOf(iso: string): Day {
  const ms = Date.parse(`${iso}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso) {
    throw new RangeError(`not a date: ${iso}`);
  }
  return ms / MS;
}

export function isoOf(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Moves by whole months; a day that the target month lacks becomes its last day. */
export function addMonths(day: Day, months: number): Day {
  const d = new Date(day * MS);
  const first = Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months, 1);
  const lastDate = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first / MS + Math.min(d.getUTCDate(), lastDate) - 1;
}

/** First day of the month in which `day` lies. */
export function monthStart(day: Day): Day {
  return day - new Date(day * MS).getUTCDate() + 1;
}

/** Last day of the month in which `day` lies. */
export function monthEnd(day: Day): Day {
  const d = new Date(day * MS);
  return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0) / MS;
}

/** Monday of the week in which `day` lies. */
export function weekStart(day: Day): Day {
  return day - ((weekdayOf(day) + 6) % 7);
}

export function yearOf(day: Day): number {
  return new Date(day * MS).getUTCFullYear();
}
