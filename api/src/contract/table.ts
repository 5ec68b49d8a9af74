import * as z from "zod";
import { isoDate, stamp, textSchema } from "./common.js";

/** « Lisez-moi », what every file says of itself, in French. */
export const readMe = z.object({
  titre: z.string(),
  definition: z.string(),
  filtres: z.array(z.string()),
  /** Address of the question, for the release that serves then, and for this one for ever. */
  lien: z.string(),
  lien_permanent: z.string(),
  release: z.string(),
  donnees_au: isoDate.nullable(),
  charge_le: z.iso.datetime(),
  audience: stamp.audience,
  /** Smallest number of people or firms that a cell shows for this audience. */
  k: z.number().int(),
  secret: z.string(),
  /** Where to find what hidden rows make together, in the files of an indicator about people or firms. */
  restes: z.string().optional(),
  sources: z.array(z.object({ nom: z.string(), sha256: z.string() })),
  producteur: z.string(),
  licence: z.string(),
  synthetique: z.boolean(),
  mention: z.string(),
  lignes: z.number().int(),
  colonnes: z.array(z.object({ nom: z.string(), libelle: z.string() })),
  /** Columns that the reader left out by `colonnes`. */
  colonnes_omises: z.array(z.string()),
  /** SHA-256 of the rows where the form has a place for it, and what it was computed on. */
  sha256: z.string().optional(),
  sha256_de: z.string().optional(),
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
