import { answerOf, type Sql, type Text, UNITS } from "@fabriques/pipelines/catalogue";
import { type MeasuredCell, publishedAs, type Release } from "@fabriques/pipelines/release";
import { measureIn } from "../answer/scene.js";
import { POSITIONS } from "../ask/common-columns.js";
import type { IndicatorPlan } from "../ask/indicator.js";
import { columnsOf } from "../ask/served.js";
import { same, scopeWords } from "../contract/speech/index.js";
import { stampColumns } from "./rows.js";
import type { TableColumn, TableQuestion } from "./table.js";
import { COLUMN_WORDS, definitionWords } from "./words.js";

/** The values of an answer as a table: the dimensions, the figure and its status, what tells where they are from. */
export async function indicatorTable(
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
      definition: definitionWords(indicator),
      filters: [...scopeWords({ territory, by, ...range }), ...filters.sentences].map(
        ({ fr }) => fr,
      ),
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
  couverture_observe: figure.couverture?.observe ?? null,
  couverture_attendu: figure.couverture?.attendu ?? null,
  couverture_unite: figure.couverture?.unite ?? null,
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

const COUNT = { kind: "entier", sqlType: "INTEGER" } as const;
const WORD = { kind: "identifiant", sqlType: "VARCHAR" } as const;
const NUMBER = { kind: "decimal", sqlType: "DOUBLE" } as const;

const FIGURE_COLUMNS: readonly ReadColumn[] = [
  readColumn("valeur", COLUMN_WORDS.value, NUMBER),
  readColumn("statut", COLUMN_WORDS.status, WORD),
  readColumn("couverture_observe", COLUMN_WORDS.observed, COUNT),
  readColumn("couverture_attendu", COLUMN_WORDS.expected, COUNT),
  readColumn("couverture_unite", COLUMN_WORDS.coverageUnit, WORD),
  readColumn("numerateur", COLUMN_WORDS.numerator, NUMBER),
  readColumn("denominateur", COLUMN_WORDS.denominator, NUMBER),
];

function dimensionColumn({ indicator }: IndicatorPlan, name: string): ReadColumn {
  const known = [...POSITIONS, ...columnsOf(indicator.dataset)].find(
    (candidate) => candidate.name === name,
  );
  const planned = answerOf(indicator.id)?.population.dimensions.find(({ id }) => id === name);
  const kind = name === "annee" ? "annee" : "identifiant";
  const sqlType = name === "annee" ? "INTEGER" : "VARCHAR";
  return readColumn(name, known?.label ?? planned?.label ?? same(name), { kind, sqlType });
}

const unitColumn = ({ indicator }: IndicatorPlan): TableColumn => ({
  name: "unite",
  kind: "identifiant",
  label: COLUMN_WORDS.unit,
  sql: `'${UNITS[indicator.unit].id}' as unite`,
  isList: false,
});
