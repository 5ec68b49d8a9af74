import type { Catalogue, Health, Territories, Text } from "@fabriques/api/contract";
import type { Unit } from "@fabriques/api/speech";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { CATALOGUE, HEALTH, TERRITORIES } from "../api/questions.js";
import { type Answered, useAnswer } from "../api/use-answer.js";
import { SHELL } from "../words/shell.js";
import { same } from "../words/text.js";

/** One indicator as the catalogue tells it. */
export type IndicatorWords = Catalogue["indicateurs"][number];
/** One territory of the reference list. */
export type Territory = Territories["territoires"][number];
/** One Fabrique as the catalogue tells it. */
export type FabriqueWords = Catalogue["fabriques"][number];

/** What every page needs to name things: the catalogue, the territories, the release that serves. */
export interface Reference {
  readonly catalogue: Catalogue;
  readonly territories: readonly Territory[];
  readonly health: Health;
  readonly indicator: (id: string) => IndicatorWords | undefined;
  /** The unit of an id; an unknown one is a plain number. */
  readonly unit: (id: string) => Unit;
  readonly fabrique: (id: string) => FabriqueWords | undefined;
  readonly territory: (code: string) => Territory | undefined;
  /** Name of a territory, or its code where the list does not have it. */
  readonly territoryName: (code: string) => Text;
}

const PLAIN_UNIT: Unit = { id: "", libelle: same(""), symbole: same(""), decimales: 0 };

const ReferenceContext = createContext<Reference | null>(null);

const byKey = <T, K extends keyof T>(items: readonly T[], key: K): ReadonlyMap<T[K], T> =>
  new Map(items.map((item) => [item[key], item]));

function referenceOf(catalogue: Catalogue, territories: Territories, health: Health): Reference {
  const indicators = byKey(catalogue.indicateurs, "id");
  const units = byKey(catalogue.unites, "id");
  const places = byKey(territories.territoires, "code");
  return {
    catalogue,
    health,
    territories: territories.territoires,
    indicator: (id) => indicators.get(id),
    unit: (id) => units.get(id) ?? PLAIN_UNIT,
    fabrique: (id) => catalogue.fabriques.find((fabrique) => fabrique.id === id),
    territory: (code) => places.get(code),
    territoryName: (code) => (code === "FR" ? SHELL.france : same(places.get(code)?.nom ?? code)),
  };
}

/** Loads the reference once for the whole application; the first of its questions to fail is the one told. */
export function useReferenceAnswer(): Answered<Reference> {
  const catalogue = useAnswer(CATALOGUE);
  const territories = useAnswer(TERRITORIES);
  const health = useAnswer(HEALTH);
  const [words, places, state] = [catalogue.answer, territories.answer, health.answer];
  const reference = useMemo(
    () => (words && places && state ? referenceOf(words, places, state) : null),
    [words, places, state],
  );
  for (const asked of [catalogue, territories, health]) if (asked.state === "failed") return asked;
  return reference === null
    ? { state: "waiting", answer: null }
    : { state: "ready", answer: reference };
}

/** Gives the reference to the pages. */
export function ReferenceProvider(props: {
  readonly reference: Reference;
  readonly children: ReactNode;
}): ReactNode {
  return <ReferenceContext value={props.reference}>{props.children}</ReferenceContext>;
}

/** The reference; only for components inside the shell's content, where it is always there. */
export function useReference(): Reference {
  const reference = useContext(ReferenceContext);
  if (reference === null) throw new Error("useReference outside of ReferenceProvider");
  return reference;
}
