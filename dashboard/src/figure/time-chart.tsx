import type { Unit } from "@fabriques/api/speech";
import { coverageWords } from "@fabriques/api/speech";
import { type ReactNode, useId } from "react";
import {
  CartesianGrid,
  DefaultZIndexes,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import { useWords } from "../app/use-words.js";
import { FIGURE } from "../words/figures.js";
import { Hatching } from "./hatching.js";
import type { Series } from "./series.js";
import { AbsentBands, CoverageLabels, LastLabel, TargetMark } from "./time-marks.js";
import { axisOf, type TimeRow, timeRows, type ValueAxis } from "./time-rows.js";
import { ValueText } from "./value-text.js";
import "./time-chart.css";

/** What Recharts hands to the drawing of a dot. */
interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: TimeRow;
}

function Dot({ cx, cy, payload }: DotProps): ReactNode {
  const status = payload?.point?.status;
  if (cx === undefined || cy === undefined || payload?.point?.value == null) return null;
  const hollow = status === "provisoire" || status === "partiel";
  const r = payload.point.chosen ? 5 : 3.5;
  return (
    <circle cx={cx} cy={cy} r={r} className={hollow ? "sf-chart__dot--hollow" : "sf-chart__dot"} />
  );
}

/** Draws the dots of the values of one status. */
const onlyOf =
  (status: "provisoire" | "partiel") =>
  (props: DotProps): ReactNode =>
    props.payload?.point?.status === status ? (
      <Dot key={props.payload.key} {...pick(props)} />
    ) : (
      <g key={props.payload?.key} />
    );

const finalDot = (props: DotProps): ReactNode => <Dot key={props.payload?.key} {...pick(props)} />;

const pick = ({ cx, cy, payload }: DotProps): DotProps => ({
  ...(cx !== undefined && { cx }),
  ...(cy !== undefined && { cy }),
  ...(payload !== undefined && { payload }),
});

function Tip(props: Partial<TooltipContentProps> & { readonly unit: Unit }): ReactNode {
  const { say, announce, format } = useWords();
  const row: TimeRow | undefined = props.payload?.[0]?.payload;
  if (props.active !== true || row === undefined) return null;
  return (
    <div className="sf-chart__tip">
      <p className="sf-chart__tip-label">{say(row.label)}</p>
      {row.point !== null && (
        <p>
          {announce(FIGURE.observed)}
          <strong>
            <ValueText value={row.point.value} status={row.point.status} unit={props.unit} />
          </strong>
          {row.point.coverage !== null && ` · ${say(coverageWords(row.point.coverage))}`}
        </p>
      )}
      {row.path !== null && (
        <p>
          {announce(FIGURE.targetPath)}
          {format.value(row.path, props.unit)}
        </p>
      )}
    </div>
  );
}

const PLAIN_LINE = { type: "linear", isAnimationActive: false, stroke: "currentColor" } as const;

/** Marks of the vertical axis in the unit where it is short (`%`, `€`), else as plain numbers. */
function useTick(axis: ValueAxis, unit: Unit): (value: number) => string {
  const { format } = useWords();
  const decimales = axis.ticks.every(Number.isInteger) ? 0 : Math.max(1, unit.decimales);
  const isShort = unit.symbole.fr === "%" || unit.symbole.fr === "€";
  return (value) =>
    isShort ? format.short(value, { ...unit, decimales }) : format.number(value, decimales);
}

function Axes(props: { readonly axis: ValueAxis; readonly unit: Unit }): ReactNode {
  const { axis, unit } = props;
  const { format } = useWords();
  const tick = useTick(axis, unit);
  return (
    <>
      <CartesianGrid vertical={false} className="sf-chart__grid" />
      <XAxis
        dataKey="key"
        tickFormatter={(key: string) => format.shortPeriod(key)}
        tickLine={false}
        padding={{ left: 16, right: 24 }}
        minTickGap={12}
        className="sf-chart__axis"
      />
      <YAxis
        width="auto"
        domain={[axis.start, axis.end]}
        ticks={[...axis.ticks]}
        interval={0}
        tickFormatter={tick}
        tickLine={false}
        axisLine={false}
        className="sf-chart__axis"
      />
    </>
  );
}

function SeriesLines(): ReactNode {
  const path = { dot: false, activeDot: false, connectNulls: true } as const;
  return (
    <>
      <Line dataKey="path" className="sf-chart__path" {...PLAIN_LINE} {...path} />
      <Line
        dataKey="provisional"
        className="sf-chart__provisional"
        {...PLAIN_LINE}
        dot={onlyOf("provisoire")}
      />
      <Line
        dataKey="partial"
        className="sf-chart__partial"
        {...PLAIN_LINE}
        strokeWidth={0}
        dot={onlyOf("partiel")}
      />
      <Line dataKey="final" className="sf-chart__line" {...PLAIN_LINE} dot={finalDot} />
    </>
  );
}

/**
 * Values over time: real solid, provisional hollow and dashed, missing a gap, secret hatched;
 * with a target, the way to it in grey and the target outlined.
 */
export function TimeChart(props: { readonly series: Series; readonly height?: number }): ReactNode {
  const { series, height = 256 } = props;
  const { say } = useWords();
  const patternId = useId();
  const rows = timeRows(series);
  const axis = axisOf(rows, series.unit);
  return (
    <>
      <ResponsiveContainer width="100%" height={height} minWidth={0}>
        <LineChart
          className="sf-chart"
          data={[...rows]}
          margin={{ top: series.target === null ? 24 : 32, right: 16, bottom: 0, left: 0 }}
          title={say(series.label)}
        >
          <defs>
            <Hatching id={patternId} step={6} stripe={2} />
          </defs>
          <Axes axis={axis} unit={series.unit} />
          <AbsentBands rows={rows} patternId={patternId} />
          <SeriesLines />
          <ZIndexLayer zIndex={DefaultZIndexes.label}>
            <TargetMark series={series} />
            <LastLabel rows={rows} unit={series.unit} />
            <CoverageLabels rows={rows} />
          </ZIndexLayer>
          <Tooltip
            content={(tip) => <Tip {...tip} unit={series.unit} />}
            cursor={{ className: "sf-chart__cursor" }}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
      {axis.start > 0 && <p className="sf-chart__note">{say(FIGURE.axisCut)}</p>}
    </>
  );
}
