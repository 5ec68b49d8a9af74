import type * as z from "zod";
import * as catalogue from "./catalogue.js";
import * as common from "./common.js";
import * as indicator from "./indicator.js";
import * as problem from "./problem.js";
import * as quality from "./quality.js";
import * as releases from "./releases.js";
import * as secrecy from "./secrecy.js";
import * as syntheses from "./syntheses.js";
import * as table from "./table.js";

/** Schemas that OpenAPI names, each once. */
export const COMPONENTS = {
  Valeur: common.figure,
  Couverture: common.coverage,
  Point: common.point,
  Evolution: common.change,
  EnCours: common.unfinished,
  Case: common.cell,
  Source: common.source,
  Commentaire: common.comment,
  Marque: syntheses.mark,
  Objectif: syntheses.target,
  Avancement: syntheses.progress,
  ChiffreCle: syntheses.headline,
  PointCle: syntheses.keyPoint,
  Livrable: syntheses.deliverable,
  EtatFabrique: syntheses.fabriqueState,
  ChiffrePublie: indicator.publishedFigure,
  Syntheses: syntheses.syntheses,
  Indicateur: indicator.indicator,
  Territoires: catalogue.territories,
  Versions: releases.releases,
  SourceQualite: quality.sourceQuality,
  Anomalie: quality.anomaly,
  CompteRegle: quality.ruleCount,
  Notice: quality.notice,
  Correction: quality.correction,
  Controle: quality.checkResult,
  ChargementRefuse: quality.refusedLoad,
  Qualite: quality.quality,
  NiveauMontre: secrecy.shownLevel,
  PopulationCertifiee: secrecy.certifiedPopulation,
  Secret: secrecy.secrecy,
  Sante: releases.health,
  Catalogue: catalogue.catalogue,
  LisezMoi: table.readMe,
  Lignes: table.rows,
  Probleme: problem.problem,
} as const satisfies Readonly<Record<string, z.ZodType>>;
