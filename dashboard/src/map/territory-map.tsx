import { type ReactElement, useId, useState } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { absenceOf, MAP_WORDS, valueAt } from "../words/map.js";
import type { Text } from "../words/text.js";
import { classesOf, isShown, type Paint, paintOf, type TerritoryFigure } from "./classes.js";
import { Drawing } from "./drawing.js";
import { Legend } from "./legend.js";
import { MAP } from "./outlines.generated.js";
import { fillOf, Patterns } from "./patterns.js";
import "./map.css";

interface TerritoryMapProps {
  /** One figure per territory of the level; rates, never raw counts. */
  readonly figures: readonly TerritoryFigure[];
  readonly level: "region" | "departement";
  /** What the colours stand for, for those who hear the page. */
  readonly title: string;
  /** Number of decimals that values are written with. */
  readonly decimals: number;
  /** Code of the territory to outline. */
  readonly chosen: string;
  /** An ease for those who point: the bars and the table beside offer the same to all. */
  readonly onChoose: (code: string) => void;
}

/** The 101 departments or the 18 regions, coloured by classes of the shown values; ranked bars and a table must stand beside it. */
export function TerritoryMap(props: TerritoryMapProps): ReactElement {
  const { figures, level, title, decimals, chosen, onChoose } = props;
  const { say, format } = useWords();
  const write = (value: number): string => format.number(value, decimals);
  const { territory } = useReference();
  const legendId = useId();
  const [hovered, setHovered] = useState<string | null>(null);
  const classes = classesOf(figures, decimals);
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  const regionOf = (department: string): string => territory(department)?.parent ?? department;
  const areaOf = level === "region" ? regionOf : (department: string): string => department;
  const areas = new Set(MAP.departments.map(({ code }) => areaOf(code)));
  const paints: ReadonlyMap<string, Paint> = new Map(
    [...areas].map((area) => [area, paintOf(byCode.get(area), classes, decimals)]),
  );
  return (
    <figure className={`sf-carte sf-carte--${level}`}>
      <svg
        viewBox={`0 0 ${MAP.width} ${MAP.height}`}
        role="img"
        aria-label={title}
        aria-describedby={legendId}
      >
        <Patterns />
        <Drawing
          areaOf={areaOf}
          regionOf={regionOf}
          fill={(code, scale) => fillOf(paints.get(code) ?? "manquant", classes.length, scale)}
          chosen={chosen}
          onChoose={onChoose}
          onHover={setHovered}
        />
      </svg>
      <p className="sf-carte__survol" aria-hidden="true">
        {hovered !== null &&
          sayFigure(byCode.get(hovered), territory(hovered)?.nom ?? hovered, { write, say })}
      </p>
      <figcaption id={legendId}>
        <Legend classes={classes} paints={[...paints.values()]} write={write} />
        <p className="sf-carte__credit">{say(MAP_WORDS.credit)}</p>
      </figcaption>
    </figure>
  );
}

interface Writing {
  readonly write: (value: number) => string;
  readonly say: (words: Text) => string;
}

/** `Ain : 12,5`, or the mark of an absent value, with its words. */
function sayFigure(
  figure: TerritoryFigure | undefined,
  name: string,
  { write, say }: Writing,
): string {
  const shown =
    figure && isShown(figure) ? write(figure.valeur) : say(absenceOf(figure?.statut ?? ""));
  return valueAt(name, shown);
}
