const ZERO = 0x30;
const MINUS = 0x2d;

/** Bytes written one after the other, in a buffer that grows. */
export interface ByteWriter {
  byte(value: number): void;
  /** A piece made before. */
  bytes(piece: Uint8Array): void;
  /** Bytes `from` to `to`, excluded, of a larger array. */
  slice(source: Uint8Array, from: number, to: number): void;
  /** ASCII only. */
  ascii(text: string): void;
  /** A whole number that a double holds exactly. */
  integer(value: number): void;
  /** What was written; the writer must not be used any more. */
  take(): Buffer;
}

/** Builds a {@link ByteWriter}; `size` is a guess of what will be written. */
export function createByteWriter(size: number): ByteWriter {
  return new Growing(size);
}

/** Longer pieces are copied by the machine, shorter ones by a loop, which costs no call. */
const SHORT = 48;

class Growing implements ByteWriter {
  #data: Buffer;
  #length = 0;

  constructor(size: number) {
    this.#data = Buffer.allocUnsafe(Math.max(size, 64));
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#data.length) return;
    const larger = Buffer.allocUnsafe(2 * this.#data.length + count);
    this.#data.copy(larger, 0, 0, this.#length);
    this.#data = larger;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#data[this.#length] = value;
    this.#length += 1;
  }

  bytes(piece: Uint8Array): void {
    this.slice(piece, 0, piece.length);
  }

  slice(source: Uint8Array, from: number, to: number): void {
    this.#reserve(to - from);
    const data = this.#data;
    let at = this.#length;
    if (to - from > SHORT) {
      data.set(source.subarray(from, to), at);
      at += to - from;
    } else {
      for (let i = from; i < to; i += 1) {
        data[at] = source[i] as number;
        at += 1;
      }
    }
    this.#length = at;
  }

  ascii(text: string): void {
    this.#reserve(text.length);
    const data = this.#data;
    for (let i = 0; i < text.length; i += 1) data[this.#length + i] = text.charCodeAt(i);
    this.#length += text.length;
  }

  integer(value: number): void {
    this.#reserve(20);
    if (value < 0) this.byte(MINUS);
    let rest = Math.abs(value);
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits += 1;
    const data = this.#data;
    this.#length += digits;
    for (let at = this.#length - 1; digits > 0; at -= 1, digits -= 1) {
      const tenth = Math.floor(rest / 10);
      data[at] = ZERO + (rest - 10 * tenth);
      rest = tenth;
    }
  }

  take(): Buffer {
    return this.#data.subarray(0, this.#length);
  }
}
