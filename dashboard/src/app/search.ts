import { searchOf } from "../api/questions.js";

/** Search part of an address as plain strings: nothing is quoted or turned into a number. */
export type PlainSearch = Readonly<Record<string, string | undefined>>;

/** What every page keeps in its address, `R84` or `D69`, absent for the nation; what else a page may find there, it reads by itself. */
export interface SharedSearch extends PlainSearch {
  readonly territoire?: string | undefined;
}

const TERRITORY = /^(R[0-9]{2}|D([0-9]{2,3}|2[AB]))$/;

/** Reads `?a=1&b=x,y`; a name given twice is a list. */
export function parseSearch(search: string): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    read[name] = name in read ? `${read[name]},${value}` : value;
  }
  return read;
}

/** Writes an address that people can read: only what the user chose. */
export const stringifySearch = (search: PlainSearch): string => searchOf(search);

/** Keeps the territory when it is one; anything else is left out of the address. */
export function sharedSearch(search: PlainSearch): SharedSearch {
  const { territoire } = search;
  return territoire !== undefined && TERRITORY.test(territoire) ? { territoire } : {};
}
