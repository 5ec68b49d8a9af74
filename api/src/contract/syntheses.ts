import * as z from "zod";
import {
  change,
  comment,
  domain,
  figure,
  isoDate,
  point,
  progressStatus,
  source,
  stamp,
  textSchema,
  unfinished,
  valueStatus,
} from "./common.js";

/**
 * Marks set on a value beside its status: over, but may still move; older than its source's frequency leads one to expect;
 * older than it should be, since a later period that is over for its source lacks months or reporters.
 */
export const MARKS = ["provisoire", "source_en_retard", "periodes_incompletes"] as const;
/** A mark. */
export const mark = z.enum(MARKS);

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
  /** The value of the target year, once it is over, where it is whole and known: the verdict and TA are its, whatever came after. */
  echeance: z.object({ periode: z.string(), valeur: z.number() }).nullable(),
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
  /** From the last whole year before to the judged one. */
  evolution: change.nullable(),
  /** From VI to VA; null where the reference year is not before the judged one. */
  depuis_reference: change.nullable(),
  /** Level, direction and distance in one sentence, which cannot contradict the status. */
  titre: textSchema,
  /** The same in full: value with its counts, change, target and what was expected. */
  phrase: textSchema,
  /** The period after the judged one, as far as it goes. */
  en_cours: unfinished.nullable(),
  /** Change per year still needed to reach the target, in the indicator's unit. */
  rythme_necessaire: z.number().nullable(),
  /** No year of the series ever moved by as much; never said of what is on track. */
  hors_de_portee: z.boolean(),
  croissance: z.object({ ratio: z.number().nullable(), statut: progressStatus }).nullable(),
  depend_de_la_methode: z.boolean(),
  marques: z.array(mark),
  commentaire: comment.nullable(),
  /** The official's appreciation and the computed status say different things. */
  desaccord: z.boolean(),
  /** Yearly values in order. */
  serie: z.array(point),
});

/** A figure at its last whole period, with its change against a named one. */
export const headline = z.object({
  indicateur: z.string(),
  periode: z.string().nullable(),
  ...figure.shape,
  reference: point.nullable(),
  evolution: change.nullable(),
  /** Level and direction in one sentence. */
  titre: textSchema,
  /** The same in full, with its counts. */
  phrase: textSchema,
  en_cours: unfinished.nullable(),
  marques: z.array(mark),
  serie: z.array(point),
  /** Where the figure has a target: judged, counted and listed as late like any other. */
  avancement: progress.nullable(),
});

/** A key point with the worst status of its indicators. */
export const keyPoint = z.object({
  id: z.string(),
  libelle: textSchema,
  description: textSchema,
  statut: progressStatus,
  indicateurs: z.array(progress),
  /** Shown beside the judged indicators, never judged themselves. */
  details: z.array(headline),
  /** What the key point asks for and nothing measures. */
  mesure_partielle: textSchema.nullable(),
  commentaires: z.array(comment),
  /** The last appreciation of the key point and its status say different things. */
  desaccord: z.boolean(),
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
  /** Number of headline figures with a target, per status. */
  statuts_chiffres_cles: z.partialRecord(progressStatus, z.number().int()),
  /** What is to be known of the figures in this territory. */
  notes: z.array(textSchema),
  /** Promises are the nation's: none in another territory. */
  livrables: z.array(deliverable),
  source,
});

/** `GET /syntheses`. */
export const syntheses = z.object({
  ...stamp,
  territoire: z.string(),
  /** Day of the reading, by which a source or a promise is late. */
  lu_le: isoDate,
  synthetique: z.boolean(),
  fabriques: z.array(fabriqueState),
});
