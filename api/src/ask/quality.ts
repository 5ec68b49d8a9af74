import { DATASETS } from "@fabriques/pipelines/catalogue";
import type { QualityAnswer } from "../contract/index.js";
import { type Query, splitList } from "./query.js";
import { refusedValue } from "./refusals.js";

/** Which anomalies are asked for; an empty list lets everything through. */
export interface QualityPlan {
  readonly filters: QualityAnswer["filtres"];
  /** From 1. */
  readonly page: number;
}

/** Parameters of the route. */
export const QUALITY_PARAMETERS = ["jeu", "gravite", "regle", "page"] as const;

const SEVERITIES = ["refus", "avertissement"] as const;

/** Reads the filters and the page; a rule that this release never met is no error, since links outlive releases. */
export function planQuality(query: Query): QualityPlan {
  const datasets = DATASETS.map(({ id }) => id);
  const page = query.get("page") ?? "1";
  if (!/^[1-9]\d{0,5}$/.test(page)) throw refusedValue("page", page, ["1", "2", "…"]);
  return {
    page: Number(page),
    filters: {
      jeu: listOf(query, "jeu", datasets),
      gravite: listOf(query, "gravite", SEVERITIES),
      regle: rulesOf(query),
    },
  };
}

/** The filters and the page as they are written in a URL, in their one order. */
export const writeQuality = ({ filters, page }: QualityPlan): string =>
  [
    ...(["jeu", "gravite", "regle"] as const).flatMap((name) =>
      filters[name].length === 0 ? [] : [`${name}=${filters[name].join(",")}`],
    ),
    ...(page === 1 ? [] : [`page=${page}`]),
  ].join("&");

function listOf<T extends string>(query: Query, name: string, accepted: readonly T[]): T[] {
  const value = query.get(name);
  if (value === undefined) return [];
  return splitList(value).map((part) => {
    const found = accepted.find((one) => one === part);
    if (found === undefined) throw refusedValue(name, part, accepted);
    return found;
  });
}

function rulesOf(query: Query): string[] {
  const value = query.get("regle");
  if (value === undefined) return [];
  const rules = splitList(value);
  const faulty = rules.find((rule) => !/^[a-z][a-z0-9_]{0,60}$/.test(rule));
  if (faulty !== undefined) throw refusedValue("regle", faulty, ["illisible", "limites"]);
  return rules;
}
