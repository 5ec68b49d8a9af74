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
  let runs = 0;
  /** The last run, whose end may yet be that of the whole. */
  let run = "";
  let isOpen = false;
  let isPreserved = false;
  let phonetic = 0;
  const add = (text: string): void => {
    if (whole.length <= most) whole += unescaped(text);
  };
  return {
    open(name, attributes) {
      if (name === "rPh") phonetic += 1;
      if (name !== "t" || phonetic > 0) return;
      add(run);
      isOpen = true;
      isPreserved = attributes["xml:space"] === "preserve";
      run = "";
      runs += 1;
    },
    text(text) {
      if (isOpen && run.length <= CODED * most) run += text;
    },
    close(name) {
      if (name === "rPh") phonetic -= 1;
      if (name !== "t" || !isOpen) return;
      isOpen = false;
      if (runs === 1 && !isPreserved) run = run.replace(/^[ \t\r\n]+/, "");
    },
    take() {
      add(isPreserved ? run : withoutEnd(run));
      const text = whole.length > most ? whole.slice(0, most + 1) : whole;
      whole = "";
      run = "";
      runs = 0;
      return text;
    },
  };
}

/** Characters that one may be written with: `_x000D_`. */
const CODED = 7;

/** Blanks that XML may add at the ends of a text are not of it; those between two runs are. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && " \t\r\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, 22.4.2.4); half a character becomes U+FFFD. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  const character = (_: string, code: string): string => String.fromCharCode(parseInt(code, 16));
  return toUSVString(text.replace(/_x([0-9A-Fa-f]{4})_/g, character));
}
