import { INDICATORS, type Indicator } from "@fabriques/pipelines/catalogue";
import { publishedAs } from "@fabriques/pipelines/release";
import { describe, expect, test } from "vitest";
import type { Cell, IndicatorAnswer, Rows, SecrecyAnswer } from "../src/contract/index.js";
import { openWorld } from "./world.js";

const ABOUT_PEOPLE = INDICATORS.filter(
  ({ domain }) => domain === "mentorat" || domain === "entreprises",
);

/** What a reader works out of a shown cell about people: both sides of a share, and their difference. */
function peopleIn({ numerator, denominator }: Indicator, cell: Cell): readonly number[] {
  const [top, bottom] = [cell.numerateur ?? 0, cell.denominateur ?? 0];
  if (numerator.agg !== "count") return [];
  return denominator?.agg === "count" ? [top, bottom, bottom - top] : [top];
}

describe.each([
  ["public", 11],
  ["interne", 5],
] as const)("audience %s: nobody is shown in a group of fewer than %i", (audience, smallest) => {
  test("by nation and by region", async () => {
    const world = await openWorld({ audience });
    const small: string[] = [];
    let shown = 0;
    for (const indicator of ABOUT_PEOPLE) {
      for (const by of indicator.smallest === "nation" ? ["annee"] : ["annee", "annee,region"]) {
        const path = `/indicateurs/${indicator.id}?par=${by}`;
        const { valeurs } = await world.json<IndicatorAnswer>(path);
        for (const cell of valeurs.filter(({ valeur }) => valeur !== null)) {
          shown += 1;
          const people = peopleIn(indicator, cell);
          if (people.some((count) => count > 0 && count < smallest)) {
            small.push(`${path} ${JSON.stringify(cell)}`);
          }
        }
      }
    }
    await world.close();
    expect(small).toEqual([]);
    expect(shown).toBeGreaterThan(1000);
  });
});

test("every indicator about people goes out as cells", () => {
  expect(ABOUT_PEOPLE.map(publishedAs)).toEqual(ABOUT_PEOPLE.map(() => "cellules"));
});

test("the shares shown by level are those of the rows that anyone can export", async () => {
  const world = await openWorld();
  const { populations } = await world.json<SecrecyAnswer>("/secret");
  for (const { jeu, niveaux } of populations) {
    const { lignes } = await world.json<Rows>(`/donnees/${jeu}.json`);
    const counted = niveaux.map(({ niveau, maille, ventile }) => {
      const rows = lignes.filter(
        (row) =>
          row.niveau === niveau &&
          row.maille === maille &&
          (row.croisement !== "ensemble") === ventile,
      );
      const montres = rows.filter(({ statut }) => statut !== "secret").length;
      return { niveau, maille, ventile, chiffres: rows.length, montres };
    });
    expect(niveaux).toEqual(counted);
    expect(counted.reduce((sum, { chiffres }) => sum + chiffres, 0)).toBe(lignes.length);
  }
  await world.close();
});
