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

/** How much of a period its source covers: 9 months of 12, 64 centres of 160. */
export const coverage = z.object({
  observe: z.number().int().nonnegative(),
  attendu: z.number().int().positive(),
  unite: z.enum(["mois", "centres", "regions"]),
});

/** A value with its status: `valeur` is null for `secret`, `manquant` and `non_applicable`. */
export const figure = z.object({
  valeur: z.number().nullable(),
  statut: valueStatus,
  numerateur: z.number().nullable(),
  denominateur: z.number().nullable(),
  /** What is there of a period that is not whole, even where its value is hidden; null where it is. */
  couverture: coverage.nullable(),
});

/** One value of a series, with the period it stands for (`2023`, `2023-T1`). */
export const point = z.object({ periode: z.string(), ...figure.shape });

/** The change between two values of one indicator, judged once: whoever tells it repeats it. */
export const change = z.object({
  de: z.string(),
  a: z.string(),
  /** Years between the two periods: 0.25 for a quarter. */
  annees: z.number(),
  /** The period that it starts from is not the one before: it is to be named. */
  ecart_d_annees: z.boolean(),
  sens: z.enum(["hausse", "baisse", "stable"]),
  /** In the unit: points for a percentage. */
  difference: z.number(),
  /** In percent of the earlier value; null for a percentage, and where that value is zero. */
  relative: z.number().nullable(),
  /** Whether it goes the better way; null where it is stable, or no direction is better. */
  favorable: z.boolean().nullable(),
  /** “en hausse de 5,3 % par rapport à 2024”. */
  phrase: textSchema,
});

/** A period that is not over, or not all in: never judged, compared with the same months of the year before. */
export const unfinished = z.object({
  ...point.shape,
  /** Null where the same part of the two years cannot be measured. */
  comparaison: z
    .object({
      /** Months from the start of each year. */
      mois: z.number().int().positive(),
      a: point,
      de: point,
      evolution: change,
    })
    .nullable(),
  /** “2026, 9 mois sur 12 : 42, contre 40 sur les mêmes mois de 2025”. */
  phrase: textSchema,
});

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
