import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { dayOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";
import type { Staff } from "@/platform/staff";
import { cadenceLabels, type ReportCadence } from "@/vocab/reports";
import { chase } from "../actions";
import type { Matrix } from "../reads/matrix";
import { periodAt, periodBefore, periodLabel, runUpTo } from "../rules/periods";
import type { ReportSearchValues } from "../search";

const shownBack: Record<ReportCadence, number> = { month: 6, week: 5, quarter: 2 };

/** The period that the list is about: the last months, weeks and quarters. */
export function PeriodPicker({ matrix, search }: { matrix: Matrix; search: ReportSearchValues }) {
  const { period, title, today } = matrix;
  const groups = (["month", "week", "quarter"] as const).map((cadence) => ({
    cadence,
    periods: runUpTo(periodBefore(periodAt(cadence, dayOf(today))), shownBack[cadence]).reverse(),
  }));
  return (
    <Menu
      label={
        <>
          <i>期间</i>
          {title}（{cadenceLabels[period.cadence]}） ▾
        </>
      }
      name="选择期间"
    >
      {groups.map(({ cadence, periods }) => (
        <div key={cadence}>
          <b className="menu-head">{cadenceLabels[cadence]}</b>
          {periods.map((at) => (
            <Link
              key={at.key}
              href={hrefWith("/reports", { unit: search.unit, period: at.key })}
              prefetch={false}
              aria-current={at.key === period.key ? "true" : undefined}
            >
              {periodLabel(at)}
            </Link>
          ))}
        </div>
      ))}
    </Menu>
  );
}

interface HeadActionsProps {
  matrix: Matrix;
  search: ReportSearchValues;
  staff: Pick<Staff, "unit" | "may">;
}

/** 催报, a follow-up to those of the list that have not reported, export, and the own unit's report as the one primary button. */
export function HeadActions({ matrix, search, staff }: HeadActionsProps) {
  const { counts, decides, period, title, rates } = matrix;
  const { sheet: _sheet, ...list } = search;
  const missing = counts.looks.missing + counts.looks.returned;
  const silent = matrix.rows.filter((row) => row.look === "missing").map((row) => row.unit);
  const own = staff.unit.level === "street" ? "填报" : staff.unit.level === "city" ? "市级汇总" : "汇总上报市总";
  const part = period.key === period.month ? "" : period.key;
  const reports = period.cadence === "month" || staff.unit.level !== "city";
  return (
    <>
      {decides && missing > 0 && rates.expected > 0 && (
        <ActionForm action={chase} label="催报" className="flex">
          <input type="hidden" name="period" value={period.key} />
          <ConfirmButton
            label={`催报 ${missing} 个`}
            title={`催报：${title}`}
            consequence={`向未报和退回未改的 ${missing} 个单位发出催报通知，各计一次。`}
          />
        </ActionForm>
      )}
      {decides && silent.length > 0 && staff.may.has("follow-up.issue") && (
        <ButtonLink
          href={hrefWith("/follow-ups/new", { about: `report:${period.key}`, units: silent.join(), level: "chase" })}
        >
          跟进未报 {silent.length} 个
        </ButtonLink>
      )}
      {period.cadence === "month" && (
        <ButtonLink href={hrefWith("/reports/adjustments", { unit: search.unit, period: period.key })}>
          调整明细
        </ButtonLink>
      )}
      <ButtonLink href={hrefWith("/export/reports", list, { format: "xlsx" })} download shortcut="export">
        导出 Excel
      </ButtonLink>
      {staff.may.has("report.write") && reports && (
        <ButtonLink href={hrefWith(`/reports/${period.month}`, { part })} look="primary">
          {own}
        </ButtonLink>
      )}
    </>
  );
}
