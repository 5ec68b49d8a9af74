/** Pages of one byte a character that spreadsheets offer as « CSV (Macintosh) » and « CSV (MS-DOS) », and that are not read. */
export type Page = "macintosh" | "ms-dos";

// In these, a letter stands before or after an accent of French; in Windows-1252, the same bytes are signs and letters that no
// French word has there. Bytes that a French text in Windows-1252 may have inside a word (`’`, `œ`, `–`, `…`, `•`) say nothing.
const BEFORE = "(?<![A-Za-z\\x80-\\xff])";
const PATTERNS: Readonly<Record<Page, RegExp>> = {
  macintosh: new RegExp(
    `[A-Za-z][\\x8d-\\x8f]|[a-z]\\x88(?![a-z])|[a-z][\\x90\\x99\\x9d](?=[a-z])|[A-Z]\\x83|[A-Z]\\x82(?=[A-Z])|${BEFORE}\\x83[a-z]`,
    "g",
  ),
  "ms-dos": new RegExp(
    `[A-Za-z]\\x82(?![A-Z])|[a-z]\\x8a|[a-z][\\x83\\x87\\x88\\x8b\\x8c\\x93](?=[a-z])|[A-Z]\\x90|${BEFORE}\\x90[A-Za-z]`,
    "g",
  ),
};
/** Accents of Windows-1252 inside a word, which are signs in both pages. */
const WINDOWS = /[a-z][\xe0-\xf6\xf8-\xfc](?=[a-z])/;

/** Letters of each page met in a file, where first, and whether those of Windows-1252 were met too. */
export interface PageEvidence {
  readonly counts: Record<Page, number>;
  firstAt: number;
  hasWindows: boolean;
}

/** A {@link PageEvidence} that has seen nothing. */
export const noPage = (): PageEvidence => ({
  counts: { macintosh: 0, "ms-dos": 0 },
  firstAt: -1,
  hasWindows: false,
});

/** Looks at a text, one byte a character, that begins at a byte of a file. */
export function lookAtPages(evidence: PageEvidence, text: string, at: number): void {
  evidence.hasWindows ||= WINDOWS.test(text);
  for (const page of ["macintosh", "ms-dos"] as const) {
    for (const { index } of text.matchAll(PATTERNS[page])) {
      evidence.counts[page] += 1;
      if (evidence.firstAt < 0 || at + index + 1 < evidence.firstAt)
        evidence.firstAt = at + index + 1;
    }
  }
}

/** The page that explains the most letters; null where none was met. */
export function pageOf({ counts, firstAt }: PageEvidence): Page | null {
  if (firstAt < 0) return null;
  return counts.macintosh >= counts["ms-dos"] ? "macintosh" : "ms-dos";
}
