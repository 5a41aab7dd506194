import Link from "next/link";
import { countText } from "../ui/figure";
import { GrowthChartLoader } from "./growth-chart-loader";
import type { GrowthProps } from "./growth-types";

interface GrowthChartProps extends GrowthProps {
  /** The main finding in one sentence. */
  label: string;
}

/** Bars stacked by series with the net line, target and forecast; a bar opens its rows. GrowthTable holds the same figures. */
export function GrowthChart({ label, ...chart }: GrowthChartProps) {
  return (
    <div className="curve growth" role="img" aria-label={label}>
      <GrowthChartLoader {...chart} />
    </div>
  );
}

/** Every period as a row, every series as a column: the chart's figures in full. */
export function GrowthTable({
  label,
  series,
  bars,
  compared,
}: Pick<GrowthChartProps, "label" | "series" | "bars" | "compared">) {
  return (
    <div className="table-wrap">
      <table className="tb dense">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <th scope="col">期间</th>
            {series.map((one) => (
              <th key={one.key} scope="col" className="n">
                {one.label}
              </th>
            ))}
            <th scope="col" className="n">
              入会合计
            </th>
            {compared && (
              <th scope="col" className="n">
                上年同期
              </th>
            )}
            <th scope="col" className="n">
              净增
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.name}>
              <td className="nw">{bar.name}</td>
              {series.map((one) => (
                <td key={one.key} className="n">
                  {countText(bar.values[one.key] ?? 0)}
                </td>
              ))}
              <td className="n">
                {bar.total === 0 ? (
                  "0"
                ) : (
                  <Link className="d b" href={bar.href} prefetch={false}>
                    {countText(bar.total)}
                  </Link>
                )}
              </td>
              {compared && <td className="n">{bar.before === null ? "—" : countText(bar.before)}</td>}
              <td className="n">{countText(bar.net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The key to the lines of GrowthChart. */
export function GrowthLegend({
  plan,
  forecast,
  note,
}: {
  plan?: string | undefined;
  forecast: boolean;
  note?: string | undefined;
}) {
  return (
    <p className="growth-legend">
      <span>
        <svg width="20" height="8" aria-hidden="true">
          <path d="M0 4h20" stroke="var(--chart-ink)" strokeWidth="1.8" />
        </svg>
        净增
      </span>
      {plan && (
        <span>
          <svg width="20" height="8" aria-hidden="true">
            <path d="M0 4h20" stroke="var(--plan)" strokeWidth="1.5" strokeDasharray="2 3" />
          </svg>
          {plan}
        </span>
      )}
      {forecast && (
        <span>
          <svg width="14" height="10" aria-hidden="true">
            <rect x="1" y="1" width="12" height="8" fill="none" stroke="var(--forecast)" strokeDasharray="4 3" />
          </svg>
          预测净增（近8周速度）
        </span>
      )}
      {note && <span className="mut">{note}</span>}
    </p>
  );
}
