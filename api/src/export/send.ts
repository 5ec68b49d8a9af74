import { createHash } from "node:crypto";
import type { Release } from "@fabriques/pipelines/release";
import type { Request, Response } from "express";
import { API_ROOT, type CsvVariant } from "../contract/routes.js";
import type { Format } from "../formats.js";
import type { Outlet } from "../stream.js";
import { countRows, openTable, type TableQuestion } from "./table.js";

/** One request and its answer under way. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly outlet: Outlet;
  /** Told apart from another run of the server, whose code may write the same rows otherwise. */
  readonly session: string;
}

/** The file asked for: its format, and the one way to write its question. */
export interface FileForm {
  readonly format: Format;
  readonly variant: CsvVariant;
  /** Path of the resource under the root of the API, without extension. */
  readonly path: string;
  /** Parameters of the question in their one order; empty when there is none. */
  readonly canonical: string;
}

/** Sends a file, complete or visibly cut: on a failure midway the caller's error handler ends the connection. */
export async function sendFile(
  question: TableQuestion,
  form: FileForm,
  { release, request, response, outlet, session }: Exchange & { readonly release: Release },
): Promise<void> {
  const { format, variant, canonical } = form;
  const total = await countRows(question, release);
  const etag = weakTag([session, release.id, form.path, format.id, variant, canonical]);
  const name = baseName(question.id, form, release);
  response.setHeader("Content-Type", format.contentType);
  const file = `${name}.${format.id}`;
  response.setHeader("Content-Disposition", `${format.disposition}; filename="${file}"`);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", etag);
  response.setHeader("X-Total-Rows", total);
  response.vary("Accept");
  if (request.get("if-none-match")?.includes(etag)) {
    response.status(304).end();
    return;
  }
  if (request.method !== "HEAD") {
    const link = linkOf(form, request);
    await format.send(await openTable(question, release, { name, link, variant, total }), outlet);
  }
  response.end();
}

/** Where the same question can be asked again. */
function linkOf({ path, format, variant, canonical }: FileForm, request: Request): string {
  const choice = variant === "standard" ? [] : [`variante=${variant}`];
  const query = [...(canonical === "" ? [] : [canonical]), ...choice].join("&");
  const host = request.get("host") ?? "";
  return `${request.protocol}://${host}${API_ROOT}${path}.${format.id}${query && `?${query}`}`;
}

function baseName(id: string, { variant, canonical }: FileForm, release: Release): string {
  const parts = [
    id,
    release.id,
    ...(canonical === "" ? [] : ["filtre"]),
    ...(variant === "standard" ? [] : [variant]),
  ];
  return parts.join("-");
}

/** Weak, because nobody promises that two streams of the same rows are cut into the same bytes. */
const weakTag = (parts: readonly string[]): string =>
  `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;
