import Link from "next/link";

/** Where a figure is missing: a dashed 缺, never 0. */
export function Missing({ why }: { why?: string }) {
  return (
    <span className="ms" title={why}>
      缺
    </span>
  );
}

const grouped = new Intl.NumberFormat("zh-CN");

/** 1,310 · −12 with a true minus; at most two decimals. */
export const countText = (value: number) => grouped.format(Math.round(value * 100) / 100).replace("-", "−");

/** 62.5 %, 100 %, 109 %: one decimal below the whole, none from there on; what is not whole is never rounded up to it. */
export function shareText(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  const percent = share < 1 - 1e-9 ? Math.min(99.9, rounded) : rounded;
  return percent >= 100 ? `${Math.round(percent)}%` : `${percent.toFixed(1)}%`;
}

interface DrillNumberProps {
  value: number | null;
  /** The rows that sum to the figure; without it, and at 0, the figure is text. */
  href?: string | null | undefined;
  /** What opens, e.g. 朝阳区 逾期任务. */
  title?: string | undefined;
  /** Text in place of the grouped number, e.g. 26/34 or 26.18万. */
  text?: string | undefined;
  unit?: string | undefined;
  strong?: boolean | undefined;
}

/** A figure that opens its rows: keeps the colour of the figure, underlined on hover. null shows 缺. */
export function DrillNumber({ value, href, title, text, unit, strong = false }: DrillNumberProps) {
  if (value === null) return <Missing />;
  const shown = text ?? countText(value);
  const tail = unit ? <span className="sub"> {unit}</span> : null;
  if (!href || value === 0) {
    return (
      <>
        <span className={strong ? "b" : undefined}>{shown}</span>
        {tail}
      </>
    );
  }
  return (
    <>
      <Link href={href} prefetch={false} className={strong ? "d b" : "d"} title={title}>
        {shown}
      </Link>
      {tail}
    </>
  );
}
