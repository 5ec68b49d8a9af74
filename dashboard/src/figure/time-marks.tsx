import type { Unit } from "@fabriques/api/speech";
import { coverageWords } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { useWords } from "../app/use-words.js";
import { FIGURE, MARKS } from "../words/figures.js";
import { targetIn } from "../words/sentences.js";
import type { Text } from "../words/text.js";
import type { Series, SeriesPoint } from "./series.js";
import type { TimeRow } from "./time-rows.js";

interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (key: string) => number | undefined;
  readonly y: (value: number) => number | undefined;
}

function usePlot(): PlotArea | null {
  const plot = usePlotArea();
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  if (plot === undefined || x === undefined || y === undefined) return null;
  const { x: left, y: top, width, height } = plot;
  return { left, top, width, height, x: (key) => x(key), y: (value) => y(value) };
}

function markOf(status: SeriesPoint["status"]): Text {
  if (status === "secret") return MARKS.secret;
  return status === "non_applicable" ? MARKS.notApplicable : MARKS.missing;
}

/** Bands where a value is not shown: hatched for a secret one, an empty dotted frame for a missing one. */
export function AbsentBands(props: {
  readonly rows: readonly TimeRow[];
  readonly patternId: string;
}): ReactNode {
  const { say } = useWords();
  const place = usePlot();
  if (place === null) return null;
  const width = Math.min(28, (place.width / Math.max(1, props.rows.length)) * 0.7);
  return props.rows.map(({ key, point }) => {
    const center = place.x(key);
    if (center === undefined || point === null || point.value !== null) return null;
    const secret = point.status === "secret";
    const left = Math.max(place.left, center - width / 2);
    return (
      <g key={key}>
        <rect
          x={left}
          y={place.top}
          width={width}
          height={place.height}
          className={secret ? "sf-chart__secret" : "sf-chart__missing"}
          {...(secret && { fill: `url(#${props.patternId})` })}
        />
        <text x={left + width / 2} y={place.top + place.height / 2} className="sf-chart__mark">
          {say(markOf(point.status))}
          <title>{say(secret ? FIGURE.hidden : FIGURE.missing)}</title>
        </text>
      </g>
    );
  });
}

/** The target: an outlined square at its year, with its value beside it. */
export function TargetMark(props: { readonly series: Series }): ReactNode {
  const { say, announce, format } = useWords();
  const place = usePlot();
  const { target, unit } = props.series;
  if (place === null || target === null) return null;
  const [x, y] = [place.x(target.to.key), place.y(target.to.value)];
  if (x === undefined || y === undefined) return null;
  const kind = target.illustrative ? ` (${say(FIGURE.illustrative)})` : "";
  return (
    <g>
      <rect
        x={x - 5}
        y={y - 5}
        width={10}
        height={10}
        className={
          target.illustrative ? "sf-chart__target sf-chart__target--drawn" : "sf-chart__target"
        }
      />
      <text x={place.left + place.width} y={place.top - 18} className="sf-chart__target-label">
        {announce(targetIn(target.to.key))}
        {format.short(target.to.value, unit)}
        {kind}
      </text>
    </g>
  );
}

/** Room that a label needs between a point and the edge of the drawing. */
const LABEL_ROOM = 24;

/** Above the point, unless the line or the way to the target comes down from there. */
function isBelow(rows: readonly TimeRow[], last: TimeRow, value: number): boolean {
  const earlier = rows
    .slice(0, rows.indexOf(last))
    .findLast(({ point }) => point !== null && point.value !== null);
  const comesDown = (earlier?.point?.value ?? value) > value;
  return comesDown || (last.path !== null && last.path > value);
}

/** Width and half height that a label takes. */
const LABEL_WIDTH = 90;
const LABEL_HALF = 14;

/** Whether a whole value stands where a label would be written, right before `x`. */
const isTaken = (rows: readonly TimeRow[], place: PlotArea, x: number, y: number): boolean =>
  rows.some(({ key, partial, point }) => {
    if (partial !== null || point?.value == null) return false;
    const [at, height] = [place.x(key), place.y(point.value)];
    if (at === undefined || height === undefined) return false;
    return at < x && at > x - LABEL_WIDTH && Math.abs(height - y) < LABEL_HALF;
  });

/** How much is there of each partial value: under its point, above it where a whole value is in the way. */
export function CoverageLabels(props: { readonly rows: readonly TimeRow[] }): ReactNode {
  const { say } = useWords();
  const place = usePlot();
  if (place === null) return null;
  return props.rows.map(({ key, partial, point }) => {
    const [x, y] = [place.x(key), partial === null ? undefined : place.y(partial)];
    if (x === undefined || y === undefined || !point?.coverage) return null;
    const hasRoom = place.top + place.height - y > LABEL_ROOM;
    const under = hasRoom && !isTaken(props.rows, place, x, y + 16);
    return (
      <text
        key={key}
        x={Math.min(x + 8, place.left + place.width)}
        y={under ? y + 20 : y - 12}
        className="sf-chart__coverage"
      >
        {say(coverageWords(point.coverage))}
      </text>
    );
  });
}

/** The value of the judged point, else of the last whole one, written beside it: no legend is needed. */
export function LastLabel(props: {
  readonly rows: readonly TimeRow[];
  readonly unit: Unit;
}): ReactNode {
  const { say, format } = useWords();
  const place = usePlot();
  const { rows, unit } = props;
  const told = rows.filter(({ point, partial }) => point?.value != null && partial === null);
  const last = told.findLast(({ point }) => point?.chosen === true) ?? told.at(-1);
  const value = last?.point?.value ?? null;
  if (place === null || last === undefined || value === null) return null;
  const [x, y] = [place.x(last.key), place.y(value)];
  if (x === undefined || y === undefined) return null;
  const bottom = place.top + place.height;
  const under = isBelow(rows, last, value)
    ? bottom - y > LABEL_ROOM
    : y - place.top < LABEL_ROOM / 2;
  const nearRight = x > place.left + place.width - 40;
  return (
    <text
      x={nearRight ? x + 4 : x}
      y={under ? y + 20 : y - 12}
      className={`sf-chart__last${nearRight ? " sf-chart__last--end" : ""}`}
    >
      {format.short(value, unit)}
      {last.point?.status === "provisoire" && ` ${say(MARKS.provisional)}`}
    </text>
  );
}
