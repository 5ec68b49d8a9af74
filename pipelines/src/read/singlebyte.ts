import type { DeclaredEncoding } from "./encoding.js";

/** A byte that stands for no character. */
const NONE = "\ufffd";

/** Characters of bytes 0x80–0x9F in Windows-1252. Above, they are those of ISO-8859-1. */
const WINDOWS = `€${NONE}‚ƒ„…†‡ˆ‰Š‹Œ${NONE}Ž${NONE}${NONE}‘’“”•–—˜™š›œ${NONE}žŸ`;

/** The sign of Windows-1252 that a control (U+0080–U+009F) was before it was taken for ISO-8859-1; the control where there is none. */
export const signOfControl = (control: string): string => {
  const sign = WINDOWS[control.charCodeAt(0) - 0x80] ?? NONE;
  return sign === NONE ? control : sign;
};

/** ISO-8859-15 is ISO-8859-1 but for eight characters, and has nothing at 0x80–0x9F. */
const LATIN9: Readonly<Record<string, string>> = {
  "\xa4": "€",
  "\xa6": "Š",
  "\xa8": "š",
  "\xb4": "Ž",
  "\xb8": "ž",
  "\xbc": "Œ",
  "\xbd": "œ",
  "\xbe": "Ÿ",
};

interface Table {
  /** Characters of ISO-8859-1 that are not those of the encoding. */
  readonly differs: RegExp;
  readonly undefined: RegExp;
  readonly character: (latin1: string) => string;
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are the bytes to be turned into characters
const TABLES: Readonly<Record<DeclaredEncoding, Table>> = {
  "windows-1252": {
    differs: /[\x80-\x9f]/g,
    undefined: /[\x81\x8d\x8f\x90\x9d]/,
    character: (latin1) => WINDOWS[latin1.charCodeAt(0) - 0x80] ?? NONE,
  },
  "iso-8859-15": {
    differs: /[\x80-\x9f\xa4\xa6\xa8\xb4\xb8\xbc-\xbe]/g,
    undefined: /[\x80-\x9f]/,
    character: (latin1) => LATIN9[latin1] ?? NONE,
  },
};
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above

/**
 * Turns bytes into UTF-8; `undefinedAt` is the first byte that stands for no character, or -1. Node makes the
 * long way from ISO-8859-1, and only the characters that differ are looked up: Node's own Windows-1252 is wrong.
 */
export function toUtf8(
  bytes: Uint8Array,
  encoding: DeclaredEncoding,
): { utf8: Uint8Array; undefinedAt: number } {
  const { differs, undefined: none, character } = TABLES[encoding];
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const undefinedAt = latin1.search(none);
  return { utf8: Buffer.from(latin1.replace(differs, character)), undefinedAt };
}
