import { DATASETS } from "../catalogue/datasets/index.js";
import type { Indicator } from "../catalogue/model.js";
import type { Database } from "../engine.js";
import { indicatorsAsCells } from "./cells.js";
import { factsOf, type MeasuredQuantity, quantitiesOf } from "./facts.js";
import { joinMasks, type Mask, maskOf } from "./secrecy.js";

/** What hides part of an indicator: a region over all years, or the nation in one year. */
export interface HiddenCells {
  readonly indicateur: string;
  /** Code of the territory: `FR` or `R84`. */
  readonly territoire: string;
  /** Null for every period. */
  readonly periode: string | null;
}

/** Everything to hide from an audience in the cells about people; `smallest` is the fewest people shown. */
export async function hiddenCells(db: Database, smallest: number): Promise<HiddenCells[]> {
  const hidden: HiddenCells[] = [];
  for (const dataset of DATASETS.filter(({ personal }) => personal)) {
    const masks = await masksOf(db, indicatorsAsCells(dataset), smallest);
    for (const [indicateur, mask] of masks) hidden.push(...listed(indicateur, mask));
  }
  return hidden;
}

const listed = (indicateur: string, mask: Mask): HiddenCells[] => [
  ...[...mask.areas].map((area) => ({ indicateur, territoire: `R${area}`, periode: null })),
  ...[...mask.nationYears].map((year) => ({ indicateur, territoire: "FR", periode: `${year}` })),
];

/** Each quantity is judged once, whichever indicators show it, so that none gives away what another hides. */
async function masksOf(
  db: Database,
  indicators: readonly Indicator[],
  smallest: number,
): Promise<ReadonlyMap<string, Mask>> {
  const quantities = new Map(indicators.map((one) => [one.id, quantitiesOf(one, smallest)]));
  const distinct = new Map([...quantities.values()].flat().map((one) => [keyOf(one), one]));
  const all = [...distinct.values()];
  const facts = all[0] ? await factsOf(db, all[0].dataset, all) : [];
  const masks = new Map(all.map((quantity) => [keyOf(quantity), maskOf(quantity, facts)]));
  const maskOfAll = (own: readonly MeasuredQuantity[]): Mask =>
    joinMasks(own.flatMap((quantity) => masks.get(keyOf(quantity)) ?? []));
  return new Map([...quantities].map(([id, own]) => [id, maskOfAll(own)]));
}

/** The same rows counted as people and as firms are two quantities. */
const keyOf = ({ id, people, firms }: MeasuredQuantity): string => `${people}/${firms}/${id}`;
