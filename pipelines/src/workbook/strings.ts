import { WorkbookRefusal } from "./refusal.js";
import { sizeInWords } from "./words.js";

/** Many strings in few bytes: UTF-8 in blocks, and eight bytes for each. None may be longer than a block. */
export interface StringStore {
  readonly length: number;
  /** Throws {@link WorkbookRefusal} beyond the bytes allowed. */
  add(text: string): void;
  /** The string number `index`, from 0; undefined where there is none. */
  at(index: number): string | undefined;
}

const BLOCK = 1 << 22;
/** Strings of one block of offsets. */
const GROUP = 1 << 16;
/** Strings kept as they are, by the end of their number: columns repeat a few names. */
const RECENT = 1 << 12;
/** Bytes that say where a string is. */
const OFFSETS = 8;
const BYTES_PER_CHARACTER = 3;

/** Makes an empty {@link StringStore} of at most `most` bytes. */
export function createStringStore(most: number): StringStore {
  const blocks: Buffer[] = [];
  const offsets: Uint32Array[] = [];
  const recent: { index: number; text: string }[] = [];
  let length = 0;
  /** Where the next string goes: no string stands on two blocks, and what is left at the end of one is lost. */
  let end = 0;
  let bytes = 0;

  const room = (wanted: number): Buffer => {
    const left = blocks.length * BLOCK - end;
    if (blocks.length === 0 || left < wanted) {
      end = blocks.length * BLOCK;
      blocks.push(Buffer.allocUnsafeSlow(BLOCK));
    }
    return blocks[blocks.length - 1] as Buffer;
  };
  const note = (from: number, to: number): void => {
    if (length % (GROUP / 2) === 0) offsets.push(new Uint32Array(GROUP));
    const group = offsets[offsets.length - 1] as Uint32Array;
    const at = (2 * length) % GROUP;
    group[at] = from;
    group[at + 1] = to;
    length += 1;
  };
  const read = (index: number): string => {
    const group = offsets[Math.floor((2 * index) / GROUP)] as Uint32Array;
    const at = (2 * index) % GROUP;
    const [from, to] = [group[at] as number, group[at + 1] as number];
    const block = blocks[Math.floor(from / BLOCK)] as Buffer;
    const start = from % BLOCK;
    return block.toString("utf8", start, start + to - from);
  };
  return {
    get length() {
      return length;
    },
    add(text) {
      const block = room(text.length * BYTES_PER_CHARACTER);
      const written = block.write(text, end % BLOCK);
      bytes += written + OFFSETS;
      if (bytes > most)
        throw new WorkbookRefusal("too_many_strings", { detail: sizeInWords(most) });
      note(end, end + written);
      end += written;
    },
    at(index) {
      if (!Number.isInteger(index) || index < 0 || index >= length) return undefined;
      const slot = index % RECENT;
      const kept = recent[slot];
      if (kept?.index === index) return kept.text;
      const text = read(index);
      recent[slot] = { index, text };
      return text;
    },
  };
}
