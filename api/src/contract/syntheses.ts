import * as z from "zod";
import {
  comment,
  domain,
  figure,
  isoDate,
  point,
  progressStatus,
  source,
  stamp,
  textSchema,
  valueStatus,
} from "./common.js";

/** Marks set on a value beside its status. */
export const MARKS = ["provisoire", "source_en_retard"] as const;
const mark = z.enum(MARKS);

/** A target. */
export const target = z.object({
  territoire: z.string(),
  annee_reference: z.number().int(),
  annee_cible: z.number().int(),
  valeur_cible: z.number(),
  statut: z.enum(["valide", "illustratif"]),
});

/** Progress of one indicator in one territory: PILOTE's VI, VA, VC, TA and the verdict. TA in percent. */
export const progress = z.object({
  id: z.string(),
  /** The last complete period, the one judged. */
  periode: z.string().nullable(),
  vi: z.number().nullable(),
  va: z.number().nullable(),
  va_statut: valueStatus,
  vc: z.number().nullable(),
  objectif: target.nullable(),
  /** TA clamped to 0–100. */
  ta: z.number().nullable(),
  /** TA as computed. */
  ta_brut: z.number().nullable(),
  ta_attendu: z.number().nullable(),
  /** TA / TA attendu. */
  ratio: z.number().nullable(),
  statut: progressStatus,
  /** Why nothing could be computed, or what stands in the way. */
  motif: textSchema.nullable(),
  tendance: z.enum(["hausse", "baisse", "stable"]).nullable(),
  /** Whether the trend goes the better way; null where no direction is better. */
  tendance_favorable: z.boolean().nullable(),
  /** Change per year still needed to reach the target, in the indicator's unit. */
  rythme_necessaire: z.number().nullable(),
  croissance: z.object({ ratio: z.number().nullable(), statut: progressStatus }).nullable(),
  depend_de_la_methode: z.boolean(),
  marques: z.array(mark),
  commentaire: comment.nullable(),
  /** The official's appreciation and the computed status say different things. */
  desaccord: z.boolean(),
  /** Yearly values in order. */
  serie: z.array(point),
});

/** A headline figure with its change against a named period. */
export const headline = z.object({
  indicateur: z.string(),
  periode: z.string().nullable(),
  ...figure.shape,
  /** valeur − reference.valeur, in the unit (points for a percentage). */
  variation: z.number().nullable(),
  /** Relative change in percent, null for percentages and where the reference is zero. */
  variation_relative: z.number().nullable(),
  reference: point.nullable(),
  favorable: z.boolean().nullable(),
  marques: z.array(mark),
  serie: z.array(point),
});

/** A key point with the worst status of its indicators. */
export const keyPoint = z.object({
  id: z.string(),
  libelle: textSchema,
  description: textSchema,
  statut: progressStatus,
  indicateurs: z.array(progress),
  commentaires: z.array(comment),
});

/** Something that a Fabrique promised. */
export const deliverable = z.object({
  libelle: z.string(),
  type: z.enum(["livrable", "groupe_travail", "decision"]),
  comite: isoDate.nullable(),
  porteur: z.string().nullable(),
  indicateur: z.string().nullable(),
  echeance: isoDate.nullable(),
  etat: z.enum(["a_faire", "en_cours", "livre", "abandonne"]),
  lien: z.string().nullable(),
});

/** One Fabrique's state in one territory. */
export const fabriqueState = z.object({
  id: domain,
  numero: z.number().int(),
  /** One sentence made from the figures. */
  phrase: textSchema,
  chiffres_cles: z.array(headline),
  points_cles: z.array(keyPoint),
  impacts: z.array(progress),
  /** Number of key points per status; absent statuses are absent. */
  statuts: z.partialRecord(progressStatus, z.number().int()),
  livrables: z.array(deliverable),
  source,
});

/** `GET /syntheses`. */
export const syntheses = z.object({
  ...stamp,
  territoire: z.string(),
  donnees_au: isoDate,
  synthetique: z.boolean(),
  fabriques: z.array(fabriqueState),
});
