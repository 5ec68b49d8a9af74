import { type Text, text } from "@fabriques/pipelines/catalogue";

/** The languages of the product. */
export type Language = keyof Text;

/** How each language is named to `Intl`. */
export const LOCALES: Readonly<Record<Language, string>> = { fr: "fr-FR", en: "en-GB" };

/** Narrow no-break space: thousands, and before `;`, `:`, `!`, `?`. */
export const THIN = "\u202f";
/** No-break space: before a unit. */
export const HARD = "\u00a0";

/** The same words in both languages: names, codes. */
export const same = (words: string): Text => text(words, words);

/** A label, then what is said of it: `Année : 2023`. */
export const labelled = (label: Text, said: Text): Text =>
  text(`${label.fr}${THIN}: ${said.fr}`, `${label.en}: ${said.en}`);

/** The words with a small first letter, for the middle of a sentence; an acronym stays as it is. */
export const lower = (words: string): string =>
  /^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);

/** Texts one after the other; what is null or absent is left out. `english` is what stands between them there. */
export function joined(
  parts: readonly (Text | null | undefined)[],
  gap: string,
  english: string = gap,
): Text {
  const said = parts.filter((part) => part != null);
  return text(said.map(({ fr }) => fr).join(gap), said.map(({ en }) => en).join(english));
}
