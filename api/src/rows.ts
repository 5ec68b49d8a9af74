import { createHash } from "node:crypto";
import { type Column, KINDS, type Sql } from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import type { Request, Response } from "express";
import { CSV_VARIANTS, type CsvVariant } from "./contract/routes.js";
import { type FilterPlan, planFilters } from "./filters.js";
import { chooseFormat, type Format, type TableHead } from "./formats.js";
import { type Query, readQuery, refusedValue, unknownParameter } from "./query.js";
import { filterables, type Served, servedOf } from "./served.js";
import type { Outlet } from "./stream.js";

/** A question on a dataset's rows, read and checked: nothing was asked of the engine yet. */
export interface RowsPlan {
  readonly served: Served;
  readonly format: Format;
  readonly variant: CsvVariant;
  readonly filters: FilterPlan;
}

/** Reads the question; refuses by name what does not exist. */
export function planRows(request: Request): RowsPlan {
  const [id = "", ...extension] = String(request.params.jeu).split(".");
  const served = servedOf(id);
  const format = chooseFormat(extension.length > 0 ? extension.join(".") : undefined, request);
  const { variante, ...rest } = Object.fromEntries(readQuery(request.url));
  const query: Query = new Map(Object.entries(rest));
  return {
    served,
    format,
    variant: readVariant(variante, format),
    filters: planFilters(query, filterables(served), format.id === "csv" ? ["variante"] : []),
  };
}

function readVariant(value: string | undefined, format: Format): CsvVariant {
  if (value === undefined) return "standard";
  if (format.id !== "csv") throw unknownParameter("variante", []);
  const variant = CSV_VARIANTS.find((candidate) => candidate === value);
  if (!variant) throw refusedValue("variante", value, CSV_VARIANTS);
  return variant;
}

/** One request and its answer under way. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly outlet: Outlet;
  /** Told apart from another run of the server, whose code may write the same rows otherwise. */
  readonly session: string;
}

/** Sends the rows, complete or visibly cut: on a failure midway the caller's error handler ends the connection. */
export async function sendRows(
  plan: RowsPlan,
  release: Release,
  exchange: Exchange,
): Promise<void> {
  const { request, response, outlet } = exchange;
  const columns = columnsOf(plan.served, release);
  const total = await countRows(plan, release);
  const etag = setHeaders(plan, release, { ...exchange, total });
  if (request.get("if-none-match")?.includes(etag)) {
    response.status(304).end();
    return;
  }
  if (request.method !== "HEAD") {
    const head: TableHead = {
      columns: await describe(columns, plan.served, release),
      lists: new Set(columns.filter(({ isList }) => isList).map(({ name }) => name)),
      variant: plan.variant,
      facts: factsOf(plan, release, total),
    };
    await pour(plan, release, { outlet, head, columns, total });
  }
  response.end();
}

/** Tells what is coming, and returns its tag. */
function setHeaders(
  plan: RowsPlan,
  release: Release,
  { response, session, total }: Exchange & { readonly total: number },
): string {
  const { served, format, variant, filters } = plan;
  const etag = weakTag([session, release.id, served.id, format.id, variant, filters.canonical]);
  const name = fileName(plan, release);
  response.setHeader("Content-Type", format.contentType);
  response.setHeader("Content-Disposition", `${format.disposition}; filename="${name}"`);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", etag);
  response.setHeader("X-Total-Rows", total);
  response.vary("Accept");
  return etag;
}

interface Pouring {
  readonly outlet: Outlet;
  readonly head: TableHead;
  readonly columns: readonly SelectedColumn[];
  readonly total: number;
}

async function pour(plan: RowsPlan, release: Release, pouring: Pouring): Promise<void> {
  const { outlet, head, columns, total } = pouring;
  const { signal, write } = outlet;
  const encoder = plan.format.encoder(head);
  const { relation, order } = plan.served;
  const select = columns.map((column) => column.sql).join(", ");
  const query = `select ${select} from ${relation} where ${plan.filters.sql} order by ${order}`;
  let rows = 0;
  for await (const chunk of release.chunks(query, plan.filters.params, signal)) {
    if (rows === 0) await write(encoder.start());
    rows += chunk.length;
    await write(encoder.add(chunk));
  }
  if (rows !== total) throw new Error(`${rows} rows read out of ${total}`);
  if (rows === 0) await write(encoder.start());
  await write(encoder.end());
}

interface SelectedColumn {
  readonly name: string;
  readonly sql: Sql;
  readonly isList: boolean;
}

/** The columns as they are read: lists as text joined by `|`; cells carry their release and threshold. */
function columnsOf(served: Served, release: Release): readonly SelectedColumn[] {
  const columns = served.columns.map(selected);
  if (served.publication === "lignes") return columns;
  const threshold = release.manifest.seuils[release.audience];
  return [
    ...columns,
    { name: "k", sql: `${Number(threshold)} as k`, isList: false },
    { name: "release", sql: `'${release.id.replaceAll("'", "''")}' as release`, isList: false },
  ];
}

function selected(column: Column): SelectedColumn {
  const { name } = column;
  const isList = KINDS[column.kind].sqlType(column).endsWith("[]");
  const sql = isList ? `array_to_string("${name}", '|') as "${name}"` : `"${name}"`;
  return { name, sql, isList };
}

async function countRows({ served, filters }: RowsPlan, release: Release): Promise<number> {
  const [row] = await release.all(
    `select count(*) as total from ${served.relation} where ${filters.sql}`,
    filters.params,
  );
  return Number(row?.total);
}

/** Types of the columns, needed to write a table without rows. */
async function describe(
  columns: readonly SelectedColumn[],
  served: Served,
  release: Release,
): Promise<TableHead["columns"]> {
  const select = columns.map((column) => column.sql).join(", ");
  const rows = await release.all(`describe select ${select} from ${served.relation}`);
  return rows.map((row) => ({ name: `${row.column_name}`, sqlType: `${row.column_type}` }));
}

const factsOf = (plan: RowsPlan, release: Release, total: number): Record<string, unknown> => ({
  release: release.id,
  audience: release.audience,
  jeu: plan.served.id,
  filtres: plan.filters.sentences,
  total,
});

function fileName({ served, format, variant, filters }: RowsPlan, release: Release): string {
  const parts = [
    served.id,
    release.id,
    ...(filters.canonical === "" ? [] : ["filtre"]),
    ...(variant === "standard" ? [] : [variant]),
  ];
  return `${parts.join("-")}.${format.id}`;
}

/** Weak, because nobody promises that two streams of the same rows are cut into the same bytes. */
const weakTag = (parts: readonly string[]): string =>
  `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;
