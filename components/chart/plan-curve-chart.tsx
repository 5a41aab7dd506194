"use client";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { countText } from "../ui/figure";
import type { CurvePoint, CurveProps } from "./curve-points";
import { at, monthsOf, monthText } from "./curve-scale";
import { CurveTip } from "./curve-tip";

const lastOf = (points: readonly CurvePoint[], key: "plan" | "actual" | "forecast") =>
  points.findLast((point) => point[key] !== null);

const text = { fontSize: 12, fill: "var(--ink-3)" };

function Diamond({ cx = 0, cy = 0, past }: { cx?: number; cy?: number; past: boolean }) {
  return (
    <path
      d={`M${cx},${cy - 5}l5,5l-5,5l-5,-5z`}
      fill={past ? "var(--plan)" : "var(--surface)"}
      stroke="var(--plan)"
      strokeWidth={1.4}
    />
  );
}

export function PlanCurveChart({ points, milestones, today, unit }: CurveProps) {
  const data = points.map((point) => ({ ...point, time: at(point.day) }));
  const from = data[0]?.time ?? at(today);
  const to = data.at(-1)?.time ?? from;
  const actual = lastOf(points, "actual");
  const plan = lastOf(points, "plan");
  const forecast = lastOf(points, "forecast");
  // A level line leaves room below it, where today's date does not stand.
  const before = points.findLast((point) => point.actual !== null && at(point.day) < to - (to - from) * 0.2);
  const flat = at(today) === to && actual?.actual === before?.actual;
  const highest = Math.max(...points.map((point) => Math.max(point.plan ?? 0, point.actual ?? 0, point.forecast ?? 0)));
  const foreseen = data.filter((point) => point.forecast !== null);
  const middle = foreseen[foreseen.length >> 1];
  const line = { type: "linear" as const, dot: false, connectNulls: true, isAnimationActive: false };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={data} margin={{ top: 22, right: 24, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="time"
          type="number"
          domain={[from, to]}
          ticks={monthsOf(from, to)}
          tickFormatter={monthText}
          tick={text}
          tickLine={false}
          axisLine={false}
          minTickGap={10}
        />
        <YAxis
          width={highest >= 100_000 ? 56 : 46}
          tick={text}
          tickLine={false}
          axisLine={false}
          tickFormatter={countText}
          domain={[0, "auto"]}
          allowDecimals={false}
        />
        <Tooltip
          content={<CurveTip unit={unit} />}
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-strong)" }}
        />
        <ReferenceLine
          x={at(today)}
          stroke="var(--line-strong)"
          label={{
            value: `今日 ${today.slice(5)}`,
            position: at(today) > from + (to - from) * 0.7 ? "insideTopRight" : "insideTopLeft",
            dy: -18,
            ...text,
          }}
        />
        <Line {...line} dataKey="plan" stroke="var(--plan)" strokeWidth={1.5} strokeDasharray="2 3" />
        <Line {...line} dataKey="forecast" stroke="var(--forecast)" strokeWidth={1.8} strokeDasharray="6 4" />
        <Line {...line} dataKey="actual" stroke="var(--c1)" strokeWidth={2.2} />
        {milestones.map((mark) => (
          <ReferenceDot key={mark.day} x={at(mark.day)} y={mark.value} shape={<Diamond past={mark.past} />} />
        ))}
        {plan && plan.plan !== null && (
          <ReferenceDot
            x={at(plan.day)}
            y={plan.plan}
            r={0}
            label={{
              className: "curve-value",
              value: `计划 ${countText(plan.plan)}`,
              position: "left",
              dy: -12,
              ...text,
            }}
          />
        )}
        {forecast && forecast.forecast !== null && middle && (
          <ReferenceDot
            x={middle.time}
            y={middle.forecast ?? 0}
            r={0}
            label={{
              className: "curve-value",
              value: `预测 ${countText(forecast.forecast)}`,
              // On the side of its own line where the planned one does not run.
              ...((middle.plan ?? 0) > (middle.forecast ?? 0)
                ? { position: "right" as const, dy: 14 }
                : { position: "left" as const, dy: -12 }),
              ...text,
              fill: "var(--forecast)",
            }}
          />
        )}
        {actual && actual.actual !== null && (
          <ReferenceDot
            x={at(actual.day)}
            y={actual.actual}
            r={4}
            fill="var(--c1)"
            stroke="none"
            label={{
              className: "curve-value",
              value: `实际 ${countText(actual.actual)}`,
              position: "left",
              dy: flat ? 16 : -14,
              fontSize: 12,
              fontWeight: 600,
              fill: "var(--chart-ink)",
            }}
          />
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}
