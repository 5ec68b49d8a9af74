import { createHash } from "node:crypto";
import type { Release } from "@fabriques/pipelines/release";
import type { Request, Response } from "express";
import { linkHeader, linksOf } from "../ask/address.js";
import { type FileForm, fileAddress } from "../ask/file-form.js";
import { fileName } from "../contract/speech/index.js";
import { SENDERS } from "../file/file.js";
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
  /** The release asked for by name. */
  readonly pinned: string | undefined;
  /** Public origin of the addresses given; empty for paths alone. */
  readonly origin: string;
}

/** A file to send: its rows, counted in a release, and its form. */
export interface CountedFile {
  readonly question: TableQuestion;
  readonly form: FileForm;
  readonly release: Release;
  readonly total: number;
  /** Runs what writes the file when its turn comes. */
  readonly admit: (work: () => Promise<void>) => Promise<void>;
}

/** Sends a file, complete or visibly cut: on a failure midway the caller's error handler ends the connection. */
export async function sendFile(
  { request, response, outlet, session, pinned, origin }: Exchange,
  { question, form, release, total, admit }: CountedFile,
): Promise<void> {
  const { format, variant, canonical } = form;
  const links = linksOf(fileAddress(form), release.id, origin);
  const etag = weakTag([session, release.id, form.path, format.id, variant, canonical]);
  const name = fileName({ ...form, id: question.id, release: release.id });
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
      await sendDigested(response, outlet, (hashed) => SENDERS[format.id](table, hashed));
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

/** Weak, because nobody promises that two streams of the same rows are cut into the same bytes. */
const weakTag = (parts: readonly string[]): string =>
  `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;
