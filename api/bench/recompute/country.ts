import { readDemo } from "../../test/oracle/exports.js";
import {
  EVERY_TERRITORY,
  type Question,
  type Recomputer,
  recomputerOf,
} from "../../test/oracle/recompute.js";
import { type AnswerRow, addressOf, type Catalogue, questionsOf, valuesOf } from "./ask.js";
import { compare, type Difference } from "./compare.js";
import { compareRows, rowDatasets } from "./rows.js";

/** Asks a path under `/api/v1`, and reads the JSON that it answers. */
export type Ask = <T>(path: string) => Promise<T>;

/** What was compared of a country. */
export interface Report {
  /** Figures by domain. */
  readonly figures: Readonly<Record<string, Count>>;
  readonly cells: Count;
  readonly differences: readonly Difference[];
  readonly rowDifferences: readonly string[];
  readonly asked: number;
  /** Questions that time did not allow: those of a territory come after those of the ones before it. */
  readonly left: readonly Question[];
  readonly milliseconds: number;
}

/** How many were equal, hidden by the product, different. */
export interface Count {
  equal: number;
  hidden: number;
  different: number;
}

/** What to recompute, and until when. */
export interface Work {
  readonly exports: URL;
  readonly ask: Ask;
  /** Takes the time of now; no question is asked once it is false. */
  readonly inTime: () => boolean;
  /** Keeps some of the questions. */
  readonly sample?: (question: Question, at: number) => boolean;
}

/**
 * Asks a server everything that its catalogue allows, and compares each figure with the one that plain loops over the
 * exports give. Throws where the catalogue lists an indicator or a breakdown of which there is no plain definition.
 */
export async function recomputeCountry(work: Work): Promise<Report> {
  const start = Date.now();
  const catalogue = await work.ask<Catalogue>("/catalogue");
  const partial = catalogue.statuts_valeur.some(({ id }) => id === "partiel");
  const recomputer = recomputerOf(readDemo(work.exports), { partial });
  refuseUnknown(catalogue, recomputer);
  const rows = await recomputeRows(work, catalogue);
  const figures = await recomputeFigures(work, catalogue, recomputer);
  return { ...figures, ...rows, milliseconds: Date.now() - start };
}

/** Refuses a catalogue that lists what was never defined here: it would be left out in silence. */
export function refuseUnknown({ indicateurs }: Catalogue, recomputer: Recomputer): void {
  const known = [...recomputer.breakdowns, ...["annee", "trimestre", "region", "departement"]];
  const undefinedOnes = [
    ...indicateurs.map(({ id }) => id).filter((id) => !recomputer.known.includes(id)),
    ...indicateurs.flatMap(({ par }) => par).filter((name) => !known.includes(name)),
  ];
  if (undefinedOnes.length > 0) {
    throw new Error(`no plain definition of: ${[...new Set(undefinedOnes)].join(", ")}`);
  }
}

async function recomputeFigures(
  { ask, inTime, sample = () => true }: Work,
  catalogue: Catalogue,
  recomputer: Recomputer,
): Promise<Omit<Report, "cells" | "rowDifferences" | "milliseconds">> {
  const questions = questionsOf(catalogue, EVERY_TERRITORY).filter(sample);
  const figures: Record<string, Count> = {};
  const differences: Difference[] = [];
  let asked = 0;
  const fetchRows = async (question: Question | undefined): Promise<readonly AnswerRow[]> => {
    if (question === undefined) return [];
    return (await ask<{ valeurs: AnswerRow[] }>(addressOf(question))).valeurs;
  };
  let next = fetchRows(questions[0]);
  for (const question of questions) {
    if (!inTime()) break;
    const rows = await next;
    asked += 1;
    // The server answers the next question while this answer is compared.
    next = fetchRows(inTime() ? questions[asked] : undefined);
    const listed = catalogue.indicateurs.find(({ id }) => id === question.indicator);
    const values = question.breakdowns.map((name) =>
      listed ? valuesOf(catalogue, listed, name) : [],
    );
    const tally = compare(question, rows, { plain: recomputer.recompute(question), values });
    const [domain = ""] = question.indicator.split(".");
    figures[domain] ??= { equal: 0, hidden: 0, different: 0 };
    add(figures[domain], tally);
    differences.push(...tally.differences);
  }
  await next;
  return { figures, differences, asked, left: questions.slice(asked) };
}

function add(
  count: Count,
  tally: { equal: number; hidden?: number; differences: readonly unknown[] },
) {
  count.equal += tally.equal;
  count.hidden += tally.hidden ?? 0;
  count.different += tally.differences.length;
}

interface Table {
  readonly lignes: readonly Readonly<Record<string, unknown>>[];
}

async function recomputeRows(
  { ask, exports }: Work,
  catalogue: Catalogue,
): Promise<Pick<Report, "cells" | "rowDifferences">> {
  const cells: Count = { equal: 0, hidden: 0, different: 0 };
  const rowDifferences: string[] = [];
  for (const dataset of rowDatasets(catalogue)) {
    const served = (await ask<Table>(`/donnees/${dataset}`)).lignes;
    const tally = compareRows(exports, dataset, served);
    add(cells, tally);
    rowDifferences.push(...tally.differences);
  }
  return { cells, rowDifferences };
}
