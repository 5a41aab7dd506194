import { type Day, isoOf } from "@/platform/dates";
import { addWorkdays, type Calendar } from "@/platform/workdays";
import type { Channel } from "@/vocab/channels";
import type { Effect, OfferState } from "@/vocab/movements";
import type { WorkerGroup } from "@/vocab/worker-groups";

const TERM = 10;

export interface Movement {
  id: number;
  day: string;
  kind: Effect | "reversal";
  effect: Effect;
  from: string | null;
  to: string | null;
  recruiter: string | null;
  group: WorkerGroup;
  channel: Channel | null;
  count: number;
  reverses: number | null;
  campaign: string | null;
  note: string;
}

export interface Offer {
  offered: string;
  term: string;
  from: string;
  to: string;
  group: WorkerGroup;
  count: number;
  state: OfferState;
  settled: string | null;
  movement: number | null;
}

interface Posting {
  day: Day;
  kind: Effect;
  from?: string;
  to?: string;
  recruiter?: string;
  group: WorkerGroup;
  channel?: Channel;
  count: number;
  campaign?: string;
}

export interface Posted {
  id: number;
  day: Day;
}

/** The demonstration's ledger while it is written: keeps balances, so that nobody gives away what is not there. */
export class Book {
  readonly movements: Movement[] = [];
  readonly offers: Offer[] = [];
  readonly calendar: Calendar;
  /** Losses by unit and group, and gains with their days: a loss looks at what was there on its day, whatever came later. */
  readonly #changes = new Map<string, { day: Day; delta: number }[]>();

  constructor(calendar: Calendar) {
    this.calendar = calendar;
  }

  /** Posts what the balances bear; null where they bear nothing. A loss is cut down to what is there. */
  post({ day, kind, from, to, recruiter, group, channel, count, campaign }: Posting): Posted | null {
    const borne = from === undefined ? count : Math.min(count, this.#free(from, group, day));
    if (borne <= 0) return null;
    if (from !== undefined) this.#add(from, group, day, -borne);
    if (to !== undefined) this.#add(to, group, day, borne);
    const id = this.movements.length + 1;
    this.movements.push({
      ...{
        id,
        day: isoOf(day),
        kind,
        effect: kind,
        from: from ?? null,
        to: to ?? null,
        recruiter: recruiter ?? null,
        group,
      },
      ...{ channel: channel ?? null, count: borne, reverses: null, campaign: campaign ?? null, note: "" },
    });
    return { id, day };
  }

  /** An offer with its answer after `wait` working days; what is answered after `today` is still open. */
  transfer(order: {
    offered: Day;
    wait: number;
    today: Day;
    from: string;
    to: string;
    group: WorkerGroup;
    count: number;
    fate: OfferState;
  }): Posted | null {
    const { offered, from, to, group } = order;
    const settled = order.wait > 60 ? order.today + 1 : addWorkdays(this.calendar, offered, order.wait);
    const open = settled > order.today;
    const count = Math.min(order.count, this.#free(from, group, open ? order.today : offered));
    if (count <= 0) return null;
    const accepted = !open && order.fate === "accepted";
    const posted = accepted ? this.post({ day: settled, kind: "transfer", from, to, group, count }) : null;
    if (accepted && posted === null) return null;
    // What an open offer holds back is no longer free for anybody else.
    if (open) this.#add(from, group, order.today, -count);
    this.offers.push({
      ...{ offered: isoOf(offered), term: isoOf(addWorkdays(this.calendar, offered, TERM)), from, to, group },
      count: posted ? this.movements[posted.id - 1]!.count : count,
      state: open ? "open" : order.fate,
      settled: open ? null : isoOf(settled),
      movement: posted?.id ?? null,
    });
    return posted;
  }

  reverse(posted: Posted, day: Day, note: string): void {
    const original = this.movements[posted.id - 1]!;
    if (original.to !== null && this.#free(original.to, original.group, day) < original.count) return;
    if (original.to !== null) this.#add(original.to, original.group, day, -original.count);
    if (original.from !== null) this.#add(original.from, original.group, day, original.count);
    this.movements.push({
      ...original,
      ...{
        id: this.movements.length + 1,
        day: isoOf(day),
        kind: "reversal",
        from: original.to,
        to: original.from,
        reverses: original.id,
        note,
      },
    });
  }

  /** The lowest day's end from `day` on. */
  #free(unit: string, group: WorkerGroup, day: Day): number {
    const changes = this.#changes.get(`${unit} ${group}`) ?? [];
    let held = changes.reduce((sum, change) => (change.day <= day ? sum + change.delta : sum), 0);
    let lowest = held;
    for (const change of changes.filter((one) => one.day > day).sort((a, b) => a.day - b.day || b.delta - a.delta)) {
      held += change.delta;
      lowest = Math.min(lowest, held);
    }
    return lowest;
  }

  #add(unit: string, group: WorkerGroup, day: Day, delta: number): void {
    const key = `${unit} ${group}`;
    this.#changes.set(key, [...(this.#changes.get(key) ?? []), { day, delta }]);
  }
}
