import type { Question } from "../../test/oracle/recompute.js";

/** What the catalogue says of an indicator that matters to those who ask. */
export interface Listed {
  readonly id: string;
  readonly jeu: string;
  /** Accepted elements of `par`. */
  readonly par: readonly string[];
  /** For people, what may be crossed: a mesh of time, then breakdowns. Null where anything may be. */
  readonly croisements: readonly (readonly string[])[] | null;
}

/** The catalogue, as far as it is needed here. */
export interface Catalogue {
  readonly indicateurs: readonly Listed[];
  readonly statuts_valeur: readonly { readonly id: string }[];
  readonly jeux: readonly {
    readonly id: string;
    readonly diffusion: string;
    readonly colonnes: readonly { readonly nom: string; readonly choix: readonly Choice[] }[];
    readonly ventilations: readonly { readonly nom: string; readonly choix: readonly Choice[] }[];
  }[];
}

interface Choice {
  readonly valeur: string;
}

/** A row of an answer: its dimensions, then its figure. */
export interface AnswerRow extends Readonly<Record<string, string | number | null>> {
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: string;
}

const PLACES_AND_TIMES = ["annee", "trimestre", "region", "departement"];

/**
 * Every question on the whole nation, then on each region and each department: all that an indicator may be crossed by,
 * those of the same crossing one after the other.
 */
export function questionsOf(
  { indicateurs }: Catalogue,
  territories: readonly string[],
): Question[] {
  return territories.flatMap((territory) => {
    const found = indicateurs.flatMap((listed) => questionsOn(listed, territory));
    return found.sort((a, b) => compareTexts(crossingOf(a), crossingOf(b)));
  });
}

function questionsOn({ id, par, croisements }: Listed, territory: string): Question[] {
  const crossings = croisements ?? everyCrossing(par);
  return crossings.flatMap(([mesh, ...breakdowns]) =>
    spacesIn(territory, par).map((space) => ({
      ...{ indicator: id, territory, space, breakdowns },
      mesh: mesh as Question["mesh"],
    })),
  );
}

function everyCrossing(par: readonly string[]): string[][] {
  const breakdowns = par.filter((name) => !PLACES_AND_TIMES.includes(name));
  const pairs = breakdowns.flatMap((one, i) =>
    breakdowns.slice(i + 1).map((other) => [one, other]),
  );
  const sets = [[], ...breakdowns.map((one) => [one]), ...pairs];
  const meshes = par.filter((name) => name === "annee" || name === "trimestre");
  return meshes.flatMap((mesh) => sets.map((set) => [mesh, ...set]));
}

/** What a territory is told apart by; the regions of a region would be itself. */
function spacesIn(territory: string, par: readonly string[]): Question["space"][] {
  if (territory.startsWith("D")) return [null];
  const told =
    territory === "FR" ? (["region", "departement"] as const) : (["departement"] as const);
  return [null, ...told.filter((space) => par.includes(space))];
}

const crossingOf = ({ indicator, mesh, space, breakdowns }: Question): string =>
  [indicator.split(".")[0], mesh, space ?? "", ...breakdowns].join(" ");

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The address of a question under `/api/v1`. */
export function addressOf({ indicator, territory, mesh, space, breakdowns }: Question): string {
  const par = [mesh, ...(space ? [space] : []), ...breakdowns].join(",");
  return `/indicateurs/${indicator}?territoire=${territory}&par=${par}`;
}

/** The values of a breakdown that the catalogue lists for an indicator. */
export function valuesOf({ jeux }: Catalogue, { jeu }: Listed, breakdown: string): string[] {
  const { colonnes = [], ventilations = [] } = jeux.find(({ id }) => id === jeu) ?? {};
  const listed = [...ventilations, ...colonnes].find(({ nom }) => nom === breakdown);
  return (listed?.choix ?? []).map(({ valeur }) => valeur);
}
