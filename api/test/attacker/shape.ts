import type { Catalogue, Cell, IndicatorAnswer, Territories } from "../../src/contract/index.js";

/** The values of each dimension in the order that the catalogue tells: the same in every answer. */
export type Orders = ReadonlyMap<string, readonly string[]>;

/** The orders that the catalogue and the list of territories tell. */
export function ordersOf({ jeux }: Catalogue, territories: Territories["territoires"]): Orders {
  const places = (level: string): string[] =>
    territories.filter(({ niveau }) => niveau === level).map(({ code }) => code.slice(1));
  const choices = jeux.flatMap(({ ventilations }) =>
    ventilations.map(({ nom, choix }) => [nom, choix.map(({ valeur }) => valeur)] as const),
  );
  return new Map([
    ...choices,
    ["region", places("region")],
    ["departement", places("departement")],
  ]);
}

const FIGURE = ["valeur", "statut", "numerateur", "denominateur", "couverture"];

/** Rows must come in an order that says nothing of values, and hold nothing but dimensions and a figure. */
export function odditiesOf(answer: IndicatorAnswer, orders: Orders): string[] {
  const { par, valeurs } = answer;
  const found: string[] = [];
  const expected = new Set([...par, ...FIGURE]);
  const more = valeurs.flatMap((cell) => Object.keys(cell).filter((name) => !expected.has(name)));
  if (more.length > 0) found.push(`${[...new Set(more)].join(", ")} beside figures`);
  const strange = Object.entries(answer).filter(
    ([name, value]) => !KNOWN_KEYS.includes(name) && holdsNumber(value),
  );
  for (const [name] of strange) found.push(`${name}, numbers that nothing explains`);
  const ranks = valeurs.map((cell) => rankOf(cell, orders, par));
  if (ranks.some((rank, i) => i > 0 && rank <= (ranks[i - 1] as number))) {
    found.push("rows in an order of their own");
  }
  return found;
}

/** A row's place in the one order that dimensions give: first the first asked, each in its fixed order. */
function rankOf(cell: Cell, orders: Orders, par: readonly string[]): number {
  return par.reduce((rank, name) => {
    const value = String(cell[name]);
    const own = orders.get(name)?.indexOf(value) ?? Number(value.replace("-T", ""));
    return rank * 1_000 + own;
  }, 0);
}

const holdsNumber = (value: unknown): boolean =>
  typeof value === "number" ||
  (typeof value === "object" && value !== null && Object.values(value).some(holdsNumber));

const KNOWN_KEYS: readonly string[] = [
  ...["valeurs", "restes", "avancement", "chiffre", "suite"],
  ...["source", "commentaires", "chiffres_publies"],
];
