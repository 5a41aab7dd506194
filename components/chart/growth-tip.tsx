import { countText } from "../ui/figure";
import type { GrowthBar, GrowthSeries } from "./growth-types";

export type Datum = Partial<GrowthBar> & { label: string; name: string; forecast?: number; key: string };

interface TipProps {
  series: readonly GrowthSeries[];
  active?: boolean | undefined;
  payload?: readonly { payload?: Datum }[] | undefined;
}

/** The figures of the period under the pointer. */
export function GrowthTip({ series, active, payload }: TipProps) {
  const datum = payload?.[0]?.payload;
  if (!active || !datum) return null;
  if (datum.forecast !== undefined) {
    return (
      <div className="curve-tip">
        <b>{datum.name}</b>
        {`预测净增 ${countText(datum.forecast)} 人`}
      </div>
    );
  }
  return (
    <div className="curve-tip">
      <b>{datum.name}</b>
      {series.map((one) => (
        <div key={one.key}>{`${one.label} ${countText(datum.values?.[one.key] ?? 0)}`}</div>
      ))}
      <div>{`入会 ${countText(datum.total ?? 0)} 人，净增 ${countText(datum.net ?? 0)} 人，期末在册 ${countText(datum.balance ?? 0)} 人`}</div>
      {datum.before != null && <div>{`上年同期 ${countText(datum.before)} 人`}</div>}
    </div>
  );
}
