import { toUSVString } from "node:util";
import type { Attributes } from "./xml.js";

/** Gathers the text of a shared or inline string: runs joined, phonetic ones dropped. */
export interface RichText {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
  /** The text so far, at most one character more than allowed, and starts again. */
  take(): string;
}

/** Makes a {@link RichText} that keeps `most` characters, and one more that tells of others. */
export function createRichText(most: number): RichText {
  let whole = "";
  let run = "";
  let isOpen = false;
  let isPreserved = false;
  let phonetic = 0;
  return {
    open(name, attributes) {
      if (name === "rPh") phonetic += 1;
      if (name !== "t" || phonetic > 0) return;
      isOpen = true;
      isPreserved = attributes["xml:space"] === "preserve";
      run = "";
    },
    text(text) {
      if (isOpen && run.length <= 8 * most) run += text;
    },
    close(name) {
      if (name === "rPh") phonetic -= 1;
      if (name !== "t" || !isOpen) return;
      isOpen = false;
      if (whole.length <= most) whole += unescaped(isPreserved ? run : trimmed(run));
    },
    take() {
      const text = whole.length > most ? whole.slice(0, most + 1) : whole;
      whole = "";
      return text;
    },
  };
}

/** Blanks that XML may add at the ends of a text are not of it. */
const trimmed = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, 22.4.2.4); half a character becomes U+FFFD. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  const character = (_: string, code: string): string => String.fromCharCode(parseInt(code, 16));
  return toUSVString(text.replace(/_x([0-9A-Fa-f]{4})_/g, character));
}
