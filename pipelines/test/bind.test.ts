import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { DATASETS } from "../src/catalogue/datasets/index.js";
import { INDICATORS } from "../src/catalogue/indicators/index.js";
import { KINDS } from "../src/catalogue/kinds.js";
import { aggregateSql } from "../src/catalogue/measure.js";
import type { Dataset, Indicator } from "../src/catalogue/model.js";
import { publishedAs } from "../src/catalogue/publication.js";
import { allowedDimensions } from "../src/measure/question.js";

let connection: DuckDBConnection;

const columnsOf = (dataset: Dataset): string => {
  const typed = dataset.columns.map(
    (column) => `"${column.name}" ${KINDS[column.kind].sqlType(column)}`,
  );
  const derived = dataset.derived.map(({ name, type }) => `"${name}" ${type}`);
  const position = "_annee INTEGER, _trimestre VARCHAR, _departements VARCHAR[], _region VARCHAR";
  return [...typed, ...derived, position].join(", ");
};

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const dataset of DATASETS.filter(({ position }) => position !== null)) {
    await connection.run(`create table ${dataset.id} (${columnsOf(dataset)})`);
  }
  await connection.run(
    "create table territoires (code VARCHAR, niveau VARCHAR, nom VARCHAR, parent VARCHAR, population BIGINT, departements INTEGER, departements_agir INTEGER)",
  );
});

/** Alone, by each dimension, and by each pair of time or place with another. */
function groupings(indicator: Indicator): readonly (readonly string[])[] {
  // Breakdowns of people are groups of the plan, measured by cubes and not by this SQL.
  const planned = publishedAs(indicator) === "cellules";
  const allowed = planned
    ? allowedDimensions({ ...indicator, id: "" })
    : allowedDimensions(indicator);
  const pairs = ["annee", "region"].flatMap((first) =>
    allowed
      .filter((other) => other !== first && allowed.includes(first))
      .map((other) => [first, other]),
  );
  return [[], ...allowed.map((dimension) => [dimension]), ...pairs];
}

describe("every indicator by every allowed breakdown is bound by DuckDB", () => {
  it.each(INDICATORS.map((indicator) => [indicator.id, indicator] as const))(
    "%s",
    async (_, indicator) => {
      for (const by of groupings(indicator)) {
        for (const territory of ["FR", "R84", "D69"]) {
          const { sql, params } = aggregateSql({
            indicator,
            source: indicator.dataset,
            territory,
            by,
            from: "2019",
            to: "2025",
          });
          const names = (await connection.runAndReadAll(sql, [...params])).columnNames();
          expect(names).toEqual([...by, "lignes", "connues", "numerateur", "denominateur"]);
        }
      }
    },
  );

  it("breaks down by choices and yes/no columns only", () => {
    for (const { id, dataset, breakdowns } of INDICATORS) {
      const columns = DATASETS.find((candidate) => candidate.id === dataset)?.columns ?? [];
      for (const name of breakdowns) {
        const kind = columns.find((column) => column.name === name)?.kind;
        expect(["choix", "booleen"], `${id} by ${name}`).toContain(kind);
      }
    }
  });

  it("marks as sensitive those that read a sensitive column, and no other", async () => {
    const measured = DATASETS.filter(({ position, personal }) => position !== null && !personal);
    await connection.run("create schema publie");
    for (const dataset of measured) {
      const columns = dataset.columns.filter(({ sensitive }) => !sensitive);
      await connection.run(
        `create table publie.${dataset.id} (${columnsOf({ ...dataset, columns })})`,
      );
    }
    for (const indicator of INDICATORS) {
      if (!measured.some(({ id }) => id === indicator.dataset)) continue;
      const source = `publie.${indicator.dataset}`;
      const { sql } = aggregateSql({ indicator, source, territory: "FR", by: ["annee"] });
      const isBound = connection.run(`explain ${sql}`).then(
        () => true,
        () => false,
      );
      expect(await isBound, indicator.id).toBe(indicator.sensitive !== true);
    }
  });

  it("publishes people, firms and sensitive columns as cells, without breakdowns", () => {
    const cells = INDICATORS.filter((indicator) => publishedAs(indicator) === "cellules");
    for (const { breakdowns } of cells) expect(breakdowns).toEqual([]);
    const rural = cells.filter(({ domain }) => domain === "ruralite").map(({ id }) => id);
    expect(rural).toEqual([
      "ruralite.emploi_adapte",
      "ruralite.code_route",
      "ruralite.parrainages",
    ]);
    const people = INDICATORS.filter(
      ({ domain }) => domain === "mentorat" || domain === "entreprises",
    );
    expect(people.every((indicator) => publishedAs(indicator) === "cellules")).toBe(true);
  });
});
