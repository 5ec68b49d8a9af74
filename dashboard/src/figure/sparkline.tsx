import type { Point } from "@fabriques/api/contract";
import { type ReactNode, useId } from "react";
import { useWords } from "../app/use-words.js";
import type { Text } from "../words/text.js";
import { Hatching } from "./hatching.js";
import { type SparkDot, sparkPath } from "./spark-path.js";
import "./sparkline.css";

const WIDTH = 112;
const HEIGHT = 32;

function Mark({ dot }: { readonly dot: SparkDot }): ReactNode {
  return (
    <circle
      cx={dot.x}
      cy={dot.y}
      r={dot.hollow ? 2.5 : 3}
      className={dot.hollow ? "sf-spark__dot--hollow" : "sf-spark__dot"}
    />
  );
}

/** A trend the size of a word, drawn by hand so that the first page needs no chart library; `label` says it in words. */
export function Sparkline(props: {
  readonly points: readonly Point[];
  readonly judged: string | null;
  readonly label: Text;
}): ReactNode {
  const { say } = useWords();
  const hatching = useId();
  const { hidden, finals, provisionals, dots } = sparkPath(props.points, {
    width: WIDTH,
    height: HEIGHT,
    judged: props.judged,
  });
  return (
    <svg
      className="sf-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={say(props.label)}
    >
      {hidden.length > 0 && <Hatching id={hatching} step={5} stripe={1.5} />}
      {hidden.map(({ x, width }) => (
        <rect key={x} x={x} width={width} height={HEIGHT} fill={`url(#${hatching})`} />
      ))}
      <path d={finals} className="sf-spark__line" />
      <path d={provisionals} className="sf-spark__line sf-spark__line--provisional" />
      {dots.map((dot) => (
        <Mark key={dot.period} dot={dot} />
      ))}
    </svg>
  );
}
