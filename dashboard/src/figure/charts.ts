import { lazy } from "react";

/** The time chart (trend or trajectory), loaded with Recharts only where a page shows one. */
export const LazyTimeChart = lazy(() =>
  import("./time-chart.js").then((module) => ({ default: module.TimeChart })),
);
