import { createHash } from "node:crypto";
import type { Cell, IndicatorAnswer } from "../src/contract/index.js";
import { EVERY_QUESTION } from "../test/oracle/questions.js";
import { fetched, type Got } from "./fetch.js";

/** A thing to ask for, and what tells that its answer is right. */
export interface Ask {
  readonly path: string;
  /** Throws when the answer is wrong. */
  readonly check: (got: Got) => void;
}

const API = "/api/v1";
const PAGES = ["/", "/indicateurs/ctai.contrats", "/donnees/ctai", "/methode"];
const FILTERS = [
  "ctai?annee=2023",
  "ctai?departement=69",
  "ctai?collectivite~=lyon",
  "places_rurales?trimestre=2023-T1",
  "places_rurales?region=84&colonnes=id_centre,trimestre,places_autorisees",
  "mentorat?territoire=R84&maille=annee",
];
const EXPORTS = ["csv", "arrow", "parquet", "xlsx", "ods", "csv.zip"].flatMap((format) => [
  `ctai.${format}`,
  `places_rurales.${format}?region=84`,
  `mentorat.${format}?territoire=FR`,
]);

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What each question answers when nothing else runs, by release. */
export type Truth = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The part of an answer that its release alone decides. */
function figuresIn(body: string): string {
  const { valeurs, lignes } = JSON.parse(body);
  return sha256(JSON.stringify(valeurs ?? lignes));
}

const releaseIn = (body: string): string => (JSON.parse(body) as IndicatorAnswer).release;

/** Every question whose figures are checked. */
const CHECKED: readonly string[] = [
  ...new Set(EVERY_QUESTION.map(([, , { route }]) => route)),
  ...FILTERS.map((filter) => `${API}/donnees/${filter}`),
];

/** Asks every checked question of each release by name; those of `first` must be the answers worked out by hand. */
export async function truthOf(
  origin: string,
  ids: readonly string[],
  first: string,
): Promise<Truth> {
  const truth = new Map<string, Map<string, string>>();
  for (const id of ids) {
    const known = new Map<string, string>();
    for (const path of CHECKED) {
      const pinned = `${path}${path.includes("?") ? "&" : "?"}release=${id}`;
      const { status, body } = await fetched(origin + pinned, { keep: true });
      if (status !== 200 || releaseIn(body) !== id) throw new Error(`${pinned}: ${status}`);
      if (id === first) checkFixtures(path, body);
      known.set(path, figuresIn(body));
    }
    truth.set(id, known);
  }
  return truth;
}

function checkFixtures(path: string, body: string): void {
  const asked = EVERY_QUESTION.filter(([, , { route }]) => route === path);
  for (const [, , { question, case: wanted, attendu }] of asked) {
    const { valeurs } = JSON.parse(body) as IndicatorAnswer;
    const isWanted = (cell: Cell): boolean =>
      Object.entries(wanted).every(([dimension, value]) => cell[dimension] === value);
    const found = valeurs.find(isWanted);
    const isRight = found?.statut === attendu.statut && isNear(found.valeur, attendu.valeur);
    if (!isRight) throw new Error(`« ${question} » : ${JSON.stringify(found)}`);
  }
}

/** What was divided may differ in its tenth digit. */
const isNear = (actual: number | null, expected: number | null): boolean =>
  actual === expected || Math.abs((actual ?? Number.NaN) / (expected ?? Number.NaN) - 1) < 1e-9;

/** The mixed work, drawn by place: half figures, then filtered rows, pages, and one export in ten. */
export function asksOf(truth: Truth): (index: number) => Ask {
  const checked = CHECKED.map(
    (path): Ask => ({ path, check: (got) => checkFigures(path, got, truth) }),
  );
  const pages = PAGES.map((path): Ask => ({ path, check: checkStatus }));
  const files = EXPORTS.map((file): Ask => ({ path: `${API}/donnees/${file}`, check: checkFile }));
  const figures = checked.slice(0, -FILTERS.length);
  const rows = checked.slice(-FILTERS.length);
  const mix = [figures, rows, figures, pages, figures, rows, figures, pages, figures, files];
  return (index) => {
    const kind = mix[index % mix.length] as readonly Ask[];
    // A step that shares no factor with the lengths: every question comes in turn.
    return kind[(Math.floor(index / mix.length) * 7 + index) % kind.length] as Ask;
  };
}

function checkStatus({ status, bytes }: Got): void {
  if (status !== 200 || bytes === 0) throw new Error(`${status}, ${bytes} bytes`);
}

/** The client has seen the end of the body: a cut one is an error before. */
function checkFile(got: Got): void {
  checkStatus(got);
}

function checkFigures(path: string, got: Got, truth: Truth): void {
  checkStatus(got);
  const release = releaseIn(got.body);
  const expected = truth.get(release)?.get(path);
  if (expected === undefined) throw new Error(`answered by ${release}`);
  if (figuresIn(got.body) !== expected) throw new WrongFigures(`wrong figures of ${release}`);
}

/** An answer that came, and is wrong. */
export class WrongFigures extends Error {}
