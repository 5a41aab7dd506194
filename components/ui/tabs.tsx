import Link from "next/link";
import type { ReactNode } from "react";
import { countText } from "./figure";

export interface Tab {
  label: ReactNode;
  href: string;
  current: boolean;
  count?: number | undefined;
}

/** Underlined tabs of a page, as links. `label` names the navigation for screen readers. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return <TabLinks className="tabs" label={label} items={items} />;
}

/** Tinted tabs in a card's head or over a filter. */
export function SegTabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return <TabLinks className="seg" label={label} items={items} />;
}

function TabLinks({ className, label, items }: { className: string; label: string; items: readonly Tab[] }) {
  return (
    <nav className={className} aria-label={label}>
      {items.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          prefetch={false}
          scroll={false}
          aria-current={tab.current ? "page" : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <> {countText(tab.count)}</>}
        </Link>
      ))}
    </nav>
  );
}

interface PagerProps {
  /** From 1. */
  page: number;
  size: number;
  total: number;
  href: (page: number) => string;
  unit?: string | undefined;
}

/** Server paging as links: 51–100 / 402 项 上一页 下一页. */
export function Pager({ page, size, total, href, unit = "项" }: PagerProps) {
  const last = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  return (
    <nav className="pager" aria-label="翻页">
      <span>
        {countText(from)}–{countText(Math.min(total, page * size))} / {countText(total)} {unit}
      </span>
      {page > 2 && (
        <Link href={href(1)} prefetch={false}>
          首页
        </Link>
      )}
      {page > 1 && (
        <Link href={href(page - 1)} prefetch={false} rel="prev">
          上一页
        </Link>
      )}
      {page < last && (
        <Link href={href(page + 1)} prefetch={false} rel="next">
          下一页
        </Link>
      )}
      {last > 1 && (
        <span className="mut">
          第 {page} / {last} 页
        </span>
      )}
    </nav>
  );
}
