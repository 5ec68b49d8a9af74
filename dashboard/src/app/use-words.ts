import { FORMATS, type Format, THIN } from "@fabriques/api/speech";
import { createContext, useContext } from "react";
import type { Language, Text } from "../words/text.js";

/** The reader's language; French until the switch comes. */
const LanguageContext = createContext<Language>("fr");

/** How a component speaks: in the reader's language. */
export interface Words {
  readonly language: Language;
  /** Picks the reader's language out of a text. */
  readonly say: (text: Text) => string;
  /** The same, with the colon and the space that announce what follows. */
  readonly announce: (text: Text) => string;
  /** Writes numbers, dates and periods. */
  readonly format: Format;
}

function wordsIn(language: Language): Words {
  const say = (text: Text): string => text[language];
  const announce = (text: Text): string => `${say(text)}${language === "fr" ? THIN : ""}: `;
  return { language, say, announce, format: FORMATS[language] };
}

/** Words of each language; made once, so that they may be a dependency of what is computed from them. */
export const WORDS: Readonly<Record<Language, Words>> = { fr: wordsIn("fr"), en: wordsIn("en") };

/** Words in the reader's language; the same object as long as the language is. */
export function useWords(): Words {
  return WORDS[useContext(LanguageContext)];
}
