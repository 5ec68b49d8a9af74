import {
  type Column,
  FABRIQUES,
  INDICATORS,
  type Indicator,
  KEY_POINTS,
  PLAN,
  PROGRESS_STATUS_IDS,
  PROGRESS_STATUSES,
  UNITS,
  VALUE_STATUS_IDS,
  VALUE_STATUSES,
} from "@fabriques/pipelines/catalogue";
import { allowedCrossings, type Release } from "@fabriques/pipelines/release";
import { type Filterable, operatorsOf } from "../ask/filters.js";
import { dimensionsOf, filtersOf } from "../ask/questions.js";
import { SERVED, type Served } from "../ask/served.js";
import type { Catalogue } from "../contract/index.js";
import { unitWords } from "./units.js";

/** The words of everything else: the catalogue as the API tells it, with the number of rows of each dataset. */
export async function buildCatalogue(release: Release): Promise<Catalogue> {
  return {
    release: release.id,
    audience: release.audience,
    fabriques: FABRIQUES.map((fabrique) => ({
      id: fabrique.id,
      numero: fabrique.number,
      tenue_le: fabrique.heldOn,
      tenue_le_libelle: fabrique.heldOnLabel,
      titre: fabrique.title,
      theme: fabrique.theme,
      notes: [...fabrique.notes],
      jeu: fabrique.dataset,
    })),
    points_cles: KEY_POINTS.map(({ id, fabrique, label, description }) => ({
      ...{ id, fabrique, description },
      libelle: label,
    })),
    indicateurs: INDICATORS.map(indicatorWords),
    unites: Object.values(UNITS).map(({ id }) => unitWords(id)),
    jeux: await Promise.all(SERVED.map((served) => datasetWords(served, release))),
    statuts: PROGRESS_STATUS_IDS.map((id) => {
      const { label, meaning } = PROGRESS_STATUSES[id];
      return { id, libelle: label, sens: meaning };
    }),
    statuts_valeur: VALUE_STATUS_IDS.map((id) => {
      const { label, meaning, mark } = VALUE_STATUSES[id];
      return { id, libelle: label, sens: meaning, marque: mark };
    }),
  };
}

const indicatorWords = (indicator: Indicator): Catalogue["indicateurs"][number] => ({
  id: indicator.id,
  domaine: indicator.domain,
  jeu: indicator.dataset,
  role: indicator.role,
  point_cle: indicator.keyPoint,
  libelle: indicator.label,
  definition: indicator.definition,
  unite: indicator.unit,
  sens: indicator.better,
  numerateur: indicator.numeratorLabel,
  denominateur: indicator.denominatorLabel,
  temps: indicator.time,
  maille_temps: indicator.finest,
  maille_territoire: indicator.smallest,
  par: [...dimensionsOf(indicator)],
  filtres: filtersOf(indicator).map(({ name }) => name),
  croisements:
    allowedCrossings(indicator)?.map(({ mesh, breakdowns }) => [mesh, ...breakdowns]) ?? null,
});

async function datasetWords(served: Served, release: Release): Promise<Catalogue["jeux"][number]> {
  const [row] = await release.all(`select count(*) as total from ${served.relation}`);
  return {
    id: served.id,
    libelle: served.label,
    description: served.description,
    diffusion: served.publication,
    lignes: Number(row?.total),
    colonnes: served.columns.map(columnWords),
    filtres: served.positions.map(columnWords),
    ventilations: breakdownWords(served.id),
  };
}

const breakdownWords = (dataset: string): Catalogue["jeux"][number]["ventilations"] =>
  (PLAN.find(({ id }) => id === dataset)?.dimensions ?? []).map(({ id, label, values }) =>
    columnWords({ name: id, kind: "choix", label, choices: values }),
  );

const columnWords = (
  column: Filterable & Partial<Pick<Column, "required" | "stock">>,
): Catalogue["jeux"][number]["colonnes"][number] => ({
  nom: column.name,
  type: column.kind,
  libelle: column.label,
  obligatoire: column.required ?? false,
  choix: (column.choices ?? []).map(({ value, label }) => ({ valeur: value, libelle: label })),
  operateurs: [...operatorsOf(column)],
  stock: column.stock ?? false,
});
