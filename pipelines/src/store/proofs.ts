import { createHmac, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { endianness } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { AuditedYear, YearCounts } from "../secrecy/audiences.js";
import type { Protection } from "../secrecy/protect.js";
import { PARTIAL } from "./durable.js";
import { layout } from "./layout.js";
import type { Audience } from "./manifest.js";

/** Environment variable that gives the folder of proofs in the place of the private folder's. */
const FOLDER_VARIABLE = "FABRIQUES_PREUVES";

/** The masks of one year of one population, and what proves them; it holds true counts, and never leaves the private folder. */
export interface Proof {
  readonly counts: Int32Array;
  readonly masks: Readonly<Record<Audience, Protection>>;
  /** What a last attack found in each finished mask. */
  readonly audits: AuditedYear;
}

/** What a year's masks are made from, besides its counts. */
export interface Making {
  readonly key: string;
  /** Whatever else decides: code, thresholds, population, year. */
  readonly settings: readonly unknown[];
}

/** Names a proof by all that it is made from; the key is part of it, so that the name says nothing of the counts. */
export function proofName({ counts, firms, empty }: YearCounts, { key, settings }: Making): string {
  const mac = createHmac("sha256", key).update(JSON.stringify(settings));
  for (const part of [counts, empty, firms?.distinct, firms?.firm, firms?.people]) {
    if (part) mac.update(bytesOf(part));
    mac.update("/");
  }
  return mac.digest("hex").slice(0, 32);
}

/** Reads a proof; null where there is none, or where a machine that stopped left only a part of it. */
export async function readProof(dataDir: string, name: string): Promise<Proof | null> {
  const file = await readFile(fileOf(dataDir, name)).catch(() => null);
  // The check sum of gzip fails on anything but the whole.
  const whole = file && (await promisify(gunzip)(file).catch(() => null));
  return whole && decode(whole);
}

/** Writes a proof; a proof of that name is the same one. */
export async function writeProof(dataDir: string, name: string, proof: Proof): Promise<void> {
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  // Loads of several data folders may share proofs, and write the same one at once.
  const aside = `${fileOf(dataDir, name)}.${randomUUID()}${PARTIAL}`;
  await writeFile(aside, await promisify(gzip)(encode(proof), { level: 1 }), { mode: 0o600 });
  await rename(aside, fileOf(dataDir, name));
}

const folderOf = (dataDir: string): string =>
  process.env[FOLDER_VARIABLE] || layout.proofs(dataDir);

const fileOf = (dataDir: string, name: string): string => join(folderOf(dataDir), `${name}.gz`);

interface Header {
  readonly cells: number;
  readonly worlds: Readonly<Record<Audience, number>>;
  readonly protected: Readonly<Record<Audience, number>>;
  readonly rounds: Readonly<Record<Audience, number>>;
  readonly audits: AuditedYear;
}

/** A line of JSON, then bytes: masks, true counts, worlds (the public mask keeps those that it started from), protected cells. */
function encode({ counts, masks, audits }: Proof): Buffer {
  const each = <T>(of: (mask: Protection) => T): Record<Audience, T> => ({
    interne: of(masks.interne),
    public: of(masks.public),
  });
  const header: Header = {
    cells: counts.length,
    worlds: each(({ worlds }) => worlds.length),
    protected: each((mask) => mask.protected.length),
    rounds: each(({ rounds }) => rounds),
    audits,
  };
  const numbers = [
    counts,
    ...masks.interne.worlds,
    ...masks.public.worlds.slice(masks.interne.worlds.length),
    Int32Array.from(masks.interne.protected),
    Int32Array.from(masks.public.protected),
  ];
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    masks.interne.hidden,
    masks.public.hidden,
    ...numbers.map(bytesOf),
  ]);
}

function decode(file: Buffer): Proof {
  const line = file.indexOf("\n");
  const header = JSON.parse(file.toString("utf8", 0, line)) as Header;
  let at = line + 1;
  const bytes = (length: number): Uint8Array => {
    const taken = Uint8Array.from(file.subarray(at, at + length));
    at += length;
    return taken;
  };
  const numbers = (length: number): Int32Array => new Int32Array(bytes(4 * length).buffer);
  const hidden = { interne: bytes(header.cells), public: bytes(header.cells) };
  const counts = numbers(header.cells);
  const worldsOf = (length: number): Int32Array[] =>
    Array.from({ length }, () => numbers(header.cells));
  const first = worldsOf(header.worlds.interne);
  const more = worldsOf(header.worlds.public - first.length);
  const worlds = { interne: first, public: [...first, ...more] };
  const protectedOf = (audience: Audience): number[] => [...numbers(header.protected[audience])];
  const maskOf = (audience: Audience): Protection => ({
    hidden: hidden[audience],
    worlds: worlds[audience],
    protected: protectedOf(audience),
    rounds: header.rounds[audience],
  });
  const masks = { interne: maskOf("interne"), public: maskOf("public") };
  return { counts, masks, audits: header.audits };
}

/** The bytes of an array as they are in memory: files are read again by the machine that wrote them. */
function bytesOf(array: Int32Array | Uint8Array): Uint8Array {
  if (endianness() !== "LE") throw new Error("big-endian machines are not supported");
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
