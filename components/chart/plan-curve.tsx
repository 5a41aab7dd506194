import { countText } from "../ui/figure";
import type { CurveProps } from "./curve-points";
import { PlanCurveLoader } from "./plan-curve-loader";

interface PlanCurveProps extends CurveProps {
  /** The main finding in one sentence: actual, 应达, when the target is met. */
  label: string;
}

/** Plan dotted, actual solid, forecast dashed, ◆ milestones, today. The same figures stand under 查看数据. */
export function PlanCurve({ label, ...curve }: PlanCurveProps) {
  const due = new Map(curve.milestones.map((milestone) => [milestone.day, milestone]));
  return (
    <>
      <div className="curve" role="img" aria-label={label}>
        <PlanCurveLoader {...curve} />
      </div>
      <details className="data-table">
        <summary>查看数据</summary>
        <table className="tb dense">
          <caption className="sr">{label}</caption>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col" className="n">
                计划
              </th>
              <th scope="col" className="n">
                实际
              </th>
              <th scope="col" className="n">
                预测
              </th>
              <th scope="col">时间节点</th>
            </tr>
          </thead>
          <tbody>
            {curve.points.map((point) => (
              <tr key={point.day}>
                <td>{point.day}</td>
                <td className="n">{figure(point.plan)}</td>
                <td className="n">{figure(point.actual)}</td>
                <td className="n">{figure(point.forecast)}</td>
                <td>{due.get(point.day)?.label ?? (due.has(point.day) ? "◆" : "")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

const figure = (value: number | null) => (value === null ? "—" : countText(value));

/** The key to PlanCurve's lines, for the card's head; without `forecast` where none is drawn. */
export function CurveLegend({ forecast = true }: { forecast?: boolean }) {
  return (
    <small className="curve-legend">
      <span>
        <Stroke dash="2 3" color="--plan" width={1.5} />
        计划
      </span>
      <span>
        <Stroke color="--c1" width={2.2} />
        实际
      </span>
      {forecast && (
        <span>
          <Stroke dash="6 4" color="--forecast" width={1.8} />
          预测
        </span>
      )}
      <span>
        <svg width="10" height="10" aria-hidden="true">
          <path d="M5 0l5 5-5 5-5-5z" fill="var(--plan)" />
        </svg>
        时间节点
      </span>
    </small>
  );
}

function Stroke({ color, width, dash }: { color: string; width: number; dash?: string }) {
  return (
    <svg width="20" height="8" aria-hidden="true">
      <path d="M0 4h20" stroke={`var(${color})`} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}
