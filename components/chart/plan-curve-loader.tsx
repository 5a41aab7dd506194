"use client";
import dynamic from "next/dynamic";
import { CurveSkeleton } from "./curve-skeleton";

/** Recharts weighs 106 KB: it loads after the page, into a frame of fixed height. */
export const PlanCurveLoader = dynamic(() => import("./plan-curve-chart").then((module) => module.PlanCurveChart), {
  ssr: false,
  loading: CurveSkeleton,
});
