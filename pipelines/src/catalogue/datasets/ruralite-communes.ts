import type { Dataset } from "../model.js";
import { type Text, text } from "../text.js";
import { choices } from "./choices.js";
import { annee, choix, commune } from "./columns.js";

/** Levels of INSEE’s seven-level density grid (2022) whose communes are rural; 1 to 4 are urban. */
export const RURAL_LEVELS: readonly string[] = ["5", "6", "7"];

/** Id of the check that a centre lies in a rural commune. */
export const RURALITY_CHECK = "commune_hors_rural";

/** Said wherever rural places are, in a release without the density grid. */
export const RURALITY_DECLARED: Text = text(
  "La ruralité est déclarée par la source\u202f: aucune grille de densité des communes n’est chargée pour la vérifier.",
  "Rurality is declared by the source: no density grid of communes is loaded to check it.",
);

/** INSEE's density grid, one row per commune; optional. */
export const RURAL_COMMUNES: Dataset = {
  id: "ruralite_communes",
  label: text("Communes rurales", "Rural communes"),
  description: text(
    "Grille communale de densité à sept niveaux de l’Insee\u202f: les niveaux 5 à 7 sont ruraux.",
    "INSEE’s communal density grid in seven levels: levels 5 to 7 are rural.",
  ),
  domain: null,
  key: ["code_commune", "millesime"],
  required: false,
  personal: false,
  expectedEvery: null,
  position: null,
  derived: [],
  columns: [
    commune("code_commune", text("Commune", "Commune"), {
      required: true,
      aliases: ["CODGEO", "Code INSEE"],
    }),
    choix("niveau_densite", text("Niveau de densité", "Density level"), {
      required: true,
      choices: choices([
        ["1", "Grands centres urbains", "Large urban centres"],
        ["2", "Centres urbains intermédiaires", "Intermediate urban centres"],
        ["3", "Petites villes", "Small towns"],
        ["4", "Ceintures urbaines", "Urban belts"],
        ["5", "Bourgs ruraux", "Rural towns"],
        ["6", "Rural à habitat dispersé", "Rural, dispersed housing"],
        ["7", "Rural à habitat très dispersé", "Rural, very dispersed housing"],
      ]),
      aliases: ["Niveau", "DENS7", "Densité", "Grille de densité"],
    }),
    annee("millesime", text("Millésime de la grille", "Vintage of the grid"), {
      required: true,
      aliases: ["Année de la grille"],
    }),
  ],
  checks: [],
};
