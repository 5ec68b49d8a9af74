import { text } from "@fabriques/pipelines/catalogue";
import { catalogue, territories } from "./catalogue.js";
import { narrowing, pinned } from "./parameters.js";
import { quality } from "./quality.js";
import { health, releases } from "./releases.js";
import { example, type Route } from "./route.js";
import { secrecy } from "./secrecy.js";

/** The routes that tell of the figures: words, releases, quality, and the API itself. */
export const ABOUT_ROUTES: readonly Route[] = [
  {
    id: "sante",
    path: "/sante",
    summary: text(
      "Le serveur répond, et la version qu’il sert.",
      "The server answers, and the release it serves.",
    ),
    parameters: [],
    answer: health,
    examples: [example("/sante", "L’état du serveur", "The state of the server")],
  },
  {
    id: "catalogue",
    path: "/catalogue",
    summary: text(
      "Les mots de tout le reste\u202f: Fabriques, points clés, indicateurs, jeux de données, statuts.",
      "The words of everything else: Fabriques, key points, indicators, datasets, statuses.",
    ),
    parameters: [pinned],
    answer: catalogue,
    examples: [example("/catalogue", "Tous les mots", "All the words")],
  },
  {
    id: "dcat",
    path: "/catalogue.jsonld",
    summary: text(
      "Le catalogue des jeux de données, au format DCAT-AP (JSON-LD), pour les portails qui moissonnent.",
      "The catalogue of datasets, as DCAT-AP (JSON-LD), for the portals that harvest.",
    ),
    parameters: [],
    answer: null,
    media: "application/ld+json",
    examples: [example("/catalogue.jsonld", "Le catalogue DCAT", "The DCAT catalogue")],
  },
  {
    id: "territoires",
    path: "/territoires",
    summary: text(
      "La nation, les 18 régions et les 101 départements.",
      "The nation, the 18 regions and the 101 departments.",
    ),
    parameters: [pinned],
    answer: territories,
    examples: [example("/territoires", "Tous les territoires", "All the territories")],
  },
  {
    id: "releases",
    path: "/releases",
    summary: text(
      "Les versions publiées des données, et de quels fichiers elles sont faites.",
      "The published releases of the data, and the files that they are made from.",
    ),
    parameters: [],
    answer: releases,
    examples: [example("/releases", "Les versions conservées", "The releases kept")],
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
      pinned,
    ],
    answer: quality,
    examples: [
      example(
        "/qualite?gravite=refus",
        "Les lignes refusées, et toutes les sources",
        "The rows refused, and all the sources",
      ),
      example(
        "/qualite?jeu=ctai&page=1",
        "Les anomalies d’un jeu de données",
        "The anomalies of one dataset",
      ),
    ],
  },
  {
    id: "secret",
    path: "/secret",
    summary: text(
      "Ce sur quoi repose le secret statistique de la version servie : seuils, cases cachées et protégées, contre-mondes.",
      "What the statistical secrecy of the release served rests on: thresholds, cells hidden and protected, counter-worlds.",
    ),
    parameters: [pinned],
    answer: secrecy,
    examples: [example("/secret", "Les seuils et les contrôles", "The thresholds and the checks")],
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
    examples: [example("/openapi.json", "Ce document", "This document")],
  },
  {
    id: "documentation",
    path: "/documentation",
    summary: text(
      "Cette description, à lire dans un navigateur.",
      "This description, to be read in a browser.",
    ),
    parameters: [],
    answer: null,
    media: "text/html",
    examples: [example("/documentation", "La page", "The page")],
  },
];
