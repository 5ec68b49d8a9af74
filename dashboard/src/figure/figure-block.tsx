import { SegmentedControl } from "@codegouvfr/react-dsfr/SegmentedControl";
import type { Source } from "@fabriques/api/contract";
import { type ClipboardEvent, type ReactNode, Suspense, useId, useState } from "react";
import type { IndicatorWords } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { FIGURE } from "../words/figures.js";
import { sourceLine } from "../words/sentences.js";
import type { Text } from "../words/text.js";
import { SecretNote, SecretReason } from "./secret-note.js";
import type { Series } from "./series.js";
import { SourceLink } from "./source-link.js";
import { TwinTable } from "./twin-table.js";
import { Understand } from "./understand.js";
import "./figure-block.css";

/** A file that says the same as the figure. */
export interface Download {
  readonly label: Text;
  /** Address from the root of the origin. */
  readonly href: string;
}

/** All that a figure shows around its chart. */
export interface FigureBlockProps {
  readonly indicator: IndicatorWords;
  /** The message: what moved, by how much, when. */
  readonly title: Text;
  /** What is counted, where, when, in which unit. */
  readonly subtitle: Text;
  /** Level of the title in the page. */
  readonly level: 2 | 3 | 4;
  readonly series: Series;
  /** Whether a value that the series does not hold is hidden by statistical secrecy. */
  readonly hides?: boolean;
  /** Whether the chart would be blank, where the series alone does not tell. */
  readonly blank?: boolean;
  /** The chart body; may be lazy. */
  readonly chart: ReactNode;
  /** The table twin, where the series alone does not hold all that it should say. */
  readonly table?: ReactNode;
  /** Says what the chart says. */
  readonly sentence: Text;
  readonly source: Source;
  /** Id of the release. */
  readonly release: string;
  /** The filters in words. */
  readonly filters?: readonly Text[];
  readonly downloads?: readonly Download[];
  /** Height kept for the chart while it loads, in rem. */
  readonly chartHeight?: number;
}

type FigureView = "chart" | "table";

/** What is copied out of a figure keeps its source. */
function copyWithSource(event: ClipboardEvent, source: string): void {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return;
  const copied = document.createElement("div");
  copied.append(selection.getRangeAt(0).cloneContents());
  const line = document.createElement("p");
  line.textContent = source;
  copied.append(line);
  event.clipboardData.setData("text/plain", `${selection.toString()}\n\n${source}`);
  event.clipboardData.setData("text/html", copied.innerHTML);
  event.preventDefault();
}

function Views(props: {
  readonly view: FigureView;
  readonly onChoose: (view: FigureView) => void;
}): ReactNode {
  const { say } = useWords();
  const input = (view: FigureView): { checked: boolean; onChange: () => void } => ({
    checked: props.view === view,
    onChange: () => props.onChoose(view),
  });
  return (
    <SegmentedControl
      className="sf-figure__views"
      small
      hideLegend
      legend={say(FIGURE.view)}
      segments={[
        { label: say(FIGURE.chart), nativeInputProps: input("chart") },
        { label: say(FIGURE.table), nativeInputProps: input("table") },
      ]}
    />
  );
}

const isEmpty = ({ points }: Series): boolean => points.every(({ value }) => value === null);

/** Stands where a chart would be blank, and says why. */
function BlankChart({ series }: { readonly series: Series }): ReactNode {
  const { say } = useWords();
  const hidden = series.points.some(({ status }) => status === "secret");
  return (
    <p className={`sf-figure__nothing${hidden ? " sf-figure__nothing--hidden" : ""}`}>
      {hidden ? <SecretReason /> : <span>{say(FIGURE.nothingToShow)}</span>}
    </p>
  );
}

function FigureDownloads(props: { readonly of: readonly Download[] }): ReactNode {
  const { say, announce } = useWords();
  if (props.of.length === 0) return null;
  return (
    <p className="sf-figure__downloads">
      {announce(FIGURE.download)}
      {props.of.map(({ label, href }) => (
        <a key={href} className="fr-link fr-link--sm" href={href} download>
          {say(label)}
        </a>
      ))}
    </p>
  );
}

/**
 * A figure: message title, subtitle, chart or its table twin, the sentence that says the same,
 * source line, "Comprendre ce chiffre" and downloads.
 */
export function FigureBlock(props: FigureBlockProps): ReactNode {
  const { say } = useWords();
  const [view, setView] = useState<FigureView>("chart");
  const titleId = useId();
  const { series, chartHeight = 16 } = props;
  const Heading = `h${props.level}` as const;
  const source = say(sourceLine(props.source, props.release));
  const judged = series.points.find(({ chosen }) => chosen);
  const isBlank = view === "chart" && (props.blank ?? isEmpty(series));
  const hides = props.hides === true || series.points.some(({ status }) => status === "secret");
  return (
    <figure
      className="sf-figure"
      aria-labelledby={titleId}
      onCopy={(event) => copyWithSource(event, source)}
    >
      <div className="sf-figure__head">
        <div>
          <Heading id={titleId} className="sf-figure__title">
            {say(props.title)}
          </Heading>
          <p className="sf-figure__subtitle">{say(props.subtitle)}</p>
        </div>
        <Views view={view} onChoose={setView} />
      </div>
      {view === "chart" ? (
        <div
          className="sf-figure__chart"
          style={isBlank ? undefined : { minHeight: `${chartHeight}rem` }}
        >
          {isBlank ? (
            <BlankChart series={series} />
          ) : (
            <Suspense fallback={null}>{props.chart}</Suspense>
          )}
        </div>
      ) : (
        (props.table ?? <TwinTable series={series} caption={props.title} />)
      )}
      <figcaption className="sf-figure__caption">
        <p className="sf-figure__sentence">{say(props.sentence)}</p>
        {hides && !isBlank && <SecretNote />}
        <p className="sf-figure__source">
          <SourceLink source={props.source} release={props.release} />
        </p>
      </figcaption>
      <div className="sf-figure__more">
        <Understand
          indicator={props.indicator}
          source={props.source}
          point={judged ?? series.points.at(-1)}
          filters={props.filters ?? []}
        />
        <FigureDownloads of={props.downloads ?? []} />
      </div>
    </figure>
  );
}
