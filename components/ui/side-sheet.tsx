import Link from "next/link";
import type { ReactNode } from "react";
import { SheetFocus } from "./sheet-focus";

interface SideSheetProps {
  title: string;
  /** Lights or tags behind the title. */
  marks?: ReactNode | undefined;
  /** The same page without sheet=. */
  closeHref: string;
  /** Place in the list, e.g. 2/12, and the neighbours. */
  place?: string | undefined;
  previousHref?: string | null | undefined;
  nextHref?: string | null | undefined;
  /** Actions at the foot. */
  foot?: ReactNode | undefined;
  children: ReactNode;
}

/** Non-modal sheet of 460 px over the page, driven by the URL; below 768 a full page. Esc closes, `[` `]` go on. */
export function SideSheet({ title, marks, closeHref, place, previousHref, nextHref, foot, children }: SideSheetProps) {
  return (
    <div className="sheet" role="dialog" aria-label={title} tabIndex={-1}>
      <SheetFocus />
      <div className="sh">
        <h2 title={title}>{title}</h2>
        {marks}
        <span className="sp" />
        {place && <span className="mut nw">{place}</span>}
        {previousHref && (
          <Link
            className="btn"
            href={previousHref}
            prefetch={false}
            scroll={false}
            data-key="previous"
            title="上一条 ["
          >
            <span aria-hidden="true">‹</span>
            <span className="sr">上一条</span>
          </Link>
        )}
        {nextHref && (
          <Link className="btn" href={nextHref} prefetch={false} scroll={false} data-key="next" title="下一条 ]">
            <span aria-hidden="true">›</span>
            <span className="sr">下一条</span>
          </Link>
        )}
        <Link className="btn" href={closeHref} prefetch={false} scroll={false} data-key="close">
          关闭 <span className="mut max-md:hidden">Esc</span>
        </Link>
      </div>
      <div className="sb">{children}</div>
      {foot && <div className="sf">{foot}</div>}
    </div>
  );
}
