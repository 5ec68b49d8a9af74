import * as z from "zod";
import { isoDate, source, stamp } from "./common.js";

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
