import {
  answerOf,
  indicatorOf,
  type Sql,
  type Text,
  text,
  UNITS,
} from "@fabriques/pipelines/catalogue";
import { type MeasuredCell, publishedAs, type Release } from "@fabriques/pipelines/release";
import type { Request } from "express";
import { measureIn } from "../answer/scene.js";
import { readFileForm } from "../ask/file-form.js";
import { type IndicatorPlan, planIndicator } from "../ask/indicator.js";
import { stampColumns } from "../ask/rows.js";
import { columnsOf, POSITIONS } from "../ask/served.js";
import type { FileForm } from "../serve/send-file.js";
import type { TableColumn, TableQuestion } from "./table.js";

/** A question on an indicator, and the file that its values are asked in. */
export interface IndicatorFilePlan {
  readonly plan: IndicatorPlan;
  readonly form: FileForm;
}

/** Reads the question and its form; refuses by name what does not exist. */
export function planIndicatorFile(request: Request): IndicatorFilePlan {
  const isKnown = (id: string): boolean => indicatorOf(id) !== undefined;
  const asked = readFileForm(request, String(request.params.id), isKnown);
  const plan = planIndicator(asked.id, asked.query, asked.reserved);
  const { format, variant } = asked;
  const path = `/indicateurs/${plan.indicator.id}`;
  const canonical = queryOf(plan);
  const marks = canonical === "" ? [] : ["filtre"];
  return { plan, form: { format, variant, path, canonical, marks } };
}

/** The question as it is written in a URL, without what stands by default. */
function queryOf({ territory, by, range, filters }: IndicatorPlan): string {
  return [
    ...(territory.code === "FR" ? [] : [`territoire=${territory.code}`]),
    ...(by.join(",") === "annee" ? [] : [`par=${by.join(",")}`]),
    ...(range.from === undefined ? [] : [`de=${range.from}`]),
    ...(range.to === undefined ? [] : [`a=${range.to}`]),
    ...(filters.canonical === "" ? [] : [filters.canonical]),
  ].join("&");
}

/** The values of an answer as a table: the dimensions, the figure and its status, what tells where they are from. */
export async function indicatorQuestion(
  plan: IndicatorPlan,
  release: Release,
): Promise<TableQuestion> {
  const { indicator, territory, by, range, filters } = plan;
  const cells = await measureIn(
    { release, territory },
    { indicator, by, ...range, filters: filters.values },
  );
  const read = [...by.map((name) => dimensionColumn(plan, name)), ...FIGURE_COLUMNS];
  return {
    id: indicator.id,
    columns: [...read, unitColumn(plan), ...stampColumns(release)],
    from: `from (select unnest(from_json(?, '${shapeOf(read)}'), max_depth := 2)) order by _rang`,
    params: [JSON.stringify(cells.map(lineOf))],
    subject: {
      title: `${indicator.label.fr} — ${territory.name}`,
      definition: definitionOf(plan),
      filters: filterWords(plan),
      dataset: indicator.dataset,
      publication: publishedAs(indicator),
      hasRemainders: publishedAs(indicator) === "cellules",
    },
    facts: (total) => ({ release: release.id, audience: release.audience, total }),
  };
}

const lineOf = ({ dimensions, figure }: MeasuredCell, rank: number): Record<string, unknown> => ({
  ...dimensions,
  ...figure,
  _rang: rank,
});

type ReadColumn = TableColumn & { readonly sqlType: Sql };

/** The engine reads the measured cells as JSON: their types are told here. */
function shapeOf(columns: readonly ReadColumn[]): string {
  const types = columns.map(({ name, sqlType }) => [name, sqlType] as const);
  const shape = JSON.stringify([Object.fromEntries([...types, ["_rang", "INTEGER"]])]);
  return shape.replaceAll("'", "''");
}

function readColumn(
  name: string,
  label: Text,
  of: { readonly kind: TableColumn["kind"]; readonly sqlType: Sql },
): ReadColumn {
  return { name, label, ...of, sql: `"${name}"`, isList: false };
}

const NUMBER = { kind: "decimal", sqlType: "DOUBLE" } as const;

const FIGURE_COLUMNS: readonly ReadColumn[] = [
  readColumn("valeur", text("Valeur", "Value"), NUMBER),
  readColumn("statut", text("Statut", "Status"), { kind: "identifiant", sqlType: "VARCHAR" }),
  readColumn("numerateur", text("Numérateur", "Numerator"), NUMBER),
  readColumn("denominateur", text("Dénominateur", "Denominator"), NUMBER),
];

function dimensionColumn({ indicator }: IndicatorPlan, name: string): ReadColumn {
  const known = [...POSITIONS, ...columnsOf(indicator.dataset)].find(
    (candidate) => candidate.name === name,
  );
  const planned = answerOf(indicator.id)?.population.dimensions.find(({ id }) => id === name);
  const kind = name === "annee" ? "annee" : "identifiant";
  const sqlType = name === "annee" ? "INTEGER" : "VARCHAR";
  return readColumn(name, known?.label ?? planned?.label ?? text(name, name), { kind, sqlType });
}

const unitColumn = ({ indicator }: IndicatorPlan): TableColumn => ({
  name: "unite",
  kind: "identifiant",
  label: text("Unité", "Unit"),
  sql: `'${UNITS[indicator.unit].id}' as unite`,
  isList: false,
});

function definitionOf({ indicator }: IndicatorPlan): string {
  const { definition, numeratorLabel, denominatorLabel } = indicator;
  const below = denominatorLabel ? ` Dénominateur\u202f: ${denominatorLabel.fr}.` : "";
  return `${definition.fr} Numérateur\u202f: ${numeratorLabel.fr}.${below}`;
}

function filterWords({ territory, by, range, filters }: IndicatorPlan): readonly string[] {
  return [
    `Territoire\u202f: ${territory.name} (${territory.code})`,
    `Par\u202f: ${by.join(", ")}`,
    ...(range.from === undefined ? [] : [`À partir de ${range.from}`]),
    ...(range.to === undefined ? [] : [`Jusqu’à ${range.to}`]),
    ...filters.sentences.map(({ fr }) => fr),
  ];
}
