import { type Chosen, crossingsIn, type Recipe, recipeOf } from "../catalogue/plan/answers.js";
import { AREAS, areaIndex } from "../catalogue/plan/areas.js";
import { answerOf, PLAN } from "../catalogue/plan/index.js";
import type { Population } from "../catalogue/plan/model.js";
import { openPublished } from "../engine/index.js";
import { Refusal } from "../load/refusal.js";
import { type Families, familiesOf } from "../secrecy/families.js";
import { intervalsOf } from "../secrecy/intervals.js";
import { recheck } from "../secrecy/recheck.js";
import { universeOf } from "../secrecy/universe.js";
import { layout } from "../store/layout.js";
import type { Audience } from "../store/manifest.js";
import { type Proof, readProof } from "../store/proofs.js";
import { readCertificate } from "../store/read.js";
import { codeHash } from "./identity.js";

/** What was checked again of one population for one audience; `unread` and what follows must be zero. */
export interface CheckedPeople {
  readonly population: Population;
  readonly audience: Audience;
  /** Published figures, worlds that give them all, and protected cells that these worlds give several values to. */
  readonly figures: number;
  readonly worlds: number;
  readonly targets: number;
  /** Years whose proof is not in the private folder. */
  readonly unread: number;
  /** Figures that some world does not give, or that stand where the proof says hidden (or the reverse). */
  readonly contradicted: number;
  /** Sums that do not hold in a world, and counts below zero. */
  readonly broken: number;
  /** Protected cells that have one value in all worlds, or are bounded to less than k. */
  readonly unproved: number;
  readonly bounded: number;
}

/** Checks a release's secrecy again, from its published files and the worlds of the private folder; see {@link CheckedPeople}. */
export async function verifySecrecy(dataDir: string, release: string): Promise<CheckedPeople[]> {
  const folder = layout.release(dataDir, release);
  const certificate = await readCertificate({ folder }).catch(() => {
    throw new Refusal([`« ${folder} » n’a pas de certificat : vérifier le nom de la release.`]);
  });
  if (certificate.code !== (await codeHash())) {
    throw new Refusal([
      `La release ${release} a été faite par une autre version du code : la vérifier avec celle-là.`,
    ]);
  }
  const checked: CheckedPeople[] = [];
  for (const { id, annees } of certificate.populations) {
    const population = PLAN.find((one) => one.id === id);
    if (!population) throw new Refusal([`Le plan ne connaît pas « ${id} ».`]);
    const proofs = await Promise.all(
      annees.map(async ({ annee, preuve }) => ({
        year: annee,
        proof: await readProof(dataDir, preuve),
      })),
    );
    for (const audience of ["interne", "public"] as const) {
      const k = certificate.seuils[audience];
      const figures = await readFigures(layout.published(folder, audience), population);
      checked.push(checkPeople({ population, audience, k, figures, proofs }));
    }
  }
  return checked;
}

/** A published figure, and what to add up to find it again. */
interface PublishedFigure {
  readonly year: number;
  readonly area: number;
  readonly recipe: Recipe;
  readonly isHidden: boolean;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
}

async function readFigures(file: string, population: Population): Promise<PublishedFigure[]> {
  const db = await openPublished({ file });
  try {
    const rows = await db.all(
      "select indicateur, croisement, territoire, periode, numerateur, denominateur, statut from cellules",
    );
    const recipes = new Map<string, Recipe | null>();
    return rows.flatMap((row) => {
      const { indicateur, croisement, periode } = row as Readonly<Record<string, string>>;
      const key = `${indicateur} ${croisement} ${periode?.slice(4)}`;
      const recipe =
        recipes.get(key) ?? recipeIn(population, `${indicateur}`, `${croisement}`, `${periode}`);
      recipes.set(key, recipe);
      if (!recipe) return [];
      return [
        {
          year: Number(periode?.slice(0, 4)),
          area: areaIndex(`${row.territoire}`) as number,
          recipe,
          isHidden: row.statut === "secret",
          numerateur: row.numerateur as number | null,
          denominateur: row.denominateur as number | null,
        },
      ];
    });
  } finally {
    db.close();
  }
}

/** Null for an indicator of another population, or one that is not a sum of cells. */
function recipeIn(
  population: Population,
  indicator: string,
  crossing: string,
  period: string,
): Recipe | null {
  const found = answerOf(indicator);
  if (found?.population !== population) return null;
  if (found.answer.kind !== "count" && found.answer.kind !== "rate") return null;
  const choices = crossing.split("&").flatMap((term): Chosen[] => {
    const [name, value] = term.split("=");
    const dimension = population.dimensions.find(({ id }) => id === name);
    const chosen = dimension?.values.find((one) => one.value === value);
    return dimension && chosen ? [[dimension, chosen]] : [];
  });
  const quarter = period.includes("-T") ? { quarter: period.slice(5) } : {};
  return recipeOf(population, found.answer, { choices, ...quarter });
}

interface Checking {
  readonly population: Population;
  readonly audience: Audience;
  readonly k: number;
  readonly figures: readonly PublishedFigure[];
  readonly proofs: readonly { readonly year: number; readonly proof: Proof | null }[];
}

function checkPeople({ population, audience, k, figures, proofs }: Checking): CheckedPeople {
  const families = familiesOf(universeOf(population, crossingsIn(population), AREAS));
  const total = {
    ...{ figures: figures.length, worlds: 0, targets: 0 },
    ...{ unread: 0, contradicted: 0, broken: 0, unproved: 0, bounded: 0 },
  };
  for (const { year, proof } of proofs) {
    if (!proof) {
      total.unread += 1;
      continue;
    }
    const own = figures.filter((figure) => figure.year === year);
    const found = checkYear({ families, proof, audience, k, figures: own });
    for (const name of Object.keys(found) as (keyof typeof found)[]) total[name] += found[name];
  }
  return { population, audience, ...total };
}

interface CheckingYear {
  readonly families: Families;
  readonly proof: Proof;
  readonly audience: Audience;
  readonly k: number;
  readonly figures: readonly PublishedFigure[];
}

function checkYear({ families, proof, audience, k, figures }: CheckingYear) {
  const { counts, masks } = proof;
  const { hidden, protected: targets } = masks[audience];
  const worlds = [counts, ...masks[audience].worlds];
  const shown = Float64Array.from(counts, (count, cell) => (hidden[cell] ? NaN : count));
  const faults = recheck({ families, shown, worlds, targets });
  const { low, high } = intervalsOf(families, hidden, counts);
  return {
    worlds: worlds.length,
    targets: targets.length,
    contradicted: faults.moved + contradictions(figures, worlds, hidden),
    broken: faults.sums + faults.negatives,
    unproved: faults.unproved,
    bounded: targets.filter((cell) => (high[cell] as number) - (low[cell] as number) < k).length,
  };
}

/** Figures that a world does not give, and those that the mask and the file do not hide alike. */
function contradictions(
  figures: readonly PublishedFigure[],
  worlds: readonly Int32Array[],
  hidden: Uint8Array,
): number {
  return figures.filter(({ area, recipe, isHidden, numerateur, denominateur }) => {
    const cells = (combos: readonly number[]): number[] =>
      combos.map((combo) => combo * AREAS.length + area);
    const { among, numerator, denominator, known } = recipe;
    const parts = cells([among, ...numerator, ...(denominator ?? known ?? [])]);
    if (isHidden !== parts.some((cell) => hidden[cell] === 1)) return true;
    if (isHidden) return numerateur !== null || denominateur !== null;
    return worlds.some((world) => {
      const sum = (combos: readonly number[]): number =>
        cells(combos).reduce((all, cell) => all + (world[cell] as number), 0);
      const below = denominator && sum(denominator);
      const isUnknown = known !== undefined && sum(known) === 0 && sum([among]) > 0;
      if (below === 0 || isUnknown) return numerateur !== null || denominateur !== null;
      return sum(numerator) !== numerateur || below !== denominateur;
    });
  }).length;
}
