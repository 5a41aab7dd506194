import Link from "next/link";
import { Missing } from "@/components/ui/figure";
import { timeText } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";
import type { Sheet, SheetLine } from "../reads/one";
import { changeText, figureText, jumpHint, previousWords, signedText, sourceLabel } from "./words";

/** The figures of a report: the period's change, what is cumulated, the change before, and what jumps. Frozen ones stand beside their present value. */
export function SheetFigures({ sheet }: { sheet: Sheet }) {
  const { lines, period, short } = sheet;
  const previous = previousWords[period.cadence];
  // What moved or stands out comes first; what did not move is counted below.
  const moved = lines.filter((line) => line.change.n || line.change.d || line.jump || line.changed);
  const still = lines.filter((line) => !moved.includes(line));
  return (
    <>
      <div className="table-wrap">
        <table className="tb fz">
          <caption className="sr">{sheet.label}数字</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className="n">
                {short}
              </th>
              <th scope="col" className="n">
                累计
              </th>
              <th scope="col" className="n">
                {previous}
              </th>
              <th scope="col">提示</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((line) => (
              <FigureRow key={line.taskId} line={line} sheet={sheet} previous={previous} />
            ))}
          </tbody>
        </table>
      </div>
      {still.length > 0 && (
        <details className="still">
          <summary>其余 {still.length} 项本期没有变化</summary>
          <ul>
            {still.map((line) => (
              <li key={line.taskId}>
                <Link href={taskHref(line, sheet)} prefetch={false}>
                  {line.title}
                </Link>
                <span className="mut">{figureText(line.total, line.kind) ?? "缺"}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const taskHref = (line: SheetLine, { unit, period }: Sheet): string =>
  hrefWith(`/plan/${line.taskId}`, { unit: unit.code, asOf: isoOf(period.end) });

interface FigureRowProps {
  line: SheetLine;
  sheet: Sheet;
  previous: string;
}

function FigureRow({ line, sheet, previous }: FigureRowProps) {
  const change = changeText(line.change, line.kind);
  const total = figureText(line.total, line.kind);
  const hint = jumpHint(line, previous);
  const unit = line.kind === "ratio" || line.measure === "%" ? "" : line.measure;
  return (
    <tr>
      <th scope="row">
        <Link href={taskHref(line, sheet)} prefetch={false}>
          {line.title}
        </Link>
        <small>
          {sourceLabel(line.source)}
          {unit && `，${unit}`}
        </small>
      </th>
      <td className="n b">{change ?? <Missing />}</td>
      <td className="n">
        {total ?? <Missing />}
        {line.changed && <em>现 {figureText(line.now, line.kind) ?? "缺"}</em>}
      </td>
      <td className="n sub">
        {line.before === null
          ? "—"
          : figureText({ n: line.before, d: null }, line.kind === "ratio" ? "count" : line.kind)}
      </td>
      <td className="nw">{hint && <span className="tp w">{hint}</span>}</td>
    </tr>
  );
}

/** 提交后有变动: frozen → now and the difference; after approval the same rows are adjustments. */
export function SheetChanges({ sheet }: { sheet: Sheet }) {
  const changed = sheet.lines.filter((line) => line.changed);
  if (changed.length === 0) return null;
  const approved = sheet.state === "approved";
  return (
    <>
      <h3>
        {approved ? "通过后的调整" : "提交后有变动"}{" "}
        <small>{approved ? "已通过的数字不变" : "冻结值不变，通过后记为调整"}</small>
      </h3>
      <table className="tb fz">
        <caption className="sr">冻结值与现在的值</caption>
        <tbody>
          {changed.map((line) => (
            <tr key={line.taskId}>
              <th scope="row">{line.title}</th>
              <td className="n nw">
                {figureText(line.total, line.kind) ?? "缺"} → <b>{figureText(line.now, line.kind) ?? "缺"}</b>
              </td>
              <td className="n b nw">{signedText((line.now.n ?? 0) - (line.total.n ?? 0), line.kind)}</td>
              <td className="sub nw">
                {sheet.report?.submittedAt ? `${timeText(sheet.report.submittedAt).slice(5)} 以后` : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {approved && (
        <p className="mt-1">
          <Link
            href={hrefWith("/reports/adjustments", { unit: sheet.unit.code, period: sheet.period.key })}
            prefetch={false}
          >
            查看调整的台账记录
          </Link>
        </p>
      )}
    </>
  );
}

/** A parent's sums against the live figures, and the units that are 缺 in them. */
export function SheetDifference({ sheet }: { sheet: Sheet }) {
  if (sheet.unit.level !== "district" && sheet.unit.level !== "city") return null;
  const differing = sheet.lines.filter((line) => line.difference !== null && line.difference !== 0);
  const below = sheet.unit.level === "city" ? "下级单位" : "街道";
  return (
    <>
      <h3>
        汇总 <small>已通过的{below}之和，加本级</small>
      </h3>
      {sheet.missing.length > 0 ? (
        <p>
          缺 {sheet.missing.length} 个：
          {sheet.missing
            .slice(0, 12)
            .map((unit) => unit.name)
            .join("、")}
          {sheet.missing.length > 12 && ` 等 ${sheet.missing.length} 个`}
        </p>
      ) : (
        <p>{below}全部通过，没有缺。</p>
      )}
      {differing.length > 0 && (
        <details className="still">
          <summary>{differing.length} 项与实时数字不同</summary>
          <ul>
            {differing.map((line) => (
              <li key={line.taskId}>
                <span>{line.title}</span>
                <span className="mut nw">
                  {figureText(line.total, line.kind) ?? "缺"}，实时 {figureText(line.live, line.kind) ?? "缺"}（
                  {signedText(line.difference ?? 0, line.kind)}）
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
