import { type Text, text } from "@fabriques/pipelines/catalogue";
import type * as z from "zod";
import * as answers from "./answers.js";
import * as quality from "./quality.js";

/** Where every route begins. */
export const API_ROOT = "/api/v1";

/** A parameter of a route: its words and its JSON Schema. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: Text;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example?: string;
  /** Stands for any number of parameters, one per column that may be filtered. */
  readonly open?: boolean;
}

/** Names of the routes. */
export type RouteId =
  | "sante"
  | "catalogue"
  | "syntheses"
  | "indicateur"
  | "territoires"
  | "releases"
  | "qualite"
  | "donnees"
  | "openapi";

/** One route of the API: path under {@link API_ROOT}, words, parameters and the schema of its JSON answer. */
export interface Route {
  readonly id: RouteId;
  readonly path: string;
  readonly summary: Text;
  readonly parameters: readonly Parameter[];
  readonly answer: z.ZodType | null;
  /** Media types beside JSON, by file extension. */
  readonly formats?: Readonly<Record<string, string>>;
}

const string = { type: "string" } as const;

const territory: Parameter = {
  name: "territoire",
  in: "query",
  description: text(
    "Territoire\u202f: «\u202fFR\u202f», «\u202fR\u202f» suivi d’un code de région, «\u202fD\u202f» suivi d’un code de département. Par défaut «\u202fFR\u202f».",
    "Territory: “FR”, “R” and a region’s code, or “D” and a department’s code. “FR” by default.",
  ),
  schema: { ...string, pattern: "^(FR|R\\d{2}|D(\\d{2,3}|2[AB]))$", default: "FR" },
  example: "R84",
};

const period = { ...string, pattern: "^\\d{4}(-T[1-4])?$" } as const;

const filters = (description: Text): Parameter => ({
  name: "filtres",
  in: "query",
  description,
  schema: { type: "object", additionalProperties: string },
  open: true,
});

const narrowing = (name: string, description: Text, example: string): Parameter => ({
  name,
  in: "query",
  description,
  schema: string,
  example,
});

/** Media types of a dataset's rows and of an indicator's values, by extension. */
export const DATA_TYPES = {
  json: "application/json",
  csv: "text/csv",
  "csv.zip": "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.stream",
} as const satisfies Readonly<Record<string, string>>;

/** A format of rows, named by its extension. */
export type FormatId = keyof typeof DATA_TYPES;

/** The two ways to write a CSV: RFC 4180 with a decimal point, or as French spreadsheets open it. */
export const CSV_VARIANTS = ["standard", "tableur"] as const;

/** One of {@link CSV_VARIANTS}. */
export type CsvVariant = (typeof CSV_VARIANTS)[number];

const variant: Parameter = {
  name: "variante",
  in: "query",
  description: text(
    "En CSV, zip ou non\u202f: «\u202fstandard\u202f» (RFC 4180, point décimal), ou «\u202ftableur\u202f» (point-virgule, virgule décimale, BOM).",
    "In CSV, zipped or not: “standard” (RFC 4180, decimal point), or “tableur” (semicolon, decimal comma, BOM).",
  ),
  schema: { ...string, enum: CSV_VARIANTS, default: "standard" },
};

/** Every route, once: the server mounts them, OpenAPI documents them, the tests walk them. */
export const ROUTES: readonly Route[] = [
  {
    id: "sante",
    path: "/sante",
    summary: text(
      "Le serveur répond, et la version qu’il sert.",
      "The server answers, and the release it serves.",
    ),
    parameters: [],
    answer: answers.health,
  },
  {
    id: "catalogue",
    path: "/catalogue",
    summary: text(
      "Les mots de tout le reste\u202f: Fabriques, points clés, indicateurs, jeux de données, statuts.",
      "The words of everything else: Fabriques, key points, indicators, datasets, statuses.",
    ),
    parameters: [],
    answer: answers.catalogue,
  },
  {
    id: "syntheses",
    path: "/syntheses",
    summary: text(
      "L’état des quatre Fabriques dans un territoire\u202f: chiffres clés, points clés, statuts, livrables.",
      "The state of the four Fabriques in a territory: headlines, key points, statuses, deliverables.",
    ),
    parameters: [territory],
    answer: answers.syntheses,
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
        schema: string,
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
      filters(
        text(
          "Un paramètre par ventilation permise, «\u202fregion\u202f» ou «\u202fdepartement\u202f», avec une liste de valeurs\u202f: «\u202fdispositif=cada,huda\u202f».",
          "One parameter per allowed breakdown, “region” or “departement”, with a list of values: “dispositif=cada,huda”.",
        ),
      ),
    ],
    answer: answers.indicator,
    formats: DATA_TYPES,
  },
  {
    id: "territoires",
    path: "/territoires",
    summary: text(
      "La nation, les 18 régions et les 101 départements.",
      "The nation, the 18 regions and the 101 departments.",
    ),
    parameters: [],
    answer: answers.territories,
  },
  {
    id: "releases",
    path: "/releases",
    summary: text(
      "Les versions publiées des données, et de quels fichiers elles sont faites.",
      "The published releases of the data, and the files that they are made from.",
    ),
    parameters: [],
    answer: answers.releases,
  },
  {
    id: "qualite",
    path: "/qualite",
    summary: text(
      "La qualité des données servies\u202f: fraîcheur des sources, lignes lues et refusées, anomalies par fichier et par ligne, corrections, dernier chargement refusé.",
      "The quality of the data served: freshness of sources, rows read and refused, anomalies by file and line, corrections, the last refused load.",
    ),
    parameters: [
      narrowing(
        "jeu",
        text("Anomalies de ces jeux de données seulement.", "Anomalies of these datasets only."),
        "ctai,places_rurales",
      ),
      narrowing(
        "gravite",
        text(
          "Anomalies de cette gravité seulement\u202f: «\u202frefus\u202f» ou «\u202favertissement\u202f».",
          "Anomalies of this severity only: “refus” or “avertissement”.",
        ),
        "refus",
      ),
      narrowing(
        "regle",
        text(
          "Anomalies de ces règles seulement\u202f: «\u202fpar_regle\u202f» de la réponse les donne toutes.",
          "Anomalies of these rules only: “par_regle” of the answer gives them all.",
        ),
        "illisible",
      ),
      {
        name: "page",
        in: "query",
        description: text(
          "Page d’anomalies, de cinquante lignes, à partir de 1\u202f; «\u202fpages\u202f» de la réponse dit combien il y en a.",
          "Page of anomalies, of fifty rows, from 1; “pages” of the answer says how many there are.",
        ),
        schema: { type: "integer", minimum: 1, default: 1 },
      },
    ],
    answer: quality.quality,
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
        schema: string,
        example: "ctai",
      },
      variant,
      filters(
        text(
          "Un paramètre par colonne filtrée\u202f: liste «\u202fannee=2022,2023\u202f», intervalle «\u202fdate_signature=2023-01-01..2023-06-30\u202f», texte contenu «\u202fcollectivite~=lyon\u202f».",
          "One parameter per filtered column: list “annee=2022,2023”, range “date_signature=2023-01-01..2023-06-30”, text contained “collectivite~=lyon”.",
        ),
      ),
    ],
    answer: answers.rows,
    formats: DATA_TYPES,
  },
  {
    id: "openapi",
    path: "/openapi.json",
    summary: text(
      "Ce document\u202f: la description de l’API, au format OpenAPI 3.1.",
      "This document: the description of the API, as OpenAPI 3.1.",
    ),
    parameters: [],
    answer: null,
  },
];

/** Schemas that OpenAPI names, each once. */
export const COMPONENTS = {
  Valeur: answers.figure,
  Point: answers.point,
  Case: answers.cell,
  Source: answers.source,
  Commentaire: answers.comment,
  Objectif: answers.target,
  Avancement: answers.progress,
  ChiffreCle: answers.headline,
  PointCle: answers.keyPoint,
  Livrable: answers.deliverable,
  EtatFabrique: answers.fabriqueState,
  ChiffrePublie: answers.publishedFigure,
  Syntheses: answers.syntheses,
  Indicateur: answers.indicator,
  Territoires: answers.territories,
  Versions: answers.releases,
  SourceQualite: quality.sourceQuality,
  Anomalie: quality.anomaly,
  CompteRegle: quality.ruleCount,
  Notice: quality.notice,
  Correction: quality.correction,
  Controle: quality.checkResult,
  ChargementRefuse: quality.refusedLoad,
  Qualite: quality.quality,
  Sante: answers.health,
  Catalogue: answers.catalogue,
  LisezMoi: answers.readMe,
  Lignes: answers.rows,
  Probleme: answers.problem,
} as const satisfies Readonly<Record<string, z.ZodType>>;
