import { type Text, text } from "@fabriques/pipelines/catalogue";
import type * as z from "zod";
import type { Parameter } from "./parameters.js";

/** Where every route begins. */
export const API_ROOT = "/api/v1";

/** Names of the routes. */
export type RouteId =
  | "sante"
  | "catalogue"
  | "syntheses"
  | "indicateur"
  | "territoires"
  | "releases"
  | "qualite"
  | "secret"
  | "donnees"
  | "dcat"
  | "openapi"
  | "documentation";

/** One route of the API: path under {@link API_ROOT}, words, parameters and the schema of its JSON answer. */
export interface Route {
  readonly id: RouteId;
  readonly path: string;
  readonly summary: Text;
  readonly parameters: readonly Parameter[];
  readonly answer: z.ZodType | null;
  /** Media types beside JSON, by file extension. */
  readonly formats?: Readonly<Record<string, string>>;
  /** Media type of an answer that has no JSON form of the contract. */
  readonly media?: string;
  /** Questions worth opening, path and parameters under {@link API_ROOT}; the first one is the shortest. */
  readonly examples: readonly Example[];
}

/** A question that may be opened as it is, and what it asks. */
export interface Example {
  readonly path: string;
  readonly words: Text;
}

/** An {@link Example}. */
export const example = (path: string, fr: string, en: string): Example => ({
  path,
  words: text(fr, en),
});
