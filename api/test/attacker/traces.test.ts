import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cell, IndicatorAnswer } from "../../src/contract/index.js";
import { openWorld, type World } from "../world.js";

/*
 * What stands around a figure: lengths, headers, tags, totals, errors, logs. None may be a function of what is hidden.
 */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const PLAIN = { headers: { "accept-encoding": "identity" } };

const TABLES = [
  "/indicateurs/mentorat.binomes?par=annee,departement",
  "/indicateurs/mentorat.binomes?par=trimestre,departement,type_programme&de=2024",
  "/indicateurs/entreprises.emploi_durable?par=annee,region,taille",
  "/indicateurs/entreprises.employeurs?par=annee,region",
  "/indicateurs/mentorat.duree_mediane?par=annee,departement",
];

const periodOf = ({ trimestre, annee }: Cell): string => `${trimestre ?? annee}`;
const coverageOf = (cell: Cell): string => `${periodOf(cell)} ${JSON.stringify(cell.couverture)}`;

describe.each(TABLES)("%s", (path) => {
  test("a hidden figure is the same bytes whatever it hides", async () => {
    const { par, valeurs } = await world.json<IndicatorAnswer>(path);
    const hidden = valeurs.filter(({ statut }) => statut === "secret");
    const written = hidden.map(({ couverture, ...cell }) =>
      JSON.stringify(Object.entries(cell).filter(([name]) => !par.includes(name))),
    );
    expect(hidden.length).toBeGreaterThan(10);
    expect(new Set(written).size).toBe(1);
    expect(written[0]).not.toMatch(/\d/);
    // How much of its period is there is a matter of the source, and of no row.
    const covered = new Set(valeurs.map((cell) => coverageOf(cell)));
    expect(covered.size).toBe(new Set(valeurs.map(periodOf)).size);
  });

  test("a hidden row is never left out, in JSON or in a file", async () => {
    const { par, valeurs } = await world.json<IndicatorAnswer>(path);
    const sizes = par.map((name) => new Set(valeurs.map((cell) => cell[name])).size);
    expect(valeurs).toHaveLength(sizes.reduce((product, size) => product * size, 1));
    const file = await world.get(path.replace("?", ".csv?"), PLAIN);
    expect(Number(file.headers.get("x-total-rows"))).toBe(valeurs.length);
    const lines = (await file.text()).trimEnd().split("\r\n").slice(1);
    const hidden = lines.filter((line) => line.includes(",secret,")).map((line) => line.split(","));
    expect(hidden).toHaveLength(valeurs.filter(({ statut }) => statut === "secret").length);
    const time = par.findIndex((name) => name === "annee" || name === "trimestre");
    const tails = hidden.map((cells) => [cells[time], ...cells.slice(par.length)].join(","));
    expect(new Set(tails).size).toBe(new Set(hidden.map((cells) => cells[time])).size);
  });

  test("the tag is the hash of the bytes sent, and of nothing else", async () => {
    const response = await world.get(path, PLAIN);
    const body = Buffer.from(await response.arrayBuffer());
    const hash = createHash("sha256").update(body).digest("base64url").slice(0, 27);
    expect(response.headers.get("etag")).toBe(`"${hash}"`);
    expect(Number(response.headers.get("content-length"))).toBe(body.length);
  });
});

test("a territory whose figures are hidden answers with the same headers as any other", async () => {
  const namesOf = async (code: string): Promise<string[]> => {
    const response = await world.get(`/indicateurs/mentorat.binomes?territoire=${code}`, PLAIN);
    expect(response.status).toBe(200);
    return [...response.headers.keys()].sort();
  };
  const [hidden, shown] = [await namesOf("D48"), await namesOf("D69")];
  expect(hidden).toEqual(shown);
});

test("two territories whose figures are all hidden differ by their names alone", async () => {
  const bodyOf = async (code: string): Promise<string> => {
    const response = await world.get(`/indicateurs/mentorat.binomes?territoire=${code}`, PLAIN);
    return (await response.text()).replaceAll(code, "-");
  };
  expect(await bodyOf("D48")).toBe(await bodyOf("D2A"));
});

test("a filter on figures never finds a hidden one", async () => {
  for (const column of ["numerateur", "denominateur", "valeur"]) {
    const path = `/donnees/mentorat?${column}=0..10&periode=2023`;
    const { lignes } = await world.json<{ lignes: Record<string, unknown>[] }>(path);
    expect(lignes.filter(({ statut }) => statut === "secret")).toEqual([]);
  }
});

test("a refusal says the same of a hidden cell, of a shown one and of one that is not", async () => {
  const refusalOf = async (code: string): Promise<string> => {
    const path = `/indicateurs/mentorat.binomes?territoire=${code}&par=annee,sexe,tranche_age`;
    const response = await world.get(path);
    expect(response.status).toBe(400);
    return response.text();
  };
  expect(await refusalOf("D48")).toBe(await refusalOf("D69"));
});
