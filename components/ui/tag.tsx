import Link from "next/link";
import type { ReactNode } from "react";
import { type FollowUpLevel, levelLabels, levelOrder } from "@/vocab/levels";

/** Small outlined word; `dashed` for what is provisional or set apart. */
export function Tag({ dashed = false, title, children }: { dashed?: boolean; title?: string; children: ReactNode }) {
  return (
    <span className={dashed ? "tag dashed" : "tag"} title={title}>
      {children}
    </span>
  );
}

interface ChipProps {
  /** Grey word before the value. */
  name?: string | undefined;
  on?: boolean | undefined;
  small?: boolean | undefined;
  href?: string | undefined;
  children: ReactNode;
}

/** A condition: `name` in grey, value in ink, tinted when `on`; a link when `href` is given. */
export function Chip({ name, on = false, small = false, href, children }: ChipProps) {
  const className = `chip${on ? " on" : ""}${small ? " sm" : ""}`;
  const inside = (
    <>
      {name && <i>{name}</i>}
      {children}
    </>
  );
  if (href === undefined) return <span className={className}>{inside}</span>;
  return (
    <Link href={href} prefetch={false} className={className} aria-current={on ? "true" : undefined}>
      {inside}
    </Link>
  );
}

interface SegmentedProps {
  label: string;
  items: readonly { label: string; href: string; current: boolean }[];
}

/** Joined chips as links: one choice out of several, written to the URL. */
export function Segmented({ label, items }: SegmentedProps) {
  return (
    <nav className="cs" aria-label={label}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          prefetch={false}
          className="chip"
          aria-current={item.current ? "true" : undefined}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}

/** Colour mark of a chart series, c1–c10. */
export function Swatch({ series }: { series: number }) {
  return <span className="swz" style={{ background: `var(--c${series})` }} />;
}

/** 提醒 · 催办 · 督办 · 挂牌督办: rank by weight of the frame, never by a status colour. */
export function LevelTag({ level }: { level: FollowUpLevel }) {
  return <span className={`lv l${levelOrder.indexOf(level) + 1}`}>{levelLabels[level]}</span>;
}
