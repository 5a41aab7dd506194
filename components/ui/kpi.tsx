import Link from "next/link";
import type { ReactNode } from "react";
import type { Status } from "@/vocab/status";
import { Sparkline } from "../chart/sparkline";
import { Missing } from "./figure";
import { ProgressBar } from "./progress";
import { StatusLight } from "./status-light";

interface KpiProps {
  label: string;
  /** The figure as text (13, 26.18万, 94.1%); null shows 缺. */
  value: string | null;
  unit?: string | undefined;
  status?: Status | undefined;
  /** Share of the target 0–1; null without a target, undefined draws no bar. */
  share?: number | null | undefined;
  expected?: number | null | undefined;
  /** Last ten periods. */
  trend?: readonly number[] | undefined;
  /** The two notes under the bar: target, gap. */
  notes?: readonly [ReactNode, ReactNode?] | undefined;
  href?: string | undefined;
}

/** Value, light, sparkline, bar, target and gap; the whole card is the link. Without a target: 未设目标, no bar. */
export function Kpi({ label, value, unit, status, share, expected = null, trend, notes, href }: KpiProps) {
  const inside = (
    <>
      <span className="kt">
        {label}
        {status && <StatusLight status={status} bare />}
      </span>
      <span className="kv">
        {value === null ? <Missing /> : <b>{value}</b>}
        {unit}
        {trend && trend.length > 1 && (
          <span className="ks">
            <Sparkline points={trend} />
          </span>
        )}
      </span>
      {share !== undefined && share !== null && status && (
        <ProgressBar share={share} expected={expected} status={status} />
      )}
      {(share === undefined || share === null) && <span className="kb" />}
      <span className="kg">
        <span>{share === null ? "未设目标" : notes?.[0]}</span>
        <span>{share === null ? notes?.[0] : notes?.[1]}</span>
      </span>
    </>
  );
  if (!href) return <div className="card kpi">{inside}</div>;
  return (
    <Link href={href} prefetch={false} className="card kpi">
      {inside}
    </Link>
  );
}
