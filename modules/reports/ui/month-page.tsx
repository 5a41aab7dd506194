import { Card } from "@/components/ui/card";
import { SegTabs } from "@/components/ui/tabs";
import { hrefWith } from "@/platform/search";
import { cadenceLabels } from "@/vocab/reports";
import type { MonthPage } from "../reads/month";
import { DecideForms, decides } from "./decide-forms";
import { Look } from "./look";
import { ReportForm } from "./report-form";
import { SheetFacts } from "./report-sheet";
import { SheetChanges, SheetDifference, SheetFigures } from "./sheet-figures";
import { SheetFiles, SheetReasons, SheetTrail, SheetWords } from "./sheet-words";

/** The month and its weekly and quarterly parts as tabs, with their states. */
function Parts({ page }: { page: MonthPage }) {
  const { month, parts, sheet, unit, mine } = page;
  if (parts.length === 1) return null;
  const items = parts.map((part) => ({
    label: (
      <>
        {part.period.cadence === "month" ? cadenceLabels.month : part.short} <Look look={part.look} quiet />
      </>
    ),
    href: hrefWith(`/reports/${month}`, {
      unit: mine ? "" : unit.code,
      part: part.period.key === month ? "" : part.period.key,
    }),
    current: part.period.key === sheet.period.key,
  }));
  return (
    <Card className="mb-3">
      <SegTabs label="本月各期" items={items} />
    </Card>
  );
}

/** A unit's report of a month: a form while it may be written, else as it was frozen. */
export function MonthBody({ page }: { page: MonthPage }) {
  const { sheet } = page;
  return (
    <div className="report-page">
      <Parts page={page} />
      {sheet.moves.write ? (
        <>
          <ReportForm sheet={sheet} account={page.account} />
          <Side page={page} />
        </>
      ) : (
        <Card
          title={`${sheet.unit.name}　${sheet.label}`}
          pad
          className="report-read"
          foot={decides(sheet) ? <DecideForms sheet={sheet} /> : undefined}
        >
          <SheetFacts sheet={sheet} />
          <SheetReasons sheet={sheet} />
          {sheet.lines.length > 0 ? (
            <SheetFigures sheet={sheet} />
          ) : (
            <p className="mt-3 mut">这一期还没有报送，数字为缺。</p>
          )}
          <SheetChanges sheet={sheet} />
          {sheet.lines.length > 0 && <SheetDifference sheet={sheet} />}
          <SheetWords sheet={sheet} />
          <SheetFiles sheet={sheet} />
          <SheetTrail sheet={sheet} />
        </Card>
      )}
    </div>
  );
}

/** Beside a form: what is missing below, and what happened so far. */
function Side({ page }: { page: MonthPage }) {
  const { sheet } = page;
  const parent = sheet.unit.level === "district" || sheet.unit.level === "city";
  if (!parent && sheet.events.length === 0) return null;
  return (
    <Card pad className="report-read mt-3">
      <SheetDifference sheet={sheet} />
      <SheetTrail sheet={sheet} />
    </Card>
  );
}
