import { countText } from "../ui/figure";
import type { CurvePoint } from "./curve-points";

interface TipProps {
  unit: string;
  active?: boolean | undefined;
  payload?: readonly { payload?: CurvePoint }[] | undefined;
}

/** What the pointer says on PlanCurve: the day and its figures. */
export function CurveTip({ unit, active, payload }: TipProps) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const lines = [
    ["计划", point.plan],
    ["实际", point.actual],
    ["预测", point.forecast],
  ] as const;
  return (
    <div className="curve-tip">
      <b>{point.day}</b>
      {lines.map(([name, value]) => value !== null && <div key={name}>{`${name} ${countText(value)} ${unit}`}</div>)}
    </div>
  );
}
