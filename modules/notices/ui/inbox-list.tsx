import { timeText } from "@/platform/clock";
import { noticeEventLabels } from "@/vocab/notices";
import type { NoticeRow } from "../reads/inbox";

/** The inbox, newest first. Each line is a plain link: opening marks it, so nothing may fetch it ahead. */
export function InboxList({ rows }: { rows: readonly NoticeRow[] }) {
  return (
    <ul className="notes">
      {rows.map(({ id, event, title, detail, at, unread }) => (
        <li key={id} className={unread ? "unread" : undefined}>
          <a href={`/notices/${id}`}>
            <span className="mark" />
            <span className="event mut">{noticeEventLabels[event]}</span>
            <b>
              {unread && <span className="sr">未读：</span>}
              {title}
            </b>
            {detail && <small>{detail}</small>}
            <time>{timeText(at)}</time>
          </a>
        </li>
      ))}
    </ul>
  );
}
