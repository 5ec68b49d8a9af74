import fc from "fast-check";
import type { Catalogue } from "../../src/contract/index.js";

type Words = Catalogue["jeux"][number]["ventilations"][number];
type Indicator = Catalogue["indicateurs"][number];

/** One parameter of an address. */
export type Parameter = readonly [name: string, value: string];

/** A question as a path and parameters. */
export type Question = readonly [path: string, parameters: readonly Parameter[]];

/** Dimensions of time. */
export const TIMES = ["annee", "trimestre"];
/** Dimensions of space. */
export const PLACES = ["region", "departement"];

const odd = fc.oneof(
  fc.constantFrom("", ",", "*", "ensemble", "%", "null", "FR'; --", "structure", "statut", "T1"),
  fc.string({ maxLength: 8, unit: "grapheme" }),
);
const year = fc.oneof(fc.integer({ min: 2018, max: 2027 }).map(String), odd);

/** Questions about people: inside the plan, just outside of it, and odd; parameters may come twice. */
export function questions(catalogue: Catalogue, codes: readonly string[]): fc.Arbitrary<Question> {
  const people = catalogue.indicateurs.filter(({ croisements }) => croisements !== null);
  const words = catalogue.jeux.flatMap(({ ventilations }) => ventilations);
  return fc.oneof(
    { weight: 3, arbitrary: nearly(people, words, codes) },
    { weight: 2, arbitrary: inside(people, words, codes) },
    { weight: 1, arbitrary: ofCells(people, codes) },
  );
}

/** An indicator's own crossing, in a territory, with some values chosen. */
const inside = (
  people: readonly Indicator[],
  words: readonly Words[],
  codes: readonly string[],
): fc.Arbitrary<Question> =>
  fc
    .constantFrom(...people)
    .chain((indicator) =>
      fc
        .tuple(
          fc.constantFrom(...crossingsOf(indicator)),
          fc.constantFrom(...codes),
          someOf(words.filter(({ nom }) => indicator.filtres.includes(nom))),
        )
        .map(
          ([by, code, rest]): Question => [
            `/indicateurs/${indicator.id}`,
            [["par", by], ["territoire", code], ...rest],
          ],
        ),
    );

/** Crossings of other indicators, dimensions at random, filters of any breakdown, words that mean nothing. */
function nearly(
  people: readonly Indicator[],
  words: readonly Words[],
  codes: readonly string[],
): fc.Arbitrary<Question> {
  const names = words.map(({ nom }) => nom);
  const dimensions = fc.array(fc.constantFrom(...TIMES, ...PLACES, ...names), { maxLength: 4 });
  const par = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...people.flatMap(crossingsOf)) },
    { weight: 3, arbitrary: dimensions.map((parts) => parts.join(",")) },
    { weight: 1, arbitrary: odd },
  );
  const values = fc.constantFrom(...words.flatMap(({ choix }) => choix.map((one) => one.valeur)));
  const chosen = fc.oneof(
    ...words.map(chosenOf),
    fc.tuple(fc.constantFrom(...names, ...PLACES), fc.oneof(values, odd)),
    fc.tuple(odd, odd),
  );
  const parameter: fc.Arbitrary<Parameter> = fc.oneof(
    { weight: 3, arbitrary: chosen },
    { weight: 2, arbitrary: fc.tuple(fc.constant("territoire"), fc.constantFrom(...codes, "R99")) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom("de", "a", "par", "territoire"), year) },
  );
  return fc
    .tuple(fc.constantFrom(...people), par, fc.array(parameter, { maxLength: 3 }))
    .map(([{ id }, by, rest]): Question => [`/indicateurs/${id}`, [["par", by], ...rest]]);
}

/** Published cells filtered by any column, by their figures too. */
function ofCells(people: readonly Indicator[], codes: readonly string[]): fc.Arbitrary<Question> {
  const column: fc.Arbitrary<Parameter> = fc.oneof(
    fc.tuple(fc.constant("indicateur"), fc.constantFrom(...people.map(({ id }) => id))),
    fc.tuple(fc.constant("croisement"), fc.constantFrom("ensemble", "sexe=F", "taille=pme&x=y")),
    fc.tuple(fc.constantFrom("numerateur", "valeur", "denominateur"), fc.constant("1..10")),
    fc.tuple(fc.constantFrom("statut", "niveau", "maille"), fc.constantFrom("secret", "nation")),
    fc.tuple(odd, odd),
  );
  return fc
    .tuple(
      fc.constantFrom("/donnees/mentorat", "/donnees/recrutements"),
      fc.constantFrom(...codes),
      year,
      fc.array(column, { maxLength: 2 }),
    )
    .map(
      ([path, code, period, rest]): Question => [
        path,
        [["territoire", code], ["periode", period], ...rest],
      ],
    );
}

/** At most one filter among these breakdowns. */
const someOf = (words: readonly Words[]): fc.Arbitrary<Parameter[]> =>
  words.length === 0
    ? fc.constant([])
    : fc.array(fc.oneof(...words.map(chosenOf)), { maxLength: 1 });

/** Some values of a breakdown, chosen. */
const chosenOf = ({ nom, choix }: Words): fc.Arbitrary<Parameter> =>
  fc
    .array(fc.constantFrom(...choix.map(({ valeur }) => valeur)), { minLength: 1, maxLength: 3 })
    .map((list): Parameter => [nom, list.join(",")]);

/** The crossings of an indicator, by nation or region. */
const crossingsOf = ({ croisements }: Indicator): string[] =>
  (croisements ?? []).flatMap(([mesh, ...rest]) => [
    [mesh, ...rest].join(","),
    [mesh, "region", ...rest].join(","),
  ]);
