import { Missing } from "@/components/ui/figure";
import { Hint } from "@/components/ui/states";
import type { Sheet, SheetLine } from "../reads/one";
import { TypedInput } from "./typed-input";
import { changeText, figureText, jumpHint, previousWords, sourceLabel } from "./words";

const unitOf = (line: SheetLine): string => (line.kind === "ratio" || line.measure === "%" ? "" : line.measure);
const typedUnit = (line: SheetLine): string =>
  line.kind === "milestone" ? "%" : line.kind === "money" ? "万元" : unitOf(line);

const byCadence: Record<string, string> = { 周报: "按周填报", 月报: "按月填报", 季报: "按季填报" };

/** 会员台账，自动; what is typed for another rhythm is added up. */
const comesFrom = (line: SheetLine): string =>
  line.source === "manual" ? `${byCadence[line.cadence] ?? "人工填报"}，累计` : `${sourceLabel(line.source)}，自动`;

/** The figures of the period as a street fills them in: ledgers' are filled in already, typed ones are asked for. */
export function TypedFields({ sheet, editable }: { sheet: Sheet; editable: boolean }) {
  const previous = previousWords[sheet.period.cadence];
  const asked = editable ? sheet.lines.filter((line) => line.asked) : [];
  const rest = sheet.lines.filter((line) => !asked.includes(line));
  const moved = rest.filter((line) => line.change.n || line.change.d);
  const still = rest.filter((line) => !moved.includes(line));
  return (
    <div className="fm">
      {asked.map((line) => (
        <div key={line.taskId} className="fr asked">
          <div className="fr-name" id={`task-${line.taskId}`}>
            {line.title}
            <small>
              {typedUnit(line) && `${typedUnit(line)}，`}
              {line.before === null
                ? `累计 ${figureText(line.total, line.kind) ?? "缺"}`
                : `${previous} ${figureText({ n: line.before, d: null }, line.kind === "ratio" ? "count" : line.kind)}`}
            </small>
          </div>
          <div className="fr-inputs">
            <TypedInput
              name={`n.${line.taskId}`}
              label={line.kind === "ratio" ? `${line.title}，分子` : line.title}
              value={line.asked!.n}
              kind={line.kind}
              before={line.before}
              median={line.median}
              previous={previous}
            />
            {line.kind === "ratio" && (
              <>
                <span aria-hidden="true">/</span>
                <TypedInput
                  name={`d.${line.taskId}`}
                  label={`${line.title}，分母`}
                  value={line.asked!.d ?? "0"}
                  kind="ratio"
                />
              </>
            )}
          </div>
        </div>
      ))}
      {moved.map((line) => (
        <div key={line.taskId} className="fr">
          <div className="fr-name">
            {line.title}
            <small>
              {comesFrom(line)}
              {line.kind === "ratio" && "；分子/分母的本期增减"}
            </small>
          </div>
          <output>
            {changeText(line.change, line.kind) ?? <Missing />} <small>{unitOf(line)}</small>
          </output>
          {jumpHint(line, previous) && <Hint>{jumpHint(line, previous)}，请核对</Hint>}
        </div>
      ))}
      {still.length > 0 && (
        <details className="still">
          <summary>其余 {still.length} 项本期没有变化</summary>
          <ul>
            {still.map((line) => (
              <li key={line.taskId}>
                <span>{line.title}</span>
                <span className="mut">累计 {figureText(line.total, line.kind) ?? "缺"}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
