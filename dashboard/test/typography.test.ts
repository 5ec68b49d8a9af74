import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));
const FILES = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((path) =>
  /\.tsx?$/.test(path),
);

/** First argument of every `text("…", …)`, escapes read: the French that a reader sees. */
function frenchOf(source: string): readonly string[] {
  const literal = /\b(?:text|same)\(\s*(?:\/\/[^\n]*\n\s*)*("(?:[^"\\]|\\.)*"|`[^`]*`)/g;
  return [...source.matchAll(literal)].map(([, quoted = ""]) =>
    quoted
      .slice(1, -1)
      .replaceAll(/\\u([0-9A-F]{4})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
  );
}

const texts = FILES.flatMap((file) =>
  frenchOf(readFileSync(`${SOURCE}${file}`, "utf8")).map((french) => ({ file, french })),
);

test("les textes français sont bien trouvés", () => {
  expect(texts.length).toBeGreaterThan(100);
});

test.each([
  ["l’apostrophe est courbe", /\p{L}'\p{L}/u],
  ["une espace insécable précède ; : ! ?", /[^\u00A0\u202F\s] [;:!?](?!\/)/u],
  ["aucun ; ! ? n’est collé au mot", /[\p{L}\d»)][;!?]/u],
  ["les guillemets sont français", /[“”]|(?<![=\\])"(?=\p{L})/u],
  ["les points de suspension sont un seul signe", /\.\.\./u],
])("%s", (_rule, fault) => {
  expect(texts.filter(({ french }) => fault.test(french))).toEqual([]);
});

test("le deux-points d’une étiquette vient des mots, non du balisage", () => {
  const loose = FILES.filter((file) => /\)\} ?[:;]/.test(readFileSync(`${SOURCE}${file}`, "utf8")));
  expect(loose).toEqual([]);
});
