import {
  DATASETS,
  type Indicator,
  type Level,
  type Territory,
  type Text,
  type ValueStatus,
} from "@fabriques/pipelines/catalogue";
import {
  type MeasuredCell,
  type MeasureQuestion,
  measure,
  measureRemainders,
  type Release,
} from "@fabriques/pipelines/release";
import type { Headline, Source } from "../contract/index.js";
import { MARKS } from "../contract/syntheses.js";
import { sourceOf } from "./source.js";
import type { Steering } from "./steering.js";
import { meaningfulDownTo, publishedDownTo } from "./words.js";

/** What a figure is read in: a release, a territory, a day. */
export interface Scene {
  readonly release: Release;
  readonly territory: Territory;
  /** ISO date of the reading, by which a source is late or not. */
  readonly today: string;
  readonly steering: Steering;
}

const RANK: Readonly<Record<Level, number>> = { nation: 0, region: 1, departement: 2 };

/** Why an indicator says nothing of a territory: too small to be published, or to make sense. */
export interface OutOfReach {
  readonly status: Extract<ValueStatus, "secret" | "non_applicable">;
  readonly reason: Text;
}

/** Whether the territory is below the smallest one that the indicator is published for; null when it is not. */
export function outOfReach(indicator: Indicator, territory: Territory): OutOfReach | null {
  if (RANK[territory.level] <= RANK[indicator.smallest]) return null;
  const isPersonal = DATASETS.some(({ id, personal }) => id === indicator.dataset && personal);
  return isPersonal
    ? { status: "secret", reason: publishedDownTo(indicator.smallest) }
    : { status: "non_applicable", reason: meaningfulDownTo(indicator.smallest) };
}

/** Measures an indicator in the scene's territory; out of its reach, every cell says why it is empty. */
export async function measureIn(
  { release, territory }: Pick<Scene, "release" | "territory">,
  question: Omit<MeasureQuestion, "territory">,
): Promise<readonly MeasuredCell[]> {
  const cells = await measure(release, { ...question, territory: territory.code });
  const beyond = outOfReach(question.indicator, territory);
  if (!beyond) return cells;
  const unknown = { valeur: null, statut: beyond.status, numerateur: null, denominateur: null };
  return cells.map(({ dimensions, figure: { couverture } }) => ({
    dimensions,
    figure: { ...unknown, couverture },
  }));
}

/** What the hidden ones of the cells of an answer make together, so that a table adds up; a dimension is null in each. */
export async function remaindersIn(
  { release, territory }: Pick<Scene, "release" | "territory">,
  question: Omit<MeasureQuestion, "territory">,
  cells: readonly MeasuredCell[],
): Promise<readonly MeasuredCell[]> {
  if (outOfReach(question.indicator, territory)) return [];
  return measureRemainders(release, { ...question, territory: territory.code }, cells);
}

/** Where an indicator's figures come from. */
export const sourceIn = (
  { release, today }: Scene,
  { dataset }: Pick<Indicator, "dataset">,
): Source => sourceOf(release.manifest, dataset, today);

/** What the marks of a figure depend on. */
export interface Marked {
  readonly status: ValueStatus | undefined;
  readonly source: Source;
  /** Whether a later period is over for its source, and lacks something. */
  readonly missesLater: boolean;
}

/** The marks that a figure carries beside its status. */
export function marksOf({ status, source, missesLater }: Marked): Headline["marques"] {
  const carried = {
    provisoire: status === "provisoire",
    source_en_retard: source.en_retard,
    periodes_incompletes: missesLater,
  } as const satisfies Record<Headline["marques"][number], boolean>;
  return MARKS.filter((mark) => carried[mark]);
}
