"use client";
import dynamic from "next/dynamic";
import { CurveSkeleton } from "./curve-skeleton";

/** Recharts weighs 106 KB: it loads after the page, into a frame of fixed height. */
export const GrowthChartLoader = dynamic(() => import("./growth-chart-bars").then((module) => module.GrowthChartBars), {
  ssr: false,
  loading: CurveSkeleton,
});
