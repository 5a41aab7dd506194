import Link from "next/link";
import { SideSheet } from "@/components/ui/side-sheet";
import { Tag } from "@/components/ui/tag";
import { timeText } from "@/platform/clock";
import { hrefWith } from "@/platform/search";
import type { Sheet } from "../reads/one";
import { DecideForms, decides } from "./decide-forms";
import { Look } from "./look";
import { SheetChanges, SheetDifference, SheetFigures } from "./sheet-figures";
import { SheetFiles, SheetReasons, SheetTrail, SheetWords } from "./sheet-words";
import { leftText } from "./words";

interface ReportSheetProps {
  sheet: Sheet;
  closeHref: string;
  place?: string | undefined;
  previousHref?: string | null;
  nextHref?: string | null;
}

/** State, when it came, and until when: three pairs over a report. */
export function SheetFacts({ sheet }: { sheet: Sheet }) {
  const { look, report, due, workdaysLeft } = sheet;
  const waiting = look === "submitted" || look === "zero";
  const label = look === "zero" ? "零报告，待审核" : look === "submitted" ? "已报，待审核" : undefined;
  return (
    <dl className="kv3">
      <div>
        <dt>状态</dt>
        <dd>
          <Look look={look} label={label} />
        </dd>
      </div>
      <div>
        <dt>报送</dt>
        <dd>{report?.submittedAt ? `${timeText(report.submittedAt).slice(5)} ${report.submittedName}` : "尚未报送"}</dd>
      </div>
      <div>
        <dt>{report?.decidedAt && !waiting ? "审核" : "截止"}</dt>
        <dd>
          {report?.decidedAt && !waiting
            ? `${timeText(report.decidedAt).slice(5)} ${report.decidedName}`
            : `${due.slice(5)}　${leftText(workdaysLeft)}`}
        </dd>
      </div>
    </dl>
  );
}

/** A report beside the list of units: figures, what changed since, narrative, evidence, and the decision. */
export function ReportSheet({ sheet, closeHref, place, previousHref = null, nextHref = null }: ReportSheetProps) {
  return (
    <SideSheet
      title={sheet.unit.name}
      marks={<Tag>{sheet.label}</Tag>}
      closeHref={closeHref}
      {...(place ? { place } : {})}
      previousHref={previousHref}
      nextHref={nextHref}
      foot={
        <>
          {decides(sheet) && <DecideForms sheet={sheet} />}
          <Link
            className="ml-auto nw"
            href={hrefWith(`/reports/${sheet.period.month}`, {
              unit: sheet.unit.code,
              part: sheet.period.key === sheet.period.month ? "" : sheet.period.key,
            })}
            prefetch={false}
          >
            打开整份报告
          </Link>
        </>
      }
    >
      <SheetFacts sheet={sheet} />
      <SheetReasons sheet={sheet} />
      {sheet.lines.length > 0 ? (
        <>
          <h3>
            计算得出 <small>{sheet.report?.submittedAt ? "报送时冻结，不可填写" : "尚未报送，随台账变动"}</small>
          </h3>
          <SheetFigures sheet={sheet} />
        </>
      ) : (
        <p className="mt-3 mut">这一期还没有报送，数字为缺。</p>
      )}
      <SheetChanges sheet={sheet} />
      {sheet.lines.length > 0 && <SheetDifference sheet={sheet} />}
      <SheetWords sheet={sheet} />
      <SheetFiles sheet={sheet} />
      <SheetTrail sheet={sheet} />
    </SideSheet>
  );
}
