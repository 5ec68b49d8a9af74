import { INDICATORS } from "@fabriques/pipelines/catalogue";
import { DATA_TYPES, FORMATS } from "../contract/formats.js";
import { Problem } from "./problem.js";

const LONGEST_NAME = 100;
const cut = (name: string, most: number = LONGEST_NAME): string => name.slice(0, most);

/** The refusal of a parameter that means nothing here. */
export function unknownParameter(name: string, accepted: readonly string[]): Problem {
  const hint =
    accepted.length === 0 ? "Aucun paramètre n’est accepté ici." : "Voyez les paramètres acceptés.";
  return new Problem(
    "parametre_inconnu",
    `Le paramètre «\u202f${cut(name)}\u202f» n’existe pas ici. ${hint}`,
    { parametre: name, acceptes: accepted },
  );
}

/** The refusal of a parameter given twice. */
export const repeatedParameter = (name: string): Problem =>
  new Problem(
    "parametre_repete",
    `Le paramètre «\u202f${cut(name)}\u202f» est donné plusieurs fois. Séparez ses valeurs par des virgules.`,
    { parametre: name },
  );

/** The refusal of a value, with what is accepted in its place: values, or a form and an example. */
export const refusedValue = (
  parameter: string,
  value: string,
  accepted: readonly string[],
): Problem =>
  new Problem(
    "valeur_refusee",
    `La valeur «\u202f${cut(value)}\u202f» n’est pas acceptée pour «\u202f${parameter}\u202f».`,
    { parametre: parameter, valeur: value, acceptes: accepted },
  );

/** The refusal of an indicator that does not exist. */
export const unknownIndicator = (id: string): Problem =>
  new Problem("introuvable", `L’indicateur «\u202f${cut(id)}\u202f» n’existe pas.`, {
    parametre: "id",
    valeur: id,
    acceptes: INDICATORS.map((candidate) => candidate.id),
  });

/** The refusal of a dataset that does not exist. */
export const unknownDataset = (id: string, accepted: readonly string[]): Problem =>
  new Problem("introuvable", `Le jeu de données «\u202f${cut(id)}\u202f» n’existe pas.`, {
    parametre: "jeu",
    valeur: id,
    acceptes: accepted,
  });

/** The refusal of a `par` of the wrong number of times, places or breakdowns. */
export const illFormedDimensions = (value: string, accepted: readonly string[]): Problem =>
  new Problem(
    "valeur_refusee",
    "«\u202fpar\u202f» demande un élément de temps et un seul, au plus un élément d’espace, et au plus deux ventilations.",
    { parametre: "par", valeur: value, acceptes: accepted },
  );

/** The refusal of breakdowns that are not published together. */
export const unpublishedCrossing = (
  parameter: string,
  crossing: string,
  accepted: readonly string[],
): Problem =>
  new Problem(
    "valeur_refusee",
    "Ce croisement n’est pas publié : le plan de publication limite ce qui porte sur des personnes ou des entreprises à quelques croisements, et chacun peut aussi se demander par région ou par département.",
    { parametre: parameter, valeur: crossing, acceptes: accepted },
  );

/** The refusal of an extension that names no format. */
export const unknownFormat = (extension: string): Problem =>
  new Problem("introuvable", `Le format «\u202f${cut(extension, 50)}\u202f» n’existe pas.`, {
    parametre: "format",
    valeur: extension,
    acceptes: FORMATS.map(({ id }) => id),
  });

/** The refusal of an `Accept` that no format answers. */
export const unservedTypes = (accept: string): Problem =>
  new Problem("format_refuse", "Aucun des formats demandés par Accept n’est proposé.", {
    parametre: "Accept",
    valeur: accept,
    acceptes: Object.values(DATA_TYPES),
  });

/** What is expected of a value, in French, where it is a form and not one of a few values. */
export const EXPECTED = {
  text: "un texte de 1 à 200 caractères",
  integer: "un entier, par exemple 12",
  decimal: "un nombre à point décimal, par exemple 12.5",
  day: "une date AAAA-MM-JJ, par exemple 2023-11-08",
  year: "une année, par exemple 2023",
  quarter: "un trimestre, par exemple 2023-T1",
  siren: "un SIREN de neuf chiffres, par exemple 200046977",
  commune: "un code de commune, par exemple 02720",
  notBefore: (period: string): string => `une période qui ne précède pas ${period}`,
  oneOf: (name: string): string => `${name}=valeur,valeur`,
  range: (name: string): string => `${name}=début..fin`,
  contained: (name: string): string => `${name}~=texte contenu`,
} as const;
