import { type Indicator, indicatorOf, type Territory } from "@fabriques/pipelines/catalogue";
import { type FileForm, readFileForm } from "./file-form.js";
import { type FilterPlan, planFilters } from "./filters.js";
import type { Query } from "./query.js";
import {
  filtersBeside,
  type Range,
  readDimensions,
  readIndicator,
  readRange,
  readTerritory,
  refuseUnpublished,
} from "./questions.js";
import type { AskedRequest } from "./request.js";

/** A question on an indicator, read and checked. */
export interface IndicatorPlan {
  readonly indicator: Indicator;
  readonly territory: Territory;
  readonly by: readonly string[];
  readonly range: Range;
  readonly filters: FilterPlan;
}

/** A question on an indicator, and the file that its values are asked in. */
export interface IndicatorFilePlan {
  readonly plan: IndicatorPlan;
  readonly form: FileForm;
}

const RESERVED: readonly string[] = ["territoire", "par", "de", "a"];

/** Reads the question and its form; refuses by name what does not exist, or what the indicator does not accept. */
export function planIndicator(request: AskedRequest): IndicatorFilePlan {
  const isKnown = (id: string): boolean => indicatorOf(id) !== undefined;
  const asked = readFileForm(request, String(request.params.id), isKnown);
  const plan = planOf(readIndicator(asked.id), asked.query, asked.reserved);
  const { format, variant } = asked;
  const path = `/indicateurs/${plan.indicator.id}`;
  const canonical = queryOf(plan);
  const marks = canonical === "" ? [] : ["filtre"];
  return { plan, form: { format, variant, path, canonical, marks } };
}

/** `form` are the parameters that the file takes besides, told among those accepted. */
function planOf(indicator: Indicator, query: Query, form: readonly string[]): IndicatorPlan {
  const territory = readTerritory(query);
  const by = readDimensions(query, indicator, territory);
  const rest = new Map([...query].filter(([name]) => !RESERVED.includes(name)));
  const filters = planFilters(rest, filtersBeside(indicator, by), [...RESERVED, ...form]);
  refuseUnpublished(indicator, by, filters.values);
  return { indicator, territory, by, range: readRange(query, by), filters };
}

/** The question as it is written in a URL, without what stands by default. */
function queryOf({ territory, by, range, filters }: IndicatorPlan): string {
  return [
    ...(territory.code === "FR" ? [] : [`territoire=${territory.code}`]),
    ...(by.join(",") === "annee" ? [] : [`par=${by.join(",")}`]),
    ...(range.from === undefined ? [] : [`de=${range.from}`]),
    ...(range.to === undefined ? [] : [`a=${range.to}`]),
    ...(filters.canonical === "" ? [] : [filters.canonical]),
  ].join("&");
}
