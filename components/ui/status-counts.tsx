import Link from "next/link";
import type { ReactNode } from "react";
import { type Status, statusLabels, statusOrder, statusTones } from "@/vocab/status";
import { countText } from "./figure";
import { StatusIcon, StatusLight, shapeOf } from "./status-light";

interface StatusCountsProps {
  counts: Readonly<Record<Status, number>>;
  /** Where a status's rows stand; null means all of them. */
  href: (status: Status | null) => string;
  /** "tabs" over a table, with 全部 first; "foot" as one line under a strip. */
  as?: "tabs" | "foot" | undefined;
  /** Chosen statuses, for tabs. */
  current?: readonly Status[] | undefined;
  /** Word before the total in a foot, e.g. 任务. */
  lead?: string | undefined;
  /** Unit behind the total in a foot, e.g. 项. */
  unit?: string | undefined;
  note?: ReactNode | undefined;
}

/** The seven statuses in one order; they sum to the total shown. */
export function StatusCounts(props: StatusCountsProps) {
  return props.as === "foot" ? <CountsFoot {...props} /> : <CountsTabs {...props} />;
}

const totalOf = (counts: StatusCountsProps["counts"]) => statusOrder.reduce((sum, status) => sum + counts[status], 0);

function CountsTabs({ counts, href, current = [], note }: StatusCountsProps) {
  return (
    <nav className="seg" aria-label="按状态筛选">
      <Link href={href(null)} prefetch={false} aria-current={current.length === 0 ? "true" : undefined}>
        全部 {countText(totalOf(counts))}
      </Link>
      {statusOrder.map((status) => (
        <Link
          key={status}
          href={href(status)}
          prefetch={false}
          aria-current={current.includes(status) ? "true" : undefined}
        >
          <StatusLight status={status} bare /> {countText(counts[status])}
        </Link>
      ))}
      {note && <span className="mut sp text-right">{note}</span>}
    </nav>
  );
}

function CountsFoot({ counts, href, lead = "共", unit = "项", note }: StatusCountsProps) {
  return (
    <div className="counts">
      <span className="sub">
        {lead} <b>{countText(totalOf(counts))}</b> {unit}
      </span>
      {statusOrder.map((status) => {
        const inside = (
          <>
            <span className={`st bare ${statusTones[status]}`}>
              <StatusIcon shape={shapeOf(status)} />
              {statusLabels[status]}
            </span>
            <b>{countText(counts[status])}</b>
          </>
        );
        return counts[status] === 0 ? (
          <span className="c" key={status}>
            {inside}
          </span>
        ) : (
          <Link key={status} href={href(status)} prefetch={false}>
            {inside}
          </Link>
        );
      })}
      {note && <span className="mut sp text-right">{note}</span>}
    </div>
  );
}
