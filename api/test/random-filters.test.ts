import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SERVED } from "../src/ask/served.js";
import type { Rows } from "../src/contract/index.js";
import { expectSameEverywhere } from "./agree.js";
import { type Country, type Line, questions } from "./grammar.js";
import { fromObjects, suiteReader } from "./readers.js";
import { openWorld, type World } from "./world.js";

const FILTERS = 300;
/** Enough for an order to be seen, few enough for five hundred files of each format. */
const MOST_ROWS = 40;

const reader = suiteReader();
let world: World;
let country: Country;
beforeAll(async () => {
  world = await openWorld();
  const every: [string, readonly Line[]][] = [];
  for (const { id } of SERVED) {
    const { lignes } = await world.json<Rows>(`/donnees/${id}`);
    every.push([id, lignes]);
  }
  country = new Map(every);
});
afterAll(() => world.close());

test(`${FILTERS} random filters: the rows that they mean, the same in every format`, async () => {
  const seen = { rows: 0, empty: 0, datasets: new Set<string>() };
  const variants = ["standard", "tableur"] as const;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(questions(country, MOST_ROWS), async ({ served, query, kept, columns }) => {
      const path = `/donnees/${served.id}`;
      const { lignes, total, lisez_moi } = await world.json<Rows>(path + query);
      expect(total, query).toBe(kept.length);
      expect(lignes, query).toEqual(kept);
      const { rows } = fromObjects(lignes);
      const found = { names: columns, rows };
      expect(
        lisez_moi.colonnes.map(({ nom }) => nom),
        query,
      ).toEqual(columns);
      run += 1;
      const zipped = variants[run % 2] ?? "standard";
      await expectSameEverywhere(world, reader, { path, query, found, zipped });
      seen.rows += total;
      seen.empty += total === 0 ? 1 : 0;
      seen.datasets.add(served.id);
    }),
    { seed: 2026, numRuns: FILTERS, endOnFailure: true },
  );
  // Not the same few rows, nor none.
  expect(seen.datasets.size).toBe(SERVED.length);
  expect(seen.rows).toBeGreaterThan(FILTERS);
  expect(seen.empty).toBeLessThan(FILTERS / 4);
}, 600_000);
