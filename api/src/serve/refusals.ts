import { Problem, type ProblemFacts } from "../ask/problem.js";
import { PINNED } from "../ask/query.js";
import { API_ROOT } from "../contract/route.js";
import { ROUTES } from "../contract/routes.js";

/** The refusal of work when too much waits. */
export const tooBusy = (): Problem =>
  new Problem(
    "serveur_occupe",
    "Trop de demandes sont en cours. Réessayez dans quelques secondes.",
  );

/** The refusal of an answer that takes too long to be made. */
export const tooLong = (): Problem =>
  new Problem(
    "serveur_occupe",
    "La réponse demandait trop de temps. Réessayez plus tard, ou posez une question plus étroite.",
  );

/** The refusal of one request too many in a minute; may be asked again after so many seconds. */
export const tooMany = (perMinute: number, retryAfter: number): Problem =>
  new Problem(
    "trop_de_demandes",
    `Plus de ${perMinute} demandes en une minute sont venues de votre adresse. Réessayez dans ${retryAfter} s.`,
    { retryAfter },
  );

/** The refusal of an address of more characters than are read. */
export const tooLongAddress = (most: number): Problem =>
  new Problem("adresse_trop_longue", `L’adresse demandée dépasse ${most} caractères.`);

/** The refusal of an address whose percent-encoding cannot be read. */
export const badlyEncoded = (): Problem =>
  new Problem("requete_illisible", "L’adresse demandée est mal encodée.");

/** The refusal of a body on a question. */
export const unwantedBody = (): Problem =>
  new Problem("corps_refuse", "Une demande de lecture ne porte pas de corps.");

/** A failure of ours, of which only the log says more. */
export const failed = (): Problem =>
  new Problem(
    "erreur_interne",
    "La demande n’a pas pu aboutir. L’incident est consigné\u202f; réessayez plus tard.",
  );

/** The refusal of the measures to whoever may not read them. */
export const measuresKept = (isByToken: boolean): Problem =>
  new Problem(
    "acces_refuse",
    isByToken
      ? "Les mesures demandent le jeton du serveur (Authorization: Bearer)."
      : "Les mesures ne se lisent que depuis la machine du serveur.",
  );

/** The refusal of a pinned release that an older software published. */
export const outdatedRelease = (pinned: string): Problem =>
  new Problem(
    "version_absente",
    `La version «\u202f${pinned}\u202f» a été publiée par un logiciel plus ancien, et ne se lit plus.`,
    { parametre: PINNED, valeur: pinned },
  );

/** The refusal of a pinned release that is not kept, or of what names none. */
export function absentRelease(pinned: string, retained: readonly string[]): Problem {
  const isName = /^r[0-9a-f]{12}$/.test(pinned);
  return new Problem(
    isName ? "version_absente" : "valeur_refusee",
    isName
      ? `La version «\u202f${pinned}\u202f» n’est pas conservée. Voyez les versions conservées.`
      : `La valeur «\u202f${pinned.slice(0, 100)}\u202f» ne nomme pas une version\u202f: un «\u202fr\u202f» et douze chiffres hexadécimaux sont attendus.`,
    { parametre: PINNED, valeur: pinned, acceptes: retained },
  );
}

/** A place where nothing stands: what is said of another method, of another address, and what may be asked instead. */
export interface Nowhere {
  readonly method: string;
  readonly address: string;
  readonly facts?: ProblemFacts;
}

const PATHS = ROUTES.map(({ path }) => path);

/** Under the API, beside its routes. */
export const NO_ROUTE: Nowhere = {
  method: "Cette API se lit\u202f: seules GET et HEAD sont acceptées.",
  address: "Cette adresse n’existe pas dans l’API.",
  facts: { acceptes: PATHS },
};

/** Beside the dashboard's pages. */
export const NO_PAGE: Nowhere = {
  method: "Cette page se lit\u202f: seules GET et HEAD sont acceptées.",
  address: "Cette page n’existe pas.",
};

/** The refusal of what stands nowhere, by a method that reads or by another. */
export function nowhere({ method, address, facts }: Nowhere, asked: string): Problem {
  return asked === "GET" || asked === "HEAD"
    ? new Problem("introuvable", address, facts)
    : new Problem("methode_refusee", method, { acceptes: ["GET", "HEAD"] });
}

/** The refusal of another version of the API. */
export const unknownVersion = (): Problem =>
  new Problem("introuvable", "Cette version de l’API n’existe pas.", {
    acceptes: PATHS.map((path) => API_ROOT + path),
  });
