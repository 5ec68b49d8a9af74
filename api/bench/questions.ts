import { DuckDBInstance } from "@duckdb/node-api";
import { INDICATORS, type Indicator, indicatorOf, REGIONS } from "@fabriques/pipelines/catalogue";
import { type MeasureQuestion, measureRows } from "@fabriques/pipelines/release";
import { fetched } from "./fetch.js";
import { workingIn } from "./releases.js";
import type { BenchServer } from "./server.js";

/** A kind of question about the pairs, and enough different ones for none to be answered from the cache. */
export interface Kind {
  readonly name: string;
  readonly by: readonly string[];
  readonly indicators: readonly Indicator[];
}

const PAIRS = INDICATORS.filter(
  ({ dataset, numerator, smallest }) =>
    dataset === "mentorat" && numerator.agg === "count" && smallest === "departement",
);
const binomes = indicatorOf("mentorat.binomes");
if (!binomes) throw new Error("mentorat.binomes is not in the catalogue");

/** The three kinds of the bound. */
export const KINDS: readonly Kind[] = [
  { name: "nation by year", by: ["annee"], indicators: PAIRS },
  { name: "department by quarter", by: ["trimestre", "departement"], indicators: [binomes] },
  { name: "a breakdown", by: ["annee", "sexe"], indicators: [binomes] },
];

/** Questions of a kind, each different from the others: by territory and by period. */
export function pathsOf({ by, indicators }: Kind, count: number): readonly string[] {
  const places = by.includes("departement") ? ["FR"] : ["FR", ...REGIONS.map(({ code }) => code)];
  const spans = YEARS.flatMap((from, i) => YEARS.slice(i).map((to) => `de=${from}&a=${to}`));
  const every = spans.flatMap((span) =>
    places.flatMap((place) =>
      indicators.map(
        ({ id }) => `/api/v1/indicateurs/${id}?par=${by.join(",")}&territoire=${place}&${span}`,
      ),
    ),
  );
  return every.slice(0, count);
}
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** Seconds of each question, asked once, one after the other. */
export async function timesOf(server: BenchServer, paths: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const { status, seconds, body } = await fetched(server.origin + path, { keep: true });
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    times.push(seconds);
  }
  return times;
}

/** Seconds that DuckDB takes to aggregate the rows themselves for the first question of each kind. */
export async function aggregationTimes(
  dataDir: string,
  kind: Kind,
  rounds: number,
): Promise<number[]> {
  const instance = await DuckDBInstance.create(await workingIn(dataDir), {
    access_mode: "READ_ONLY",
    threads: "2",
  });
  const connection = await instance.connect();
  const db = {
    async all(sql: string, params: readonly unknown[] = []) {
      const reader = await connection.runAndReadAll(sql, params as string[]);
      return reader.getRowObjectsJS() as never;
    },
  };
  const [indicator] = kind.indicators;
  const question: MeasureQuestion = {
    indicator: indicator as Indicator,
    territory: "FR",
    by: kind.by,
  };
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await measureRows(
      {
        db,
        observation: {
          through: "2026-09-30",
          cut: null,
          since: null,
          lost: new Map(),
          regions: 18,
          readUntil: null,
          reported: null,
        },
      },
      question,
    );
    times.push((performance.now() - start) / 1_000);
  }
  connection.closeSync();
  instance.closeSync();
  return times;
}
