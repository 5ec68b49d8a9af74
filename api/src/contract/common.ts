import { PROGRESS_STATUS_IDS, VALUE_STATUS_IDS } from "@fabriques/pipelines/catalogue";
import * as z from "zod";

/** A text in both languages. */
export const textSchema = z.object({ fr: z.string(), en: z.string() });
/** A Fabrique, by what it is about. */
export const domain = z.enum(["ruralite", "mentorat", "entreprises", "ctai"]);
/** The verdict on a progress. */
export const progressStatus = z.enum(PROGRESS_STATUS_IDS);
/** What a value is, or why there is none. */
export const valueStatus = z.enum(VALUE_STATUS_IDS);
const appraisal = z.enum(["securise", "atteignable", "appui_necessaire", "compromis"]);
/** An ISO date. */
export const isoDate = z.iso.date();

/** What every answer begins with: the release that it was read from and the audience it is published for. */
export const stamp = {
  release: z.string(),
  audience: z.enum(["public", "interne"]),
  /** Address of this answer, of this release, for ever; absent where no release can be pinned. */
  lien_permanent: z.string().optional(),
};

/** A value with its status: `valeur` is null for `secret`, `manquant` and `non_applicable`. */
export const figure = z.object({
  valeur: z.number().nullable(),
  statut: valueStatus,
  numerateur: z.number().nullable(),
  denominateur: z.number().nullable(),
});

/** One value of a series, with the period it stands for (`2023`, `2023-T1`). */
export const point = z.object({ periode: z.string(), ...figure.shape });

/** A row of an indicator's answer: the asked dimensions as text keys, then the figure. */
export const cell = figure.catchall(z.string().nullable());

/** Where a figure comes from. */
export const source = z.object({
  jeu: z.string(),
  fichiers: z.array(z.object({ nom: z.string(), sha256: z.string() })),
  charge_le: z.iso.datetime(),
  donnees_au: isoDate.nullable(),
  lignes: z.number().int(),
  refusees: z.number().int(),
  en_retard: z.boolean(),
});

/** An official's comment: the author is a role. */
export const comment = z.object({
  indicateur: z.string().nullable(),
  point_cle: z.string().nullable(),
  territoire: z.string(),
  date: isoDate,
  auteur: z.string(),
  texte: z.string(),
  appreciation: appraisal.nullable(),
});
