import * as z from "zod";
import { domain, isoDate, progressStatus, stamp, textSchema, valueStatus } from "./common.js";

/** `GET /territoires`. */
export const territories = z.object({
  lien_permanent: stamp.lien_permanent,
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

const columnWords = z.object({
  nom: z.string(),
  type: z.string(),
  libelle: textSchema,
  obligatoire: z.boolean(),
  choix: z.array(z.object({ valeur: z.string(), libelle: textSchema })),
  operateurs: z.array(z.string()),
  /** What there is at the end of the period: rows of several periods do not add up. */
  stock: z.boolean(),
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
      /** A `detail` is shown under its key point, never judged. */
      role: z.enum(["chiffre_cle", "point_cle", "detail", "impact"]),
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
      /**
       * For an indicator about people, what the publication plan holds: a mesh of time, then breakdowns, told apart or
       * filtered; each goes with any region or department. Null where rows are published, and anything may be crossed.
       */
      croisements: z.array(z.array(z.string())).nullable(),
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
      /** Breakdowns of the indicators about people, with the words of their values. */
      ventilations: z.array(columnWords),
    }),
  ),
  statuts: z.array(z.object({ id: progressStatus, libelle: textSchema, sens: textSchema })),
  statuts_valeur: z.array(
    z.object({ id: valueStatus, libelle: textSchema, sens: textSchema, marque: textSchema }),
  ),
});
