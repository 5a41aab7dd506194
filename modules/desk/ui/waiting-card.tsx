import Link from "next/link";
import { Card } from "@/components/ui/card";
import { StatusLight } from "@/components/ui/status-light";
import type { WaitingGroup, WaitingItem } from "../waiting";

const SHOWN = 8;

/** One kind of what waits, shortened to eight; the rest opens in place. */
export function WaitingCard({ group }: { group: WaitingGroup }) {
  const { id, title, count, href, items } = group;
  const rest = items.slice(SHOWN);
  return (
    <Card
      id={id}
      className={`waiting ${id}`}
      title={title}
      note={<b>{count}</b>}
      tools={
        !href.startsWith("/desk") && (
          <Link href={href} prefetch={false}>
            全部
          </Link>
        )
      }
    >
      <WaitingList items={items.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="waiting-rest">
          <summary>其余 {rest.length} 项</summary>
          <WaitingList items={rest} />
        </details>
      )}
    </Card>
  );
}

/** Light, what it is, how far the day is, and the one action; on a phone the whole row is the target. */
export function WaitingList({ items }: { items: readonly WaitingItem[] }) {
  return (
    <ul className="waiting-list">
      {items.map((item) => (
        <li key={item.key}>
          <span className="light">{item.light && <StatusLight {...item.light} bare />}</span>
          <span className="what">
            <Link href={item.href} prefetch={false} title={item.title}>
              {item.title}
            </Link>
            <span title={item.sub}>{item.sub}</span>
          </span>
          <span className={`when ${toneOf(item.days, item.when)}`}>{item.when ?? distance(item.days)}</span>
          <Link className="act" href={item.href} prefetch={false} aria-label={`${item.action} ${item.title}`}>
            {item.action}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** 逾期 n 天 · 今天 · 剩 n 天. */
export function distance(days: number | null): string {
  if (days === null) return "";
  if (days === 0) return "今天";
  return days < 0 ? `逾期 ${-days} 天` : `剩 ${days} 天`;
}

function toneOf(days: number | null, words?: string): string {
  if (days === null || (words !== undefined && days > 1)) return "";
  if (days < 0) return "late";
  return days <= 3 ? "near" : "";
}
