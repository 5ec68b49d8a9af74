/** What XML 1.0 cannot hold, or cannot hold as it is. */
const UNSAFE = /[&<>"\r]|[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const IS_UNSAFE = new RegExp(UNSAFE.source, "u");

const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** Text for an element or an attribute; `forbidden` says what to write for a character that XML has no way to hold. */
export function xmlText(value: string, forbidden: (character: string) => string): string {
  if (!IS_UNSAFE.test(value)) return value;
  return value.replace(UNSAFE, (character) => NAMED[character] ?? forbidden(character));
}

/** How every XML part begins. */
export const XML_START = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
