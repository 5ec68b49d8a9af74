import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { PlainSearch } from "../app/search.js";
import { addFilter, type Filter, readFilters, writeFilters } from "../filters/filter.js";
import type { Telling } from "./groups.js";
import type { Sort } from "./sort.js";
import type { Dataset } from "./switch.js";
import type { Grouping } from "./use-lines.js";

/** What a reader chooses on the data page. */
export interface RowsChoice {
  readonly filters: readonly Filter[];
  readonly sort: Sort | null;
  /** Names of the columns chosen, in the dataset's order; null for all of them. */
  readonly columns: readonly string[] | null;
  readonly grouping: Grouping | null;
  /** The release read; null for the one that serves. */
  readonly release: string | null;
}

/** What the reader changes: any part of the choice, or one more filter. */
export type RowsChange = Partial<RowsChoice> | { readonly added: Filter };

/** What the data page shows, as its address says it. */
export interface PageState extends RowsChoice {
  readonly change: (change: RowsChange) => void;
}

/** Names of the parameters that are no filter; no column has them. */
const NAMES = {
  order: "tri",
  columns: "colonnes",
  groups: "groupe",
  telling: "agregat",
  release: "release",
} as const;

/** Without its indicator and its status, a published cell is a number that says nothing. */
const KEPT: readonly string[] = ["indicateur", "statut"];

/** Columns of a dataset that cannot be left out. */
export const keptColumns = ({ diffusion }: Pick<Dataset, "diffusion">): readonly string[] =>
  diffusion === "cellules" ? KEPT : [];

/** Kinds of columns whose cells many rows share. */
const GROUPED: readonly string[] = [
  ...["choix", "booleen", "annee", "trimestre", "region", "departement", "commune"],
  ...["liste_departements", "texte", "identifiant"],
];

/** Columns that rows may be put together by: none where rows are published cells, which are never added up. */
export const groupable = ({ diffusion, colonnes }: Dataset): Dataset["colonnes"] =>
  diffusion === "cellules" ? [] : colonnes.filter(({ type }) => GROUPED.includes(type));

/** Reads `tri=annee` or `tri=-annee`. */
export function readSort({ [NAMES.order]: written = "" }: PlainSearch): Sort | null {
  const column = written.replace(/^-/, "");
  return column === "" ? null : { column, descending: written.startsWith("-") };
}

const namesIn = (written: string | undefined): readonly string[] =>
  written === undefined || written === "" ? [] : written.split(",");

/** Reads `colonnes=annee,collectivite`: the dataset's order, what cannot be left out, null where all are chosen. */
export function readColumns(search: PlainSearch, dataset: Dataset): readonly string[] | null {
  const asked = namesIn(search[NAMES.columns]);
  const names = dataset.colonnes.map(({ nom }) => nom);
  if (!names.some((name) => asked.includes(name))) return null;
  const kept = [...asked, ...keptColumns(dataset)];
  const chosen = names.filter((name) => kept.includes(name));
  return chosen.length === names.length ? null : chosen;
}

/** Reads `groupe=dispositif,trimestre` and `agregat=moyenne`; null where nothing is put together. */
export function readGrouping(search: PlainSearch, dataset: Dataset): Grouping | null {
  const allowed = groupable(dataset).map(({ nom }) => nom);
  const by = [...new Set(namesIn(search[NAMES.groups]))].filter((name) => allowed.includes(name));
  const telling: Telling = search[NAMES.telling] === "moyenne" ? "moyenne" : "somme";
  return by.length === 0 ? null : { by, telling };
}

/** Reads the whole address of a dataset. */
export function readRowsChoice(search: PlainSearch, dataset: Dataset): RowsChoice {
  const { colonnes, filtres } = dataset;
  return {
    filters: readFilters(search, [...colonnes, ...filtres]),
    sort: readSort(search),
    columns: readColumns(search, dataset),
    grouping: readGrouping(search, dataset),
    release: search[NAMES.release] || null,
  };
}

/** Writes the address of a choice: what is not chosen leaves no trace. */
export function writeRowsChoice(choice: RowsChoice): Record<string, string> {
  const { filters, sort, columns, grouping, release } = choice;
  return {
    ...writeFilters(filters),
    ...(columns && { [NAMES.columns]: columns.join(",") }),
    ...(sort && { [NAMES.order]: `${sort.descending ? "-" : ""}${sort.column}` }),
    ...(grouping && { [NAMES.groups]: grouping.by.join(",") }),
    ...(grouping?.telling === "moyenne" && { [NAMES.telling]: grouping.telling }),
    ...(release !== null && { [NAMES.release]: release }),
  };
}

/** The part of a choice that the API is asked: filters, columns and release, each where it narrows. */
export function askedOf(
  { filters, columns, release }: RowsChoice,
  { release: pinned = release }: { readonly release?: string | null } = {},
): Record<string, string> {
  return writeRowsChoice({ filters, columns, release: pinned, sort: null, grouping: null });
}

/** The state of the data page, held by its address alone: it survives reload, back and copy. */
export function usePageState(dataset: Dataset): PageState {
  const search: PlainSearch = useSearch({ from: "/donnees/$jeu" });
  const navigate = useNavigate({ from: "/donnees/$jeu" });
  const choice = useMemo(() => readRowsChoice(search, dataset), [search, dataset]);
  const change = (wanted: RowsChange): void => {
    const next =
      "added" in wanted
        ? { ...choice, filters: addFilter(choice.filters, wanted.added) }
        : { ...choice, ...wanted };
    // The shell keeps the territory of one page for the next: here it is a filter, and may be removed.
    const address: PlainSearch = { territoire: undefined, ...writeRowsChoice(next) };
    // Columns are ticked one after another: going back leaves the page, not twenty boxes.
    void navigate({ search: address, resetScroll: false, replace: "columns" in wanted });
  };
  return { ...choice, change };
}
