"use client";
import { useRouter } from "next/navigation";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { countText } from "../ui/figure";
import { type Datum, GrowthTip } from "./growth-tip";
import type { GrowthProps, GrowthSeries } from "./growth-types";

const text = { fontSize: 12, fill: "var(--ink-3)" };
const colourOf = (series: GrowthSeries) => (series.colour === 0 ? "var(--st-none-fill)" : `var(--c${series.colour})`);

/** Joins stacked by series, the net line over them, forecast outlines behind; a bar opens its rows. */
export function GrowthChartBars({ series, bars, forecast, plan, compared }: GrowthProps) {
  const router = useRouter();
  const data: Datum[] = [
    ...bars.map((bar) => ({ ...bar, key: bar.name })),
    ...forecast.map(({ label, name, net }) => ({ label, name, forecast: net, key: name })),
  ];
  const labelOf = new Map(data.map((one) => [one.key, one.label]));
  const open = (datum: { payload?: Datum }) => {
    const href = datum.payload?.href;
    if (href && (datum.payload?.total ?? 0) !== 0) router.push(href);
  };
  const crowded = data.length > 20;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 22, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        barCategoryGap="28%"
      >
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="key"
          tickFormatter={(key: string) => labelOf.get(key) ?? key}
          tick={text}
          tickLine={false}
          axisLine={false}
          interval="equidistantPreserveStart"
          minTickGap={6}
        />
        <YAxis
          width={48}
          tick={text}
          tickLine={false}
          axisLine={false}
          tickFormatter={countText}
          allowDecimals={false}
        />
        <Tooltip content={<GrowthTip series={series} />} isAnimationActive={false} cursor={{ fill: "var(--hover)" }} />
        {series.map((one, at) => (
          <Bar
            key={one.key}
            dataKey={(datum: Datum) => datum.values?.[one.key] ?? null}
            name={one.label}
            stackId="joins"
            fill={colourOf(one)}
            stroke="var(--surface)"
            strokeWidth={1}
            isAnimationActive={false}
            className="growth-bar"
            onClick={open}
          >
            {at === series.length - 1 && !crowded && (
              <LabelList
                className="curve-value"
                valueAccessor={(entry: { payload?: Datum }) =>
                  entry.payload?.total ? countText(entry.payload.total) : ""
                }
                position="top"
                offset={8}
                fontSize={12}
                fill="var(--chart-ink)"
              />
            )}
          </Bar>
        ))}
        <Bar
          dataKey="forecast"
          stackId="joins"
          fill="none"
          stroke="var(--forecast)"
          strokeDasharray="4 3"
          isAnimationActive={false}
        >
          <LabelList
            className="curve-value"
            dataKey="forecast"
            position="top"
            offset={6}
            fontSize={12}
            fill="var(--forecast)"
            formatter={(value) => (typeof value === "number" ? countText(value) : "")}
          />
        </Bar>
        {plan && (
          <ReferenceLine
            y={plan.value}
            stroke="var(--plan)"
            strokeDasharray="2 3"
            strokeWidth={1.5}
            label={{ className: "curve-value", value: plan.label, position: "insideTopLeft", dy: -18, ...text }}
          />
        )}
        {compared && (
          <Scatter
            dataKey="before"
            fill="var(--surface)"
            stroke="var(--plan)"
            strokeWidth={1.6}
            shape="diamond"
            isAnimationActive={false}
          />
        )}
        <Line
          dataKey="net"
          stroke="var(--chart-ink)"
          strokeWidth={1.8}
          dot={crowded ? false : { r: 3, fill: "var(--surface)", strokeWidth: 1.6 }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
