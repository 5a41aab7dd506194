import { EventTrail } from "@/components/ui/event-trail";
import { timeText } from "@/platform/clock";
import { followUpEventLabels } from "@/vocab/follow-up-states";
import type { FollowUpEvent } from "../reads/one";

export interface InstructionLine {
  id: number;
  text: string;
  authorName: string;
  /** The database's text of a moment. */
  at: string;
}

interface TrailProps {
  events: readonly FollowUpEvent[];
  instructions?: readonly InstructionLine[];
}

/** Who did what and when, newest first; a leader's 批示 stand among the events at their time. */
export function Trail({ events, instructions = [] }: TrailProps) {
  const lines = [
    ...events.map((event) => ({
      key: String(event.id),
      at: event.at,
      title: `${event.staffUnit} ${followUpEventLabels[event.kind]}`,
      detail: [event.staffName, event.text].filter(Boolean).join("　"),
    })),
    ...instructions.map(({ id, text, authorName, at }) => ({
      key: `instruction-${id}`,
      at,
      title: "领导批示",
      detail: `${authorName}　“${text}”`,
    })),
  ].map((line) => ({ ...line, moment: new Date(line.at) }));
  // Stable: events of one transaction keep the order in which they were written.
  lines.sort((a, b) => b.moment.getTime() - a.moment.getTime());
  return (
    <EventTrail
      events={lines.map(({ key, at, moment, title, detail }) => ({
        ...{ key, title, detail },
        time: timeText(at).slice(5),
        at: moment.toISOString(),
      }))}
    />
  );
}
