import type { Attributes } from "./xml.js";

/** Gathers the paragraphs of an OpenDocument cell, a line each; blanks in a row count for one, as they do there. */
export interface OdsText {
  openParagraph(): void;
  closeParagraph(): void;
  text(text: string): void;
  /** An element that stands for a blank; gives false for any other. */
  blank(name: string, attributes: Attributes): boolean;
  /** The text so far, at most one character more than allowed, and starts again. */
  take(): string;
}

const BLANKS = /[ \t\r\n]+/;

/** Makes an {@link OdsText} that keeps `most` characters, and one more that tells of others. */
export function createOdsText(most: number): OdsText {
  let whole = "";
  let paragraphs = 0;
  let isInParagraph = false;
  let hasBegun = false;
  let isSpaced = false;

  const add = (text: string): void => {
    if (isSpaced) whole += " ";
    isSpaced = false;
    hasBegun = true;
    if (whole.length <= most) whole += text.slice(0, most + 1);
  };
  return {
    openParagraph() {
      if (paragraphs > 0) whole += "\n";
      paragraphs += 1;
      isInParagraph = true;
      hasBegun = false;
      isSpaced = false;
    },
    closeParagraph() {
      isInParagraph = false;
    },
    text(text) {
      if (!isInParagraph) return;
      const words = text.split(BLANKS);
      for (const [i, word] of words.entries()) {
        if (i > 0) isSpaced = hasBegun;
        if (word !== "") add(word);
      }
    },
    blank(name, attributes) {
      if (name === "text:s") {
        const count = Number(attributes["text:c"] ?? 1);
        add(" ".repeat(Math.min(Math.max(count, 1), most + 1)));
      } else if (name === "text:tab") add("\t");
      else if (name === "text:line-break") add("\n");
      else return false;
      return true;
    },
    take() {
      const text = whole.length > most ? whole.slice(0, most + 1) : whole;
      whole = "";
      paragraphs = 0;
      return text;
    },
  };
}
