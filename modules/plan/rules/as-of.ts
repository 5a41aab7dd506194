/** A closed month as its page names it. */
export interface PublishedMonth {
  closedAt: string;
  closedBy: string;
  /** Tasks whose figure has changed since; absent where nobody counted them. */
  differing?: number;
}

/**
 * What a reader of an earlier day has to know, in sentences; none without `asked`. Days are YYYY-MM-DD, `shown` the day that the
 * figures are of, `published` the closed month that ends on it.
 */
export function asOfNotes(
  asked: string | undefined,
  shown: string,
  start: string,
  published: PublishedMonth | null,
): string[] {
  if (asked === undefined) return [];
  if (published) {
    const month = `${shown.slice(0, 4)} 年 ${Number(shown.slice(5, 7))} 月`;
    const since = published.differing ? `；其中 ${published.differing} 项任务按现在重算有变动，标“现”` : "";
    return [`${month}已定稿（${published.closedAt}，${published.closedBy}），按公布数显示${since}`];
  }
  if (asked > shown) return [`截止日期 ${asked} 还没有到，按今天 ${shown} 显示`];
  if (shown < start) return [`${shown} 早于起始日 ${start}，还没有数字`];
  return [`数字只计到 ${shown}，目标、时限按当日的显示；单位和待办按现在的显示`];
}
