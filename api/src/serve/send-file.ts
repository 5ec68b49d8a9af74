import { createHash } from "node:crypto";
import type { Release } from "@fabriques/pipelines/release";
import type { Request, Response } from "express";
import { type Address, linkHeader, linksOf } from "../ask/address.js";
import type { CsvVariant } from "../contract/formats.js";
import type { Format } from "../file/file.js";
import type { Outlet } from "../file/outlet.js";
import { openTable, type TableQuestion } from "../file/table.js";
import { cacheControl } from "./releases.js";

/** One request and its answer under way. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly outlet: Outlet;
  /** Told apart from another run of the server, whose code may write the same rows otherwise. */
  readonly session: string;
  readonly release: Release;
  /** The release asked for by name. */
  readonly pinned: string | undefined;
  /** Public origin of the addresses given; empty for paths alone. */
  readonly origin: string;
  /** Rows of the file. */
  readonly total: number;
  /** Runs what writes the file when its turn comes. */
  readonly admit: (work: () => Promise<void>) => Promise<void>;
}

/** The file asked for: its format, and the one way to write its question. */
export interface FileForm {
  readonly format: Format;
  readonly variant: CsvVariant;
  /** Path of the resource under the root of the API, without extension. */
  readonly path: string;
  /** Parameters of the question in their one order; empty when there is none. */
  readonly canonical: string;
  /** What the name of the file says of the question: that it is filtered, that columns were left out. */
  readonly marks: readonly string[];
}

/** Sends a file, complete or visibly cut: on a failure midway the caller's error handler ends the connection. */
export async function sendFile(
  question: TableQuestion,
  form: FileForm,
  { release, request, response, outlet, session, pinned, origin, total, admit }: Exchange,
): Promise<void> {
  const { format, variant, canonical } = form;
  const links = linksOf(addressOf(form), release.id, origin);
  const etag = weakTag([session, release.id, form.path, format.id, variant, canonical]);
  const name = baseName(question.id, form, release);
  response.setHeader("Content-Type", format.contentType);
  const file = `${name}.${format.id}`;
  response.setHeader("Content-Disposition", `${format.disposition}; filename="${file}"`);
  response.setHeader("Cache-Control", cacheControl(release, pinned));
  response.setHeader("Content-Location", links.permanent);
  response.setHeader("Link", linkHeader(links, origin));
  response.setHeader("ETag", etag);
  response.setHeader("X-Total-Rows", total);
  response.vary("Accept");
  if (request.get("if-none-match")?.includes(etag)) {
    response.status(304).end();
    return;
  }
  if (request.method !== "HEAD") {
    await admit(async () => {
      const table = await openTable(question, release, { name, links, variant, total });
      await sendDigested(response, outlet, (hashed) => format.send(table, hashed));
    });
  }
  response.end();
}

/** Follows a body with its SHA-256 (RFC 9530), which nobody knows before its last byte: a trailer. */
async function sendDigested(
  response: Response,
  outlet: Outlet,
  send: (hashed: Outlet) => Promise<void>,
): Promise<void> {
  const hash = createHash("sha256");
  // HTTP/1.0 has no chunks, so no trailers.
  const isChunked = response.req.httpVersion !== "1.0";
  if (isChunked) response.setHeader("Trailer", "Repr-Digest");
  await send({
    signal: outlet.signal,
    write(parts) {
      const bytes = parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part));
      for (const part of bytes) hash.update(part);
      return outlet.write(bytes);
    },
  });
  if (isChunked) response.addTrailers({ "Repr-Digest": `sha-256=:${hash.digest("base64")}:` });
}

/** The file as it is asked for, in its one way. */
function addressOf({ path, format, variant, canonical }: FileForm): Address {
  const choice = variant === "standard" ? [] : [`variante=${variant}`];
  const query = [...(canonical === "" ? [] : [canonical]), ...choice].join("&");
  return { path: `${path}.${format.id}`, query };
}

function baseName(id: string, { variant, marks }: FileForm, release: Release): string {
  const parts = [id, release.id, ...marks, ...(variant === "standard" ? [] : [variant])];
  return parts.join("-");
}

/** Weak, because nobody promises that two streams of the same rows are cut into the same bytes. */
const weakTag = (parts: readonly string[]): string =>
  `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;
