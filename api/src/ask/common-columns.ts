import {
  type Column,
  text,
  VALUE_STATUS_IDS,
  VALUE_STATUSES,
} from "@fabriques/pipelines/catalogue";
import type { Filterable } from "./filters.js";

const choices = (...entries: [string, string, string][]) =>
  entries.map(([value, fr, en]) => ({ value, label: text(fr, en) }));

/** Columns of published cells, as the loader writes them, after the indicator. */
export const CELL_COLUMNS: readonly Column[] = [
  { name: "croisement", kind: "identifiant", label: text("Croisement", "Breakdown") },
  {
    name: "niveau",
    kind: "choix",
    label: text("Niveau", "Level"),
    choices: choices(
      ["nation", "nation", "nation"],
      ["region", "région", "region"],
      ["departement", "département", "department"],
    ),
  },
  { name: "territoire", kind: "territoire", label: text("Territoire", "Territory") },
  {
    name: "maille",
    kind: "choix",
    label: text("Maille de temps", "Time mesh"),
    choices: choices(["annee", "année", "year"], ["trimestre", "trimestre", "quarter"]),
  },
  { name: "periode", kind: "identifiant", label: text("Période", "Period") },
  { name: "numerateur", kind: "decimal", label: text("Numérateur", "Numerator") },
  { name: "denominateur", kind: "decimal", label: text("Dénominateur", "Denominator") },
  { name: "valeur", kind: "decimal", label: text("Valeur", "Value") },
  {
    name: "statut",
    kind: "choix",
    label: text("Statut", "Status"),
    choices: VALUE_STATUS_IDS.map((value) => ({ value, label: VALUE_STATUSES[value].label })),
  },
];

/** Filters on where a row stands in time and space, whatever its dataset. */
export const POSITIONS: readonly Filterable[] = [
  { name: "annee", kind: "annee", label: text("Année", "Year"), sql: "_annee" },
  { name: "trimestre", kind: "trimestre", label: text("Trimestre", "Quarter"), sql: "_trimestre" },
  { name: "region", kind: "region", label: text("Région", "Region"), sql: "_region" },
  {
    name: "departement",
    kind: "liste_departements",
    label: text("Département", "Department"),
    sql: "_departements",
  },
  {
    name: "territoire",
    kind: "territoire",
    label: text("Territoire", "Territory"),
    sql: "list_concat(['FR', 'R' || _region], list_transform(_departements, code -> 'D' || code))",
    list: true,
  },
];
