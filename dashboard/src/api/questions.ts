import type {
  Catalogue,
  Health,
  IndicatorAnswer,
  QualityAnswer,
  Releases,
  SecrecyAnswer,
  Syntheses,
  Territories,
} from "@fabriques/api/contract";

/** Address of the API, from the same origin as the page. */
export const API_ROOT = "/api/v1";

/** A question to the API: its address, and the type of its answer. */
export interface Question<T> {
  /** Address with its search part, from the root of the origin. */
  readonly path: string;
  /** Never set: carries the type of the answer. */
  readonly answer?: T;
}

/** Values of a parameter; an empty list is the same as no parameter. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const readable = (value: string): string =>
  encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":");

/** Search part of an address, readable, without the parameters that have no value. */
export function searchOf(parameters: Parameters): string {
  const parts = Object.entries(parameters).flatMap(([name, value]) => {
    const written = typeof value === "string" ? value : (value ?? []).join(",");
    return written === "" ? [] : [`${readable(name)}=${readable(written)}`];
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** A question about any path of the API. */
export const question = <T>(path: string, parameters: Parameters = {}): Question<T> => ({
  path: `${API_ROOT}${path}${searchOf(parameters)}`,
});

/** `GET /catalogue`. */
export const CATALOGUE: Question<Catalogue> = question("/catalogue");
/** `GET /sante`. */
export const HEALTH: Question<Health> = question("/sante");
/** `GET /territoires`. */
export const TERRITORIES: Question<Territories> = question("/territoires");
/** `GET /releases`. */
export const RELEASES: Question<Releases> = question("/releases");

/** `GET /secret`: the certificate of the release that serves. */
export const CERTIFICATE: Question<SecrecyAnswer> = question("/secret");

/** `GET /qualite`: the whole report, or the anomalies that filters (`jeu`, `gravite`, `regle`) and `page` choose. */
export const qualityOf = (parameters: Parameters = {}): Question<QualityAnswer> =>
  question("/qualite", parameters);

/** `GET /syntheses` for one territory. */
export const synthesesOf = (territory: string): Question<Syntheses> =>
  question("/syntheses", { territoire: territory });

/** `GET /indicateurs/{id}`, cut by `by`, narrowed by further parameters (`de`, `a`, filters). */
export const indicatorOf = (
  id: string,
  territory: string,
  by: readonly string[],
  more: Parameters = {},
): Question<IndicatorAnswer> =>
  question(`/indicateurs/${encodeURIComponent(id)}`, { territoire: territory, par: by, ...more });
