import { indicatorOf } from "../catalogue/indicators/index.js";
import type { Indicator, Level } from "../catalogue/model.js";
import {
  type Chosen,
  type Crossing,
  choicesOf,
  crossingsAllowed,
  crossingText,
  type Recipe,
  recipeOf,
} from "../catalogue/plan/answers.js";
import { AREAS, areaIndex } from "../catalogue/plan/areas.js";
import type { Answer } from "../catalogue/plan/model.js";
import { TERRITORIES } from "../catalogue/territories.js";
import { type Figure, figureOf, HIDDEN } from "../measure/figure.js";
import type { Observation } from "../measure/observation.js";
import { type PeriodState, stateByTerritory } from "../measure/period.js";
import type { Audience } from "../store/manifest.js";
import type { PeopleYear, ProtectedPeople } from "./people.js";

/** One published cell: an indicator in a territory, a period and a crossing, with its figure. */
export interface PublishedCell extends Omit<Figure, "couverture"> {
  readonly indicateur: string;
  /** `type_programme=academique&sexe=F`, or `ensemble`. */
  readonly croisement: string;
  readonly niveau: Level;
  readonly territoire: string;
  readonly maille: "annee" | "trimestre";
  readonly periode: string;
}

/** Every count and rate about a population that an audience is given, each hidden figure in its place. */
export function* peopleFigures(
  people: ProtectedPeople,
  audience: Audience,
  observation: Observation,
): Generator<PublishedCell> {
  const { population } = people;
  for (const [id, answer] of Object.entries(population.answers)) {
    const indicator = indicatorOf(id);
    if (!indicator || (answer.kind !== "count" && answer.kind !== "rate")) continue;
    for (const crossing of crossingsAllowed(population, answer)) {
      for (const choices of choicesOf(crossing.dimensions)) {
        const asked = { indicator, answer, choices, crossing, audience, observation };
        yield* figuresOf(people, asked);
      }
    }
  }
}

interface Asked {
  readonly indicator: Indicator;
  readonly answer: Answer;
  readonly choices: readonly Chosen[];
  readonly crossing: Crossing;
  readonly audience: Audience;
  readonly observation: Observation;
}

/** Every territory with its area: there are hundreds of thousands of cells, and few places. */
const PLACES = TERRITORIES.map(({ code, level }) => ({
  code,
  level,
  area: areaIndex(code) as number,
}));

function* figuresOf(people: ProtectedPeople, asked: Asked): Generator<PublishedCell> {
  const { indicator, choices, crossing, audience, observation } = asked;
  const croisement = crossingText(people.population, choices);
  for (const { year, periode, recipe } of periodsOf(people, asked)) {
    const stateIn = stateByTerritory({ indicator, period: periode }, observation);
    const figureAt = figuresIn(year, recipe, { audience, indicator });
    for (const { code, level, area } of PLACES) {
      const { valeur, statut, numerateur, denominateur } = figureAt(area, stateIn(code));
      yield {
        ...{ indicateur: indicator.id, croisement, niveau: level, territoire: code },
        ...{ maille: crossing.mesh, periode, valeur, statut, numerateur, denominateur },
      };
    }
  }
}

interface Period {
  readonly year: PeopleYear;
  readonly periode: string;
  readonly recipe: Recipe;
}

/** The years, or the quarters that the source covers, each with what to add up. */
function periodsOf(
  { population, years, coverage }: ProtectedPeople,
  { answer, choices, crossing }: Asked,
): Period[] {
  const recipeFor = (quarter?: string): Recipe =>
    recipeOf(population, answer, { choices, ...(quarter ? { quarter } : {}) }) as Recipe;
  if (crossing.mesh === "annee") {
    const recipe = recipeFor();
    return years.map((year) => ({ year, periode: String(year.year), recipe }));
  }
  return coverage.quarters.flatMap((periode) => {
    const year = years.find((one) => one.year === Number(periode.slice(0, 4)));
    return year ? [{ year, periode, recipe: recipeFor(periode.slice(5)) }] : [];
  });
}

interface About {
  readonly audience: Audience;
  readonly indicator: Indicator;
}

/** The figure of each area from the cells that it is made of: hidden as soon as one of them is. */
function figuresIn(
  { counts, masks }: Pick<PeopleYear, "counts" | "masks">,
  { among, numerator, denominator, known, beside = [] }: Recipe,
  { audience, indicator }: About,
): (area: number, state: PeriodState) => Figure {
  const { hidden } = masks[audience];
  const parts = [among, ...numerator, ...(denominator ?? known ?? []), ...beside];
  return (area, state) => {
    for (const combo of parts) if (hidden[combo * AREAS.length + area]) return HIDDEN;
    const sum = (combos: readonly number[]): number => {
      let total = 0;
      for (const combo of combos) total += counts[combo * AREAS.length + area] as number;
      return total;
    };
    const lignes = (counts[among * AREAS.length + area] as number) - sum(beside);
    const denominateur = denominator && sum(denominator);
    const connues = known ? sum(known) : (denominateur ?? lignes);
    return figureOf(
      indicator,
      { lignes, connues, numerateur: sum(numerator), denominateur },
      state,
    );
  };
}
