import { repeatedParameter, unknownParameter } from "./refusals.js";

/** The parameter that asks a question of one release, beside the question itself. */
export const PINNED = "release";

/** The parameters of one request, each given once; a key may end with `~` (the operator `~=`). */
export type Query = ReadonlyMap<string, string>;

/** Reads the query string of a URL; a repeated parameter is refused, since one of its values would be lost. */
export function readQuery(url: string): Query {
  const query = new Map<string, string>();
  const mark = url.indexOf("?");
  const search = mark < 0 ? "" : url.slice(mark + 1);
  for (const [name, value] of new URLSearchParams(search)) {
    if (query.has(name)) {
      throw repeatedParameter(name);
    }
    query.set(name, value);
  }
  return query;
}

/** The release asked for by name; undefined for the one that serves. */
export const pinnedIn = (url: string): string | undefined => readQuery(url).get(PINNED);

/** Refuses by name the first parameter that is not among the accepted ones. */
export function refuseUnknown(query: Query, accepted: readonly string[]): void {
  for (const name of query.keys()) {
    if (!accepted.includes(name)) throw unknownParameter(name, accepted);
  }
}

/** Splits a list on its commas; `\,` stands for a comma inside a value. Empty parts stay, to be refused. */
export const splitList = (value: string): string[] =>
  value.split(/(?<!\\),/).map((part) => part.replaceAll("\\,", ","));

/** Joins values as {@link splitList} splits them. */
export const joinList = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll(",", "\\,")).join(",");
