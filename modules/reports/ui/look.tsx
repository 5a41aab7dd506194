import { type ReportLook, reportLookLabels } from "@/vocab/reports";

const tones = { approved: "pass", submitted: "pend", zero: "zero", returned: "ret", missing: "miss" } as const;

function Shape({ look }: { look: ReportLook }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {look === "approved" && (
        <>
          <circle cx="6" cy="6" r="5.5" fill="currentColor" />
          <path d="M3.5 6.2l1.8 1.8 3.3-3.8" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
        </>
      )}
      {(look === "submitted" || look === "zero") && (
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
      )}
      {look === "submitted" && <circle cx="6" cy="6" r="2" fill="currentColor" />}
      {look === "zero" && <path d="M3.2 8.8l5.6-5.6" stroke="currentColor" strokeWidth="1.2" />}
      {look === "returned" && (
        <path
          d="M4.6 2L1.6 5l3 3M1.8 5h5.4a2.9 2.9 0 0 1 0 5.8H4.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      )}
      {look === "missing" && (
        <rect
          x="1.2"
          y="1.2"
          width="9.6"
          height="9.6"
          rx="2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.2"
          strokeDasharray="2 1.6"
        />
      )}
    </svg>
  );
}

interface LookProps {
  look: ReportLook | null;
  /** The icon alone, its word spoken: past periods. */
  quiet?: boolean | undefined;
  /** In place of the word, e.g. 已报，待审核. */
  label?: string | undefined;
}

/** A report's state: icon and word, never a status colour's light. — where nothing is expected. */
export function Look({ look, quiet = false, label }: LookProps) {
  if (look === null) return <span className="mut">—</span>;
  const word = label ?? reportLookLabels[look];
  return (
    <span className={`rs rs-${tones[look]}`} title={quiet ? word : undefined}>
      <Shape look={look} />
      {quiet ? <span className="sr">{word}</span> : word}
    </span>
  );
}
