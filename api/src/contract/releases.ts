import * as z from "zod";
import { isoDate, source, stamp } from "./common.js";

/** `GET /releases`. */
export const releases = z.object({
  courante: z.string(),
  releases: z.array(
    z.object({
      id: z.string(),
      charge_le: z.iso.datetime(),
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
  /** Last day covered by each source that has one: none speaks for another. */
  donnees_au: z.array(z.object({ jeu: z.string(), jour: isoDate })),
  charge_le: z.iso.datetime(),
  synthetique: z.boolean(),
});
