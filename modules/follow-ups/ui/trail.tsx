import { EventTrail } from "@/components/ui/event-trail";
import { timeText } from "@/platform/clock";
import { followUpEventLabels } from "@/vocab/follow-up-states";
import type { FollowUpEvent } from "../reads/one";

/** Who did what and when, newest first. */
export function Trail({ events }: { events: readonly FollowUpEvent[] }) {
  return (
    <EventTrail
      events={events.map((event) => ({
        key: String(event.id),
        time: timeText(event.at).slice(5),
        at: new Date(event.at).toISOString(),
        title: `${event.staffUnit} ${followUpEventLabels[event.kind]}`,
        detail: [event.staffName, event.text].filter(Boolean).join("　"),
      }))}
    />
  );
}
