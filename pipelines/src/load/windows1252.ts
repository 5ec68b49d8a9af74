/** Code points of bytes 0x80–0x9F; 0xFFFD where Windows-1252 defines nothing. Above, they equal the byte. */
const C1 = [
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
  0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
];

const codePointOf = (byte: number): number => C1[byte - 0x80] ?? byte;

/** UTF-8 forms of bytes 0x80–0xFF, three bytes apart, and their lengths. */
const FORMS = new Uint8Array(128 * 3);
const LENGTHS = new Uint8Array(128);
for (let high = 0; high < 128; high += 1) {
  const form = new TextEncoder().encode(String.fromCodePoint(codePointOf(high + 0x80)));
  FORMS.set(form, high * 3);
  LENGTHS[high] = form.length;
}

/** Turns Windows-1252 bytes into UTF-8; `undefinedAt` is the first byte that stands for no character, or -1. */
export function windows1252ToUtf8(bytes: Uint8Array): { utf8: Uint8Array; undefinedAt: number } {
  const out = new Uint8Array(bytes.length * 3);
  let end = 0;
  let undefinedAt = -1;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      out[end++] = byte;
      continue;
    }
    const high = byte - 0x80;
    if (undefinedAt < 0 && C1[high] === 0xfffd) undefinedAt = i;
    for (let j = 0; j < (LENGTHS[high] ?? 0); j += 1) out[end++] = FORMS[high * 3 + j] ?? 0;
  }
  return { utf8: out.subarray(0, end), undefinedAt };
}
