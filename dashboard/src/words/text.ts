import type { Text } from "@fabriques/api/contract";

export type { Text };

/** The languages of the product. */
export type Language = keyof Text;

/** Builds a {@link Text}: French first, as on screen. */
export const text = (fr: string, en: string): Text => ({ fr, en });

/** The same words in both languages: names, numbers of files, codes. */
export const same = (words: string): Text => ({ fr: words, en: words });

/** The same words with a capital first letter. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Several texts put end to end, with a separator between them. */
export const join = (texts: readonly Text[], separator: string): Text =>
  text(texts.map((t) => t.fr).join(separator), texts.map((t) => t.en).join(separator));
