import * as z from "zod";

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
