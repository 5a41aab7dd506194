/** Days as times in UTC, so that no zone moves a point. */
export const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** First days of the months in between. */
export function monthsOf(from: number, to: number): number[] {
  const months: number[] = [];
  const day = new Date(from);
  let month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + (day.getUTCDate() > 1 ? 1 : 0), 1);
  while (month <= to) {
    months.push(month);
    const now = new Date(month);
    month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  }
  return months;
}

/** A month by its number, January with its year. */
export function monthText(time: number): string {
  const month = new Date(time).getUTCMonth() + 1;
  return month === 1 ? dayOf(time).slice(0, 7) : String(month);
}
