import * as z from "zod";
import { isoDate, stamp } from "./common.js";

const severity = z.enum(["refus", "avertissement"]);
const frequency = z.enum(["trimestre", "semestre", "annee"]);
const count = z.number().int().nonnegative();
/** Physical line in a file, from 1; null for the whole file. */
const line = z.number().int().positive().nullable();

/** Where records went: `lues` = `chargees` + `refusees` + `doublons` + `corrigees`. */
const balance = {
  lues: count,
  chargees: count,
  refusees: count,
  doublons: count,
  corrigees: count,
  /** Totals and notes left out on purpose; not among the rows read. */
  ignorees: count,
};

/** A source: its files, the balance of its rows, and whether newer data should have come. */
export const sourceQuality = z.object({
  jeu: z.string(),
  fichiers: z.array(
    z.object({
      nom: z.string(),
      sha256: z.string(),
      /** Null, as the balance, for one file among several about people: its length counts them. */
      octets: count.nullable(),
      /** Of a workbook, its format (`xlsx`, `ods`). */
      encodage: z.string(),
      /** In French words; of a workbook, the sheet that was read (`feuille « CTAI »`). */
      delimiteur: z.string(),
      bilan: z.object(balance).nullable(),
    }),
  ),
  charge_le: z.iso.datetime(),
  ...balance,
  avertissements: count,
  donnees_au: isoDate.nullable(),
  attendue_chaque: frequency.nullable(),
  /** After this day, newer data should have come. */
  attendue_le: isoDate.nullable(),
  en_retard: z.boolean(),
  /** Days since `attendue_le`; 0 where the source is not late. */
  retard_jours: count,
});

/** Something wrong in a file. `valeur` is null where it may not be shown. */
export const anomaly = z.object({
  jeu: z.string(),
  fichier: z.string(),
  ligne: line,
  colonne: z.string().nullable(),
  valeur: z.string().nullable(),
  regle: z.string(),
  gravite: severity,
  message: z.string(),
});

/** How many anomalies of one rule in one dataset. */
export const ruleCount = z.object({
  jeu: z.string(),
  regle: z.string(),
  gravite: severity,
  nombre: count,
});

/** Something done or seen without anything being wrong. */
export const notice = z.object({
  jeu: z.string(),
  fichier: z.string(),
  colonne: z.string().nullable(),
  regle: z.string(),
  nombre: count,
  ligne: line,
  message: z.string(),
});

/** One cell of an earlier row that a later file replaced. */
export const correction = z.object({
  jeu: z.string(),
  fichier: z.string(),
  ligne: line,
  fichier_corrige: z.string(),
  ligne_corrigee: line,
  cle: z.string().nullable(),
  colonne: z.string(),
  avant: z.string().nullable(),
  apres: z.string().nullable(),
});

/** A check across rows or files, and what it found. */
export const checkResult = z.object({
  controle: z.string(),
  jeu: z.string(),
  libelle: z.string(),
  conseil: z.string(),
  nombre: count,
  constats: z.array(z.string()),
});

/** The last load that could not be published, and why. */
export const refusedLoad = z.object({
  refuse_le: z.iso.datetime(),
  /** When the first load since was published; null while the refusal is the last word. */
  publie_depuis: z.iso.datetime().nullable(),
  dossier: z.string(),
  fichiers: z.array(z.object({ nom: z.string(), sha256: z.string(), octets: count })),
  motifs: z.array(
    z.object({
      fichier: z.string().nullable(),
      ligne: line,
      colonne: z.string().nullable(),
      message: z.string(),
    }),
  ),
  anomalies: z.array(anomaly),
});

/** `GET /qualite`. */
export const quality = z.object({
  ...stamp,
  charge_le: z.iso.datetime(),
  sources: z.array(sourceQuality),
  fichiers_laisses: z.array(z.string()),
  /** Of the whole release, whatever the filters. */
  par_regle: z.array(ruleCount),
  filtres: z.object({
    jeu: z.array(z.string()),
    gravite: z.array(severity),
    regle: z.array(z.string()),
  }),
  anomalies: z.object({
    /** All that the load found under these filters. */
    total: count,
    /** Those that the release keeps, by file and line: the first ones of each rule. */
    gardees: count,
    page: z.number().int().positive(),
    pages: count,
    lignes: z.array(anomaly),
  }),
  notices: z.array(notice),
  corrections: z.object({
    /** All cells corrected; the list holds the first ones of each dataset. */
    total: count,
    par_colonne: z.array(z.object({ jeu: z.string(), colonne: z.string(), nombre: count })),
    liste: z.array(correction),
  }),
  controles: z.array(checkResult),
  dernier_refus: refusedLoad.nullable(),
});
