import Link from "next/link";
import type { ReactNode } from "react";
import { countText } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import { type FollowUpState, followUpStateLabels } from "@/vocab/follow-up-states";
import type { FollowUpCounts } from "../reads/counts";

interface FlowHeadProps {
  counts: FollowUpCounts;
  /** The filters that every count stands under: unit, task, mine, q. */
  ground: Record<string, unknown>;
  state: readonly FollowUpState[];
  month: string;
}

const path = "/follow-ups";

/** How many stand at each step, then this month's closings and their mean term. */
export function FlowHead({ counts, ground, state, month }: FlowHeadProps) {
  const noteOf = (step: FollowUpState): string =>
    [
      step === "issued" && counts.unsigned > 0 && `超 2 个工作日 ${counts.unsigned}`,
      step === "submitted" && counts.states.submitted > 0 && `待销号 ${counts.states.submitted}`,
      step !== "submitted" && counts.late[step] > 0 && `逾期 ${counts.late[step]}`,
    ]
      .filter(Boolean)
      .join("，");
  const steps: FollowUpState[] = ["issued", "signed", "in_progress", "submitted", "returned"];
  return (
    <section
      className="card mb-3 grid overflow-hidden grid-cols-2 sm:grid-cols-4 xl:grid-cols-7"
      aria-label="各环节项数"
    >
      {steps.map((step) => (
        <Box
          key={step}
          label={followUpStateLabels[step]}
          value={countText(counts.states[step])}
          note={noteOf(step)}
          href={hrefWith(path, ground, { state: step })}
          current={state.length === 1 && state[0] === step}
        />
      ))}
      <Box
        label="本月销号"
        value={countText(counts.closedThisMonth)}
        note={`按时 ${counts.closedInTime}`}
        href={hrefWith(path, ground, { state: "closed", period: month })}
        quiet
      />
      <Box
        label="平均用时"
        value={counts.term === null ? "—" : countText(counts.term)}
        unit={counts.term === null ? undefined : "个工作日"}
        note={counts.termBefore === null ? "上月无销号" : `上月 ${counts.termBefore}`}
        quiet
      />
    </section>
  );
}

interface BoxProps {
  label: string;
  value: string;
  unit?: string | undefined;
  note?: ReactNode;
  href?: string;
  current?: boolean;
  quiet?: boolean;
}

function Box({ label, value, unit, note, href, current, quiet }: BoxProps) {
  const className = `block px-3.5 py-2 text-ink whitespace-nowrap -ml-px -mt-px border-l border-t border-line last:col-span-2 xl:last:col-span-1 ${quiet ? "bg-surface-2" : ""} ${current ? "bg-selected" : ""}`;
  const inside = (
    <>
      <span className="text-ink-2">{label}</span>
      <b className="block text-20">
        {value}
        {unit && <small className="ml-1 text-12 font-normal text-ink-3">{unit}</small>}
      </b>
      <small className="block min-h-4 text-12 text-ink-3">{note}</small>
    </>
  );
  if (!href || value === "0") return <div className={className}>{inside}</div>;
  return (
    <Link
      href={href}
      prefetch={false}
      className={`${className} hover:bg-hover hover:no-underline`}
      aria-current={current ? "true" : undefined}
    >
      {inside}
    </Link>
  );
}
