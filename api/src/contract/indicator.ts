import * as z from "zod";
import { cell, comment, source, stamp } from "./common.js";
import { headline, progress } from "./syntheses.js";

/** One entry of the register of published figures. */
export const publishedFigure = z.object({
  indicateur: z.string().nullable(),
  libelle: z.string(),
  valeur: z.number(),
  unite: z.string(),
  ce_qui_est_compte: z.string().nullable(),
  perimetre: z.string().nullable(),
  date: z.string().nullable(),
  source: z.string(),
  retenu: z.boolean(),
  motif: z.string().nullable(),
});

/** `GET /indicateurs/{id}`. */
export const indicator = z.object({
  ...stamp,
  indicateur: z.string(),
  territoire: z.string(),
  par: z.array(z.string()),
  filtres: z.record(z.string(), z.array(z.string())),
  valeurs: z.array(cell),
  /**
   * What hidden cells make together where subtraction gives it, so that a table adds up ("autres départements
   * (secret)"): the dimension along which they are added up is null.
   */
  restes: z.array(cell),
  avancement: progress,
  /** The figure of the whole territory, as its tile tells it: one value of one period everywhere. */
  chiffre: headline,
  /** The series asked for, where `par` is a time alone: read as a figure, with the filters. */
  suite: headline.nullable(),
  source,
  commentaires: z.array(comment),
  chiffres_publies: z.array(publishedFigure),
});
