import type { FileHandle } from "node:fs/promises";

const HEADER = 512;
const ENTRY = 128;
/** FAT sectors that the header names. */
const IN_HEADER = 109;
/** Sectors of the directory that are looked at: thousands of streams. */
const MOST_SECTORS = 256;

/** Names of the streams of a compound file (MS-CFB), as far as its directory can be followed. */
export async function oleNames(file: FileHandle): Promise<readonly string[]> {
  const header = await blockAt(file, 0, HEADER);
  if (!header) return [];
  const shift = header.readUInt16LE(0x1e);
  if (shift !== 9 && shift !== 12) return [];
  const size = 1 << shift;
  const names: string[] = [];
  let sector = header.readUInt32LE(0x30);
  for (let seen = 0; seen < MOST_SECTORS; seen += 1) {
    const directory = await blockAt(file, (sector + 1) * size, size);
    if (!directory) break;
    for (let at = 0; at < size; at += ENTRY) names.push(nameIn(directory.subarray(at, at + ENTRY)));
    const next = await nextSector(file, { header, size, sector });
    if (next === null) break;
    sector = next;
  }
  return names.filter((name) => name !== "");
}

function nameIn(entry: Buffer): string {
  const bytes = entry.readUInt16LE(64);
  return bytes >= 2 && bytes <= 64 ? entry.subarray(0, bytes - 2).toString("utf16le") : "";
}

interface Followed {
  readonly header: Buffer;
  readonly size: number;
  readonly sector: number;
}

async function nextSector(
  file: FileHandle,
  { header, size, sector }: Followed,
): Promise<number | null> {
  const perSector = size / 4;
  const index = Math.floor(sector / perSector);
  if (index >= IN_HEADER) return null;
  const fat = await blockAt(file, (header.readUInt32LE(0x4c + 4 * index) + 1) * size, size);
  return fat ? fat.readUInt32LE(4 * (sector % perSector)) : null;
}

/** Null where the file ends before. */
async function blockAt(file: FileHandle, position: number, length: number): Promise<Buffer | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return bytesRead === length ? buffer : null;
}
