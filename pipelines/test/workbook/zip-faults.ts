/** Fields of the directory of a zip that a test falsifies, by their offsets. */
const FIELDS = {
  flags: [8, 2],
  method: [10, 2],
  crc: [16, 4],
  packed: [20, 4],
  unpacked: [24, 4],
} as const;

const DIRECTORY = Buffer.from("PK\u0001\u0002", "latin1");
const LOCAL = Buffer.from("PK\u0003\u0004", "latin1");
const NAME = 46;

/** Where the directory entry of a part begins. */
function entryAt(zip: Buffer, name: string): number {
  for (let at = zip.indexOf(DIRECTORY); at >= 0; at = zip.indexOf(DIRECTORY, at + 1)) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.subarray(at + NAME, at + NAME + length).toString("utf8") === name) return at;
  }
  throw new Error(`no part ${name}`);
}

/** A copy of a zip whose directory says something else of a part. */
export function lying(
  zip: Buffer,
  name: string,
  said: Partial<Record<keyof typeof FIELDS, number>>,
): Buffer {
  const copy = Buffer.from(zip);
  const at = entryAt(copy, name);
  for (const [field, value] of Object.entries(said)) {
    const [offset, bytes] = FIELDS[field as keyof typeof FIELDS];
    copy.writeUIntLE(value, at + offset, bytes);
  }
  return copy;
}

/** A copy where a part has another name of the same length, in the directory. */
export function renamed(zip: Buffer, name: string, other: string): Buffer {
  const copy = Buffer.from(zip);
  copy.write(other, entryAt(copy, name) + NAME, "latin1");
  return copy;
}

/** A copy where one bit of the content of a part is changed. */
export function flipped(zip: Buffer, name: string): Buffer {
  const copy = Buffer.from(zip);
  const local = copy.readUInt32LE(entryAt(copy, name) + 42);
  if (copy.indexOf(LOCAL, local) !== local) throw new Error("no local header");
  const start = local + 30 + copy.readUInt16LE(local + 26) + copy.readUInt16LE(local + 28);
  const at = start + Math.floor(copy.readUInt32LE(entryAt(copy, name) + 20) / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** A compound file (OLE) whose directory names those streams. */
export function oleOf(names: readonly string[]): Buffer {
  const SECTOR = 512;
  const sectors = Math.max(1, Math.ceil(names.length / 4));
  const file = Buffer.alloc(SECTOR * (2 + sectors), 0xff);
  file.fill(0, 0, SECTOR);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 0x1e);
  file.writeUInt32LE(1, 0x30);
  file.writeUInt32LE(0, 0x4c);
  for (let i = 1; i < sectors; i += 1) file.writeUInt32LE(i + 1, SECTOR + 4 * i);
  file.writeUInt32LE(0xfffffffe, SECTOR + 4 * sectors);
  file.fill(0, 2 * SECTOR);
  for (const [i, name] of names.entries()) {
    const at = 2 * SECTOR + 128 * i;
    file.write(name, at, "utf16le");
    file.writeUInt16LE(2 * name.length + 2, at + 64);
  }
  return file;
}
