import { EventTrail } from "@/components/ui/event-trail";
import { timeText } from "@/platform/clock";
import { narrativeLabels, reportEventLabels } from "@/vocab/reports";
import type { Sheet } from "../reads/one";

const kilobytes = (size: number) =>
  size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} KB` : `${(size / 1_000_000).toFixed(1)} MB`;

/** What was written, with the reasons for which it came back. */
export function SheetWords({ sheet }: { sheet: Sheet }) {
  const { report } = sheet;
  if (!report) return null;
  const fields = (Object.keys(narrativeLabels) as (keyof typeof narrativeLabels)[]).filter((key) => report[key] !== "");
  if (fields.length === 0) return null;
  return (
    <>
      <h3>{report.zero ? "零报告说明" : "文字情况"}</h3>
      <dl className="na">
        {fields.map((key) => (
          <div key={key}>
            <dt>{narrativeLabels[key]}</dt>
            <dd>{report[key]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** 退回原因 by field, on top of what has to be corrected. */
export function SheetReasons({ sheet }: { sheet: Sheet }) {
  const reasons = sheet.state === "returned" ? (sheet.report?.reasons ?? []) : [];
  if (reasons.length === 0) return null;
  return (
    <div className="returned" role="note">
      <b>退回 {reasons.length} 处</b>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.field}>
            {reason.label}：{reason.text}
          </li>
        ))}
      </ul>
      <p className="mut">
        {sheet.report?.decidedUnit} {sheet.report?.decidedName}
        {sheet.report?.decidedAt && `　${timeText(sheet.report.decidedAt)}`}
      </p>
    </div>
  );
}

export function SheetFiles({ sheet }: { sheet: Sheet }) {
  if (sheet.files.length === 0) return null;
  return (
    <>
      <h3>
        佐证 <small>{sheet.files.length} 件</small>
      </h3>
      <ul className="ev">
        {sheet.files.map((file) => (
          <li key={file.id}>
            <a href={`/evidence/${file.id}`}>{file.name}</a>
            <small>{kilobytes(file.size)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** 历次: everything that happened to the report, newest first. */
export function SheetTrail({ sheet }: { sheet: Sheet }) {
  if (sheet.events.length === 0) return null;
  const events = sheet.events.map((event) => ({
    ...{ key: String(event.id), time: timeText(event.at).slice(5), at: event.at },
    title: `${event.staffUnit} ${event.staffName}　${reportEventLabels[event.kind]}`,
    detail: event.text || undefined,
  }));
  return (
    <>
      <h3>历次</h3>
      <EventTrail events={events} />
    </>
  );
}
