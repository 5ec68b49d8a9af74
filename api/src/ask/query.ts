import { Problem } from "./problem.js";

/** The parameters of one request, each given once; a key may end with `~` (the operator `~=`). */
export type Query = ReadonlyMap<string, string>;

/** Reads the query string of a URL; a repeated parameter is refused, since one of its values would be lost. */
export function readQuery(url: string): Query {
  const query = new Map<string, string>();
  const mark = url.indexOf("?");
  const search = mark < 0 ? "" : url.slice(mark + 1);
  for (const [name, value] of new URLSearchParams(search)) {
    if (query.has(name)) {
      throw new Problem(
        "parametre_repete",
        `Le paramètre «\u202f${name.slice(0, 100)}\u202f» est donné plusieurs fois. Séparez ses valeurs par des virgules.`,
        { parametre: name },
      );
    }
    query.set(name, value);
  }
  return query;
}

/** Refuses by name the first parameter that is not among the accepted ones. */
export function refuseUnknown(query: Query, accepted: readonly string[]): void {
  for (const name of query.keys()) {
    if (!accepted.includes(name)) throw unknownParameter(name, accepted);
  }
}

/** The refusal of a parameter that means nothing here. */
export function unknownParameter(name: string, accepted: readonly string[]): Problem {
  const hint =
    accepted.length === 0 ? "Aucun paramètre n’est accepté ici." : "Voyez les paramètres acceptés.";
  return new Problem(
    "parametre_inconnu",
    `Le paramètre «\u202f${name.slice(0, 100)}\u202f» n’existe pas ici. ${hint}`,
    {
      parametre: name,
      acceptes: accepted,
    },
  );
}

/** The refusal of a value, with what is accepted in its place: values, or a form and an example. */
export function refusedValue(
  parameter: string,
  value: string,
  accepted: readonly string[],
): Problem {
  return new Problem(
    "valeur_refusee",
    `La valeur «\u202f${value.slice(0, 100)}\u202f» n’est pas acceptée pour «\u202f${parameter}\u202f».`,
    { parametre: parameter, valeur: value, acceptes: accepted },
  );
}

/** Splits a list on its commas; `\,` stands for a comma inside a value. Empty parts stay, to be refused. */
export const splitList = (value: string): string[] =>
  value.split(/(?<!\\),/).map((part) => part.replaceAll("\\,", ","));

/** Joins values as {@link splitList} splits them. */
export const joinList = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll(",", "\\,")).join(",");
