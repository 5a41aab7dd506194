import type { ReactNode } from "react";

interface PageProps {
  title: ReactNode;
  /** The title is only spoken, where the breadcrumb says the same (overview). */
  titleHidden?: boolean | undefined;
  /** UnitBreadcrumb before the title. */
  crumb?: ReactNode | undefined;
  /** A trail on its own line above the title (task page). */
  trail?: ReactNode | undefined;
  /** Lights and tags behind the title. */
  marks?: ReactNode | undefined;
  /** Grey words behind the title: count, as-of. */
  note?: ReactNode | undefined;
  /** Exports, then at most one primary button. */
  actions?: ReactNode | undefined;
  /** NoticeBars above everything. */
  notices?: ReactNode | undefined;
  /** What the figures are of and from when, printed at the end of the page on paper; by default the time of printing. */
  printFoot?: string | undefined;
  children: ReactNode;
}

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });

/** Head of a screen (breadcrumb, h1, marks, note, actions) with notices above and the content below. */
export function Page(props: PageProps) {
  const { title, titleHidden = false, crumb, trail, marks, note, actions, notices, printFoot, children } = props;
  return (
    <>
      {notices}
      {trail && (
        <div className="trail">
          {trail}
          {actions && <div className="head-actions">{actions}</div>}
        </div>
      )}
      <div className={crumb ? "head with-crumb" : "head"}>
        {crumb}
        <h1 className={titleHidden ? "sr" : undefined}>{title}</h1>
        {marks}
        {note && <span className="mut">{note}</span>}
        {actions && !trail && <div className="head-actions">{actions}</div>}
      </div>
      {children}
      <p className="print-foot">{printFoot ?? `打印时间：${clock.format(new Date())}`}</p>
    </>
  );
}
