import type { ReactNode } from "react";

interface EventTrailProps {
  /** Newest first. `time` as shown (07-06 09:12), `at` as ISO for machines. */
  events: readonly { key: string; time: string; at?: string | undefined; title: ReactNode; detail?: ReactNode }[];
}

/** Who did what and when, newest first with a ring; one line of detail each. */
export function EventTrail({ events }: EventTrailProps) {
  return (
    <ol className="tl">
      {events.map((event) => (
        <li key={event.key}>
          <time dateTime={event.at}>{event.time}</time>
          <div>
            <b>{event.title}</b>
            {event.detail && <span>{event.detail}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
