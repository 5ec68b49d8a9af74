import { DATASETS, INDICATORS, text } from "@fabriques/pipelines/catalogue";
import { DATA_TYPES } from "./formats.js";
import { indicator } from "./indicator.js";
import { columns, filters, period, pinned, string, territory, variant } from "./parameters.js";
import { example, type Route } from "./route.js";
import { syntheses } from "./syntheses.js";
import { rows } from "./table.js";

/** The routes that answer with figures and rows. */
export const FIGURE_ROUTES: readonly Route[] = [
  {
    id: "syntheses",
    path: "/syntheses",
    summary: text(
      "L’état des quatre Fabriques dans un territoire\u202f: chiffres clés, points clés, statuts, livrables.",
      "The state of the four Fabriques in a territory: headlines, key points, statuses, deliverables.",
    ),
    parameters: [territory, pinned],
    answer: syntheses,
    examples: [
      example("/syntheses", "La France entière", "The whole of France"),
      example("/syntheses?territoire=R84", "Auvergne-Rhône-Alpes", "Auvergne-Rhône-Alpes"),
    ],
  },
  {
    id: "indicateur",
    path: "/indicateurs/{id}",
    summary: text(
      "Un indicateur\u202f: ses valeurs par période, territoire ou ventilation, son avancement, ses sources.",
      "One indicator: its values by period, territory or breakdown, its progress, its sources.",
    ),
    parameters: [
      {
        name: "id",
        in: "path",
        description: text(
          "Identifiant d’indicateur du catalogue.",
          "Indicator id of the catalogue.",
        ),
        schema: { ...string, enum: INDICATORS.map(({ id }) => id) },
        example: "ctai.contrats",
      },
      territory,
      {
        name: "par",
        in: "query",
        description: text(
          "Dimensions de la réponse, séparées par des virgules\u202f: «\u202fannee\u202f», «\u202ftrimestre\u202f», «\u202fregion\u202f», «\u202fdepartement\u202f» ou une ventilation permise\u202f; le catalogue les donne pour chaque indicateur. Par défaut «\u202fannee\u202f».",
          "Dimensions of the answer, separated by commas: “annee”, “trimestre”, “region”, “departement” or an allowed breakdown; the catalogue lists them for each indicator. “annee” by default.",
        ),
        schema: { ...string, default: "annee" },
        example: "annee,region",
      },
      {
        name: "de",
        in: "query",
        description: text(
          "Première période, année ou trimestre, comprise.",
          "First period, year or quarter, included.",
        ),
        schema: period,
        example: "2021",
      },
      {
        name: "a",
        in: "query",
        description: text(
          "Dernière période, année ou trimestre, comprise.",
          "Last period, year or quarter, included.",
        ),
        schema: period,
        example: "2023",
      },
      variant,
      pinned,
      filters(
        text(
          "Un paramètre par ventilation permise, «\u202fregion\u202f» ou «\u202fdepartement\u202f», avec une liste de valeurs\u202f: «\u202fdispositif=cada,huda\u202f».",
          "One parameter per allowed breakdown, “region” or “departement”, with a list of values: “dispositif=cada,huda”.",
        ),
      ),
    ],
    answer: indicator,
    formats: DATA_TYPES,
    examples: [
      example(
        "/indicateurs/ctai.contrats?de=2023&a=2023",
        "Les contrats de 2023",
        "The contracts of 2023",
      ),
      example(
        "/indicateurs/ctai.contrats?par=annee,region",
        "Les contrats par année et région",
        "Contracts by year and region",
      ),
      example(
        "/indicateurs/ctai.contrats?territoire=R84&par=annee,departement",
        "Les contrats d’une région, par département",
        "Contracts of a region, by department",
      ),
      example(
        "/indicateurs/mentorat.binomes?par=annee,departement,sexe&de=2024",
        "Les binômes de mentorat, cases secrètes comprises",
        "Mentoring pairs, secret cells included",
      ),
      example(
        "/indicateurs/ctai.contrats.csv?par=annee,region&variante=tableur",
        "Les mêmes, pour un tableur français",
        "The same, for a French spreadsheet",
      ),
    ],
  },
  {
    id: "donnees",
    path: "/donnees/{jeu}",
    summary: text(
      "Les lignes d’un jeu de données, ou ses cases publiées quand il porte sur des personnes\u202f; complètes, ou visiblement coupées.",
      "The rows of a dataset, or its published cells where it is about people; complete, or visibly cut.",
    ),
    parameters: [
      {
        name: "jeu",
        in: "path",
        description: text("Jeu de données du catalogue.", "Dataset of the catalogue."),
        schema: { ...string, enum: DATASETS.map(({ id }) => id) },
        example: "ctai",
      },
      columns,
      variant,
      pinned,
      filters(
        text(
          "Un paramètre par colonne filtrée\u202f: liste «\u202fannee=2022,2023\u202f», intervalle «\u202fdate_signature=2023-01-01..2023-06-30\u202f», texte contenu «\u202fcollectivite~=lyon\u202f».",
          "One parameter per filtered column: list “annee=2022,2023”, range “date_signature=2023-01-01..2023-06-30”, text contained “collectivite~=lyon”.",
        ),
      ),
    ],
    answer: rows,
    formats: DATA_TYPES,
    examples: [
      example("/donnees/ctai?annee=2023", "Les contrats de 2023", "The contracts of 2023"),
      example(
        "/donnees/ctai.csv?annee=2022,2023&colonnes=annee,collectivite,enveloppe_etat",
        "Trois colonnes de deux années, en CSV",
        "Three columns of two years, as CSV",
      ),
      example(
        "/donnees/ctai.xlsx?collectivite~=lyon",
        "Les contrats dont la collectivité contient « lyon », pour tableur",
        "Contracts whose authority contains “lyon”, as a workbook",
      ),
      example(
        "/donnees/mentorat.parquet",
        "Les cases publiées du mentorat, en Parquet",
        "The published cells of mentoring, as Parquet",
      ),
    ],
  },
];
