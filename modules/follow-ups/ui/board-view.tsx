import Link from "next/link";
import { countText } from "@/components/ui/figure";
import { LevelTag } from "@/components/ui/tag";
import { type FollowUpState, followUpStateLabels } from "@/vocab/follow-up-states";
import type { BoardRow } from "../reads/board";
import { Distance } from "./words";

interface BoardViewProps {
  rows: readonly BoardRow[];
  held: Partial<Record<FollowUpState, number>>;
  current: number | undefined;
  cardHref: (id: number) => string;
  stateHref: (state: FollowUpState) => string;
}

const order: readonly FollowUpState[] = ["issued", "signed", "in_progress", "returned", "submitted", "closed"];

/** The list by state, a column each, the most urgent on top; what a column does not show is a link to the list. */
export function FollowUpBoardView({ rows, held, current, cardHref, stateHref }: BoardViewProps) {
  const columns = order.filter((state) => state !== "closed" || held.closed);
  return (
    <div className="grid grid-cols-1 gap-2 p-2 md:grid-cols-3 xl:grid-cols-5">
      {columns.map((state) => {
        const cards = rows.filter((row) => row.state === state);
        const rest = (held[state] ?? 0) - cards.length;
        return (
          <section key={state} aria-label={followUpStateLabels[state]} className="min-w-0 rounded-m bg-surface-2 p-2">
            <h3 className="mb-2 flex items-baseline justify-between text-14 font-[600]">
              {followUpStateLabels[state]} <span className="mut">{countText(held[state] ?? 0)}</span>
            </h3>
            <ul className="grid gap-2">
              {cards.map((row) => (
                <li
                  key={row.id}
                  className={`rounded-m border bg-surface p-2 ${row.id === current ? "border-link" : "border-line"}`}
                >
                  <span className="flex items-center justify-between gap-2">
                    <LevelTag level={row.level} />
                    <span className="text-12 whitespace-nowrap">
                      <Distance days={row.daysLeft} />
                    </span>
                  </span>
                  <Link className="mt-1 block" href={cardHref(row.id)} prefetch={false} scroll={false}>
                    {row.title}
                  </Link>
                  <span className="mt-0.5 flex flex-wrap justify-between gap-x-2 text-12 text-ink-3">
                    <span>{row.unitTitle}</span>
                    {row.no && <span className="nw">{row.no}</span>}
                    {row.below > 0 && (
                      <span className="nw">
                        下级 {row.below - row.belowOpen}/{row.below}
                      </span>
                    )}
                    {row.asked && <span className="nw">申请延期</span>}
                  </span>
                </li>
              ))}
            </ul>
            {rest > 0 && (
              <p className="pt-2">
                <Link href={stateHref(state)} prefetch={false}>
                  其余 {countText(rest)} 项
                </Link>
              </p>
            )}
          </section>
        );
      })}
    </div>
  );
}
