import { PROGRESS_STATUS_IDS, VALUE_STATUS_IDS } from "@fabriques/pipelines/catalogue";
import * as z from "zod";

const textSchema = z.object({ fr: z.string(), en: z.string() });
const domain = z.enum(["ruralite", "mentorat", "entreprises", "ctai"]);
const progressStatus = z.enum(PROGRESS_STATUS_IDS);
const valueStatus = z.enum(VALUE_STATUS_IDS);
const appraisal = z.enum(["securise", "atteignable", "appui_necessaire", "compromis"]);
/** An ISO date. */
export const isoDate = z.iso.date();

/** Marks set on a value beside its status. */
export const MARKS = ["provisoire", "source_en_retard"] as const;
const mark = z.enum(MARKS);

/** What every answer begins with: the release that it was read from and the audience it is published for. */
export const stamp = { release: z.string(), audience: z.enum(["public", "interne"]) };

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
  avancement: progress,
  source,
  commentaires: z.array(comment),
  chiffres_publies: z.array(publishedFigure),
});

/** `GET /territoires`. */
export const territories = z.object({
  territoires: z.array(
    z.object({
      code: z.string(),
      niveau: z.enum(["nation", "region", "departement"]),
      nom: z.string(),
      parent: z.string().nullable(),
      population: z.number().int(),
    }),
  ),
});

/** `GET /releases`. */
export const releases = z.object({
  courante: z.string(),
  releases: z.array(
    z.object({
      id: z.string(),
      charge_le: z.iso.datetime(),
      donnees_au: isoDate,
      precedente: z.string().nullable(),
      synthetique: z.boolean(),
      sources: z.array(source),
    }),
  ),
});

/** `GET /sante`. */
export const health = z.object({
  statut: z.literal("ok"),
  ...stamp,
  donnees_au: isoDate,
  charge_le: z.iso.datetime(),
  synthetique: z.boolean(),
});

const columnWords = z.object({
  nom: z.string(),
  type: z.string(),
  libelle: textSchema,
  obligatoire: z.boolean(),
  choix: z.array(z.object({ valeur: z.string(), libelle: textSchema })),
  operateurs: z.array(z.string()),
});

/** `GET /catalogue`: the words of everything else. */
export const catalogue = z.object({
  ...stamp,
  fabriques: z.array(
    z.object({
      id: domain,
      numero: z.number().int(),
      tenue_le: isoDate.nullable(),
      tenue_le_libelle: textSchema,
      titre: textSchema,
      theme: textSchema,
      notes: z.array(textSchema),
      jeu: z.string(),
    }),
  ),
  points_cles: z.array(
    z.object({ id: z.string(), fabrique: domain, libelle: textSchema, description: textSchema }),
  ),
  indicateurs: z.array(
    z.object({
      id: z.string(),
      domaine: domain,
      jeu: z.string(),
      role: z.enum(["chiffre_cle", "point_cle", "impact"]),
      point_cle: z.string().nullable(),
      libelle: textSchema,
      definition: textSchema,
      unite: z.string(),
      sens: z.enum(["hausse", "baisse", "neutre"]),
      numerateur: textSchema,
      denominateur: textSchema.nullable(),
      temps: z.enum(["stock", "flux", "cohorte", "cumul"]),
      maille_temps: z.enum(["annee", "trimestre"]),
      maille_territoire: z.enum(["nation", "region", "departement"]),
      /** Accepted elements of `par`. */
      par: z.array(z.string()),
      /** Accepted filters. */
      filtres: z.array(z.string()),
    }),
  ),
  unites: z.array(
    z.object({
      id: z.string(),
      libelle: textSchema,
      symbole: textSchema,
      decimales: z.number().int(),
    }),
  ),
  jeux: z.array(
    z.object({
      id: z.string(),
      libelle: textSchema,
      description: textSchema,
      /** `lignes`: public acts, row by row. `cellules`: people or firms, published cells only. */
      diffusion: z.enum(["lignes", "cellules"]),
      lignes: z.number().int(),
      /** Columns that are served and may be filtered. */
      colonnes: z.array(columnWords),
      /** Filters beside the columns: where a row stands in time and space. */
      filtres: z.array(columnWords),
    }),
  ),
  statuts: z.array(z.object({ id: progressStatus, libelle: textSchema, sens: textSchema })),
  statuts_valeur: z.array(
    z.object({ id: valueStatus, libelle: textSchema, sens: textSchema, marque: textSchema }),
  ),
});

/** « Lisez-moi », what every file says of itself, in French. */
export const readMe = z.object({
  titre: z.string(),
  definition: z.string(),
  filtres: z.array(z.string()),
  lien: z.string(),
  release: z.string(),
  donnees_au: isoDate,
  charge_le: z.iso.datetime(),
  audience: stamp.audience,
  /** Smallest number of people or firms that a cell shows for this audience. */
  k: z.number().int(),
  secret: z.string(),
  sources: z.array(z.object({ nom: z.string(), sha256: z.string() })),
  producteur: z.string(),
  licence: z.string(),
  synthetique: z.boolean(),
  mention: z.string(),
  lignes: z.number().int(),
  colonnes: z.array(z.object({ nom: z.string(), libelle: z.string() })),
});

/** `GET /donnees/{jeu}` (JSON form): filtered rows in the dataset's total order. */
export const rows = z.object({
  ...stamp,
  jeu: z.string(),
  /** The filters in a French and an English sentence. */
  filtres: z.array(textSchema),
  total: z.number().int(),
  lisez_moi: readMe,
  lignes: z.array(z.record(z.string(), z.unknown())),
});

/** `application/problem+json` (RFC 9457), with the parameter at fault and what is accepted. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  parametre: z.string().optional(),
  valeur: z.string().optional(),
  acceptes: z.array(z.string()).optional(),
});
