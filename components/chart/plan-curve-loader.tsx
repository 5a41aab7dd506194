"use client";
import dynamic from "next/dynamic";
import { CurveSkeleton } from "./curve-skeleton";

export interface CurvePoint {
  /** YYYY-MM-DD, ascending. */
  day: string;
  plan: number | null;
  actual: number | null;
  forecast: number | null;
}

export interface CurveProps {
  points: readonly CurvePoint[];
  /** `past` fills the mark; label as in the table, e.g. 达标. */
  milestones: readonly { day: string; value: number; past: boolean; label?: string }[];
  today: string;
  /** Unit of the figures, e.g. 家. */
  unit: string;
}

/** Recharts weighs 106 KB: it loads after the page, into a frame of fixed height. */
export const PlanCurveLoader = dynamic(() => import("./plan-curve-chart").then((module) => module.PlanCurveChart), {
  ssr: false,
  loading: CurveSkeleton,
});
