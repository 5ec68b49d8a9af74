import type { Release, ReleaseStore } from "@fabriques/pipelines/release";
import { answerTo, QUESTIONS, type QuestionReader } from "../answer/answer.js";
import { linksOf } from "../ask/address.js";
import { planIndicator } from "../ask/indicator.js";
import type { AskedRequest } from "../ask/request.js";
import { planRows } from "../ask/rows.js";
import type { Route, RouteId } from "../contract/route.js";
import { ROUTES } from "../contract/routes.js";
import { SENDERS } from "../file/file.js";
import { indicatorTable } from "../file/indicator.js";
import { rowsTable } from "../file/rows.js";
import { countRows, openTable, type TableQuestion } from "../file/table.js";
import { dcatQuestion } from "./dcat.js";

/** Answers to the first example of each route, shortened; absent where there is none to show. */
export type Examples = ReadonlyMap<RouteId, Example>;

/** A JSON answer, and the first lines of the CSV where there is one. */
export interface Example {
  readonly json?: unknown;
  readonly csv?: string;
}

/** What examples are made from. */
export interface ExamplesContext {
  readonly release: Release;
  readonly releases: ReleaseStore;
  readonly origin: string;
  readonly now: Date;
}

/** Asks a release the first example of each route: what the document shows is what this server answers. */
export async function readExamples(context: ExamplesContext): Promise<Examples> {
  const examples = new Map<RouteId, Example>();
  // One after the other: the document may wait, other questions should not.
  for (const route of ROUTES) {
    const example = await exampleOf(route, context).catch(() => null);
    if (example) examples.set(route.id, example);
  }
  return examples;
}

async function exampleOf(route: Route, context: ExamplesContext): Promise<Example | null> {
  const request = requestOf(route);
  const { id } = route;
  if (id === "openapi" || id === "documentation") return null;
  if (id === "donnees") {
    const question = rowsTable(planRows(request), context.release);
    const json = await writtenAs("json", question, context);
    return { json: JSON.parse(json), csv: await writtenAs("csv", question, context) };
  }
  const read = id === "dcat" ? dcatQuestion : QUESTIONS[id];
  const json = shortened(await readExample(read, request, context));
  if (id !== "indicateur") return { json };
  const question = await indicatorTable(planIndicator(request).plan, context.release);
  return { json, csv: await writtenAs("csv", question, context) };
}

function readExample(
  read: QuestionReader,
  request: AskedRequest,
  { release, releases, origin, now }: ExamplesContext,
): Promise<object> {
  const today = now.toISOString().slice(0, 10);
  return answerTo(read(request), { release, releases, origin, today, pinned: undefined });
}

/** The request of a route's first example, as far as questions read requests: its address, and no header. */
function requestOf({ path, examples }: Route): AskedRequest {
  const [first] = examples;
  const url = first?.path ?? path;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/?]+)")}`);
  const values = pattern.exec(url)?.slice(1) ?? [];
  const params = Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""]));
  return {
    url,
    params,
    accepts: () => "application/json",
    get: () => undefined,
  };
}

const FEW_ROWS = 2;

/** The first rows of a table in a format of text. */
async function writtenAs(
  id: "json" | "csv",
  question: TableQuestion,
  { release, origin }: ExamplesContext,
): Promise<string> {
  const few = { ...question, from: `${question.from} limit ${FEW_ROWS}` };
  const links = linksOf({ path: `/donnees/${question.id}.${id}`, query: "" }, release.id, origin);
  const total = await countRows(few, release);
  const form = { name: question.id, links, variant: "standard", total } as const;
  const table = await openTable(few, release, form);
  const parts: string[] = [];
  await SENDERS[id](table, {
    signal: new AbortController().signal,
    async write(more) {
      parts.push(...more.map((part) => (typeof part === "string" ? part : `${Buffer.from(part)}`)));
    },
  });
  return parts.join("");
}

/** The same answer with one element of each list: it still fits its schema. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}
