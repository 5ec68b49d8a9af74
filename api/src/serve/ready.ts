import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import type { Request, Response } from "express";

/** Content encodings served, best first. */
const ENCODINGS = ["br", "gzip"] as const;
type Encoding = (typeof ENCODINGS)[number] | "identity";

/** An answer as bytes: plain, and compressed at most once per encoding. */
export interface Ready {
  readonly type: string;
  /** SHA-256 of the plain bytes, shortened: the root of the strong ETags. */
  readonly hash: string;
  /** Plain size in bytes. */
  readonly size: number;
  bytes(encoding: Encoding): Promise<Buffer>;
}

const SMALLEST_COMPRESSED = 1_024;
// Above 7, brotli takes seconds of a pool thread for a few per cent on the largest answer.
const BROTLI_QUALITY = 7;
const COMPRESSED_TYPE = /^(text\/|image\/svg)|json|javascript|manifest/;

/** Makes bytes ready to be sent any number of times. */
export function makeReady(body: Buffer, type: string): Ready {
  const made = new Map<Encoding, Promise<Buffer>>([["identity", Promise.resolve(body)]]);
  return {
    type,
    hash: createHash("sha256").update(body).digest("base64url").slice(0, 27),
    size: body.length,
    bytes(encoding) {
      let bytes = made.get(encoding);
      if (!bytes) {
        bytes = compress(body, encoding);
        made.set(encoding, bytes);
      }
      return bytes;
    },
  };
}

/** Makes a JSON answer ready. */
export const readyJson = (answer: unknown, type = "application/json; charset=utf-8"): Ready =>
  makeReady(Buffer.from(JSON.stringify(answer)), type);

function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return promisify(gzip)(body);
  return promisify(brotliCompress)(body, {
    params: {
      [zlib.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Sends a ready answer: 304 where the client has it, else the best encoding that the client takes. */
export async function sendReady(
  request: Request,
  response: Response,
  options: { readonly ready: Ready; readonly cacheControl?: string },
): Promise<void> {
  const { ready, cacheControl = "no-cache" } = options;
  const encoding = chooseEncoding(request, ready);
  const suffix = encoding === "identity" ? "" : `-${encoding}`;
  response.setHeader("ETag", `"${ready.hash}${suffix}"`);
  response.setHeader("Cache-Control", cacheControl);
  addVary(response, "Accept-Encoding");
  if (isKnown(request.headers["if-none-match"], ready.hash)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const bytes = await ready.bytes(encoding);
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Type", ready.type);
  response.setHeader("Content-Length", bytes.length);
  response.statusCode = 200;
  response.end(bytes);
}

/** Adds a name to `Vary`, which holds none of ours twice. */
export function addVary(response: Response, name: string): void {
  const others = response.getHeader("Vary");
  response.setHeader("Vary", others === undefined ? name : `${others}, ${name}`);
}

function chooseEncoding(request: Request, ready: Ready): Encoding {
  if (ready.size < SMALLEST_COMPRESSED || !COMPRESSED_TYPE.test(ready.type)) return "identity";
  return preferred(request);
}

const preferences = new Map<string, Encoding>();
/** Browsers and tools have few ways to write the header; anyone may write others. */
const MOST_PREFERENCES = 200;

function preferred(request: Request): Encoding {
  const header = String(request.headers["accept-encoding"] ?? "");
  const known = preferences.get(header);
  if (known !== undefined) return known;
  const accepted = request.acceptsEncodings();
  const encoding = ENCODINGS.find((one) => accepted.includes(one)) ?? "identity";
  if (preferences.size < MOST_PREFERENCES && header.length < 100) preferences.set(header, encoding);
  return encoding;
}

/** Whether `If-None-Match` names these bytes, in whatever encoding they were sent. */
function isKnown(header: string | undefined, hash: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((tag) => {
    const bare = tag.trim().replace(/^W\//, "");
    return bare === "*" || bare.replace(/^"|(-br|-gzip)?"$/g, "") === hash;
  });
}
