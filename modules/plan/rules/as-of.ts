/** What a reader of an earlier day has to know, in sentences; none without `asked`. Days are YYYY-MM-DD, `shown` the day that the figures are of. */
export function asOfNotes(asked: string | undefined, shown: string, start: string): string[] {
  if (asked === undefined) return [];
  if (asked > shown) return [`截止日期 ${asked} 还没有到，按今天 ${shown} 显示`];
  if (shown < start) return [`${shown} 早于起始日 ${start}，还没有数字`];
  return [`数字只计到 ${shown}；目标、时限和单位按现在的显示`];
}
