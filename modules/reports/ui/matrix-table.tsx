import Link from "next/link";
import { AllCheck, RowCheck } from "@/components/table/selection";
import { DrillNumber } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { SegTabs } from "@/components/ui/tabs";
import { timeText } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";
import { keyFigures } from "@/vocab/reports";
import type { Matrix, MatrixRow } from "../reads/matrix";
import { shortLabel } from "../rules/periods";
import type { ReportSearchValues } from "../search";
import { Look } from "./look";

interface MatrixTableProps {
  matrix: Matrix;
  search: ReportSearchValues;
}

/** Whether a row can be chosen for a decision in bulk. */
export const reviewable = (row: MatrixRow): boolean => row.look === "submitted" || row.look === "zero";

/** Tabs with counts over the units' rows: six periods, hints, figures, when it came. A name opens the report beside the list. */
export function MatrixTable({ matrix, search }: MatrixTableProps) {
  const { counts, rows, run, decides } = matrix;
  const ground = { unit: search.unit, period: search.period };
  const to = (change: Record<string, unknown>) => hrefWith("/reports", ground, change);
  const tab = (label: string, count: number, change: Record<string, unknown>, current: boolean) => ({
    ...{ label, count, href: to(change), current },
  });
  const tabs = [
    tab("全部", counts.all, {}, !search.state && !search.hint),
    tab("待审核", counts.review, { hint: "review" }, search.hint === "review"),
    tab("跳变", counts.jump, { hint: "jump" }, search.hint === "jump"),
    tab("有变动", counts.changed, { hint: "changed" }, search.hint === "changed"),
    tab("未报", counts.looks.missing, { state: "missing" }, search.state === "missing"),
  ];
  return (
    <>
      <SegTabs label="报告" items={tabs} />
      {rows.length === 0 ? (
        <EmptyState
          title="没有符合条件的报告"
          why="换一个页签或期间查看。"
          action={<Link href={to({})}>查看全部</Link>}
        />
      ) : (
        <div className="table-wrap fits">
          <table className="tb rt2">
            <caption className="sr">{matrix.title}各单位报告</caption>
            <thead>
              <tr>
                {decides && (
                  <th scope="col" className="pick">
                    {rows.some(reviewable) ? <AllCheck /> : <span className="sr">选择</span>}
                  </th>
                )}
                <th scope="col">单位</th>
                {run.map((period, i) => (
                  <th key={period.key} scope="col" className={i < run.length - 1 ? "c past" : "c"}>
                    {shortLabel(period)}
                  </th>
                ))}
                <th scope="col">提示</th>
                {keyFigures.map(({ label }) => (
                  <th key={label} scope="col" className="n">
                    {label}
                  </th>
                ))}
                <th scope="col" className="wide">
                  报送时间
                </th>
                <th scope="col" className="wide">
                  近6期及时
                </th>
                <th scope="col" className="wide">
                  佐证
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <UnitRow key={row.unit} row={row} search={search} decides={decides} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface UnitRowProps {
  row: MatrixRow;
  search: ReportSearchValues;
  decides: boolean;
}

function UnitRow({ row, search, decides }: UnitRowProps) {
  const here = hrefWith("/reports", search, { sheet: row.unit });
  return (
    <tr data-row={row.unit} tabIndex={-1} aria-current={search.sheet === row.unit ? "true" : undefined}>
      {decides && <td className="pick">{reviewable(row) && <RowCheck id={row.unit} label={row.name} />}</td>}
      <th scope="row" className="nw">
        <Link href={here} prefetch={false} scroll={false}>
          {row.name}
        </Link>
      </th>
      {row.looks.map(({ period, look }, i) => (
        <td key={period.key} className={i < row.looks.length - 1 ? "c past" : "c now"}>
          {i < row.looks.length - 1 ? (
            look === null ? (
              <span className="mut">—</span>
            ) : (
              <Link
                href={hrefWith("/reports", search, { period: period.key, state: "", hint: "", sheet: row.unit })}
                prefetch={false}
              >
                <Look look={look} quiet />
              </Link>
            )
          ) : (
            <Look look={row.look} />
          )}
        </td>
      ))}
      <td className="nw hints">
        <Hints row={row} />
      </td>
      {row.figures.map((_, i) => (
        <td key={keyFigures[i]!.label} className="n" data-label={keyFigures[i]!.label}>
          <KeyFigure row={row} at={i} />
        </td>
      ))}
      <td className="nw sub wide">{row.submittedAt ? timeText(row.submittedAt).slice(5) : "—"}</td>
      <td className="nw sub wide">
        {row.timely.n}/{row.timely.of}
      </td>
      <td className="nw sub wide">{row.evidence > 0 ? `${row.evidence} 件` : "—"}</td>
    </tr>
  );
}

function Hints({ row }: { row: MatrixRow }) {
  const settled = row.look === "approved";
  return (
    <>
      {row.returned > 0 && <span className="tp b2">退回 {row.returned} 处</span>}
      {row.jumps > 0 && row.look !== "approved" && <span className="tp w">跳变 {row.jumps}</span>}
      {row.changed > 0 && <span className="tp">{settled ? `调整 ${row.changed}` : "有变动"}</span>}
      {row.missingBelow > 0 && <span className="tp">下级缺 {row.missingBelow}</span>}
      {row.look === "zero" && <span className="mut">零报告说明</span>}
      {row.chased > 0 && (row.look === "missing" || row.look === "returned") && (
        <span className="mut">已催 {row.chased} 次</span>
      )}
    </>
  );
}

/** What stands behind a figure: the joins that it counts, or the task at the period's end. */
function KeyFigure({ row, at }: { row: MatrixRow; at: number }) {
  const { n, task, asked } = row.figures[at]!;
  if (!asked) return <span className="mut">—</span>;
  const from = isoOf(row.period.start);
  const to = isoOf(row.period.end);
  const href =
    at === 0
      ? hrefWith("/membership", { recruiter: row.unit, counted: "1", from, to })
      : hrefWith(`/plan/${task}`, { unit: row.unit, asOf: to });
  return <DrillNumber value={n} href={href} />;
}
