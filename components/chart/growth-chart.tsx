import { DrillNumber } from "../ui/figure";
import { GrowthChartLoader } from "./growth-chart-loader";
import type { GrowthBar, GrowthProps } from "./growth-types";

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

interface GrowthTableProps extends Pick<GrowthChartProps, "label" | "series" | "bars" | "compared"> {
  /** The rows behind a cell: of the bar at a place, by series key or "join", "before", "net", "balance". */
  href: (at: number, column: string) => string;
}

/** Every period as a row, every series as a column: the chart's figures in full, each opening its rows. */
export function GrowthTable({ label, series, bars, compared, href }: GrowthTableProps) {
  const columns = [
    ...series.map(({ key, label: name }) => ({ key, name, of: (bar: GrowthBar) => bar.values[key] ?? 0 })),
    { key: "join", name: "入会合计", of: (bar: GrowthBar) => bar.total },
    ...(compared ? [{ key: "before", name: "上年同期", of: (bar: GrowthBar) => bar.before }] : []),
    { key: "net", name: "净增", of: (bar: GrowthBar) => bar.net },
    { key: "balance", name: "期末在册", of: (bar: GrowthBar) => bar.balance },
  ];
  return (
    <div className="table-wrap">
      <table className="tb dense growth-table">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <th scope="col">期间</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="n">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, at) => (
            <tr key={bar.name}>
              <td className="nw">{bar.name}</td>
              {columns.map(({ key, of }) => {
                const value = of(bar);
                return (
                  <td key={key} className="n">
                    {value === null ? "—" : <DrillNumber value={value} href={href(at, key)} strong={key === "join"} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The key to the lines of GrowthChart. */
export function GrowthLegend({
  compared,
  plan,
  forecast,
  note,
}: {
  compared: boolean;
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
      {compared && (
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <path d="M6 1l5 5-5 5-5-5z" fill="var(--surface)" stroke="var(--plan)" strokeWidth="1.6" />
          </svg>
          上年同期入会
        </span>
      )}
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
