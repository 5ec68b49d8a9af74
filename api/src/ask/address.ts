import { API_ROOT } from "../contract/route.js";

/** A question as it is written in a URL, in its one way. */
export interface Address {
  /** Path under the root of the API, extension included. */
  readonly path: string;
  /** Parameters in their one order, without the release; empty when there is none. */
  readonly query: string;
}

/** Where a question is asked of the release that serves then, and of one release for ever. */
export interface Links {
  readonly latest: string;
  readonly permanent: string;
}

/** Both addresses of a question; paths alone where `origin`, the public one, is empty. */
export function linksOf({ path, query }: Address, release: string, origin: string): Links {
  const base = `${origin}${API_ROOT}${path}`;
  const pinned = `release=${release}`;
  return {
    latest: query === "" ? base : `${base}?${query}`,
    permanent: `${base}?${query === "" ? pinned : `${query}&${pinned}`}`,
  };
}

/** The `Link` header of an answer: where it stays, where newer ones come, and what describes them. */
export function linkHeader({ latest, permanent }: Links, origin: string): string {
  const root = `${origin}${API_ROOT}`;
  return [
    `<${permanent}>; rel="bookmark"`,
    `<${latest}>; rel="latest-version"`,
    `<${root}/releases>; rel="version-history"`,
    `<${root}/openapi.json>; rel="service-desc"`,
    `<${root}/documentation>; rel="service-doc"`,
  ].join(", ");
}
