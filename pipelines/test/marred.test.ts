import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { identify } from "../src/read/encoding.js";
import { scratchFolder } from "./scratch.js";

const identityOf = (bytes: Buffer) => {
  const path = join(scratchFolder(), "export.csv");
  writeFileSync(path, bytes);
  return identify(path);
};

describe("pages that are not read", () => {
  test.each([
    ["Universit\x8e 03", "macintosh"],
    ["UNIVERSIT\x83", "macintosh"],
    ["\x83cole", "macintosh"],
    ["Rh\x99ne", "macintosh"],
    ["Universit\x82 03", "ms-dos"],
    ["\x90cole", "ms-dos"],
    ["for\x88t", "ms-dos"],
    ["Rh\x93ne", "ms-dos"],
  ])("%j is of %s", async (text, page) => {
    const found = await identityOf(Buffer.from(`a;b\n1;${text}\n`, "latin1"));
    expect(found.page).toMatchObject({ page, line: 2 });
  });

  test.each([
    "l\x92accueil \x97 le c\x9cur\x85",
    "l\x91accueil, salari\xe9\x95e\x95s, franco\x96allemand",
    "\x93\xc9cole\x94, 5\xa0\x80, Milo\x9aevi\xe6, \x8eeljko, \x8cuvre\x99",
  ])("Windows-1252 is of none: %j", async (text) => {
    const found = await identityOf(Buffer.from(`a;b\n1;${text}\n`, "latin1"));
    expect(found).toMatchObject({ page: null, mixed: null, encoding: "windows-1252", doubts: [] });
  });
});

describe("a text in UTF-8", () => {
  test.each([
    ["M?tropole", "interrogation"],
    ["l?Aube", "interrogation"],
    ["?le", "interrogation"],
    ["Universit? 03", "interrogation"],
    ["MÃ©tropole", "double"],
    ["lâ€™Aube", "double"],
    ["118Â\u00a0000", "double"],
    ["M\ufffdtropole", "remplacement"],
    ["l\u0092Aube", "c1"],
    ["M\u008etropole", "controle"],
    ["un\ufeff mot", "invisible"],
    ["un\u200b mot", "invisible"],
  ])("%j is told as %s", async (text, kind) => {
    const { doubts, mixed } = await identityOf(Buffer.from(`a;b\n1;${text}\n`));
    expect(mixed).toBeNull();
    expect(doubts.map((doubt) => [doubt.kind, doubt.line])).toEqual([[kind, 2]]);
  });

  test.each([
    "Pourquoi ? Et l’été, pourquoi?",
    "https://exemple.fr/page?id=3&b=c",
    "SÃO PAULO, Âge d’or, « PÂ\u00a0»",
    "👩\u200d💻",
    "5\u202f000\u00a0€",
  ])("is told nothing of: %j", async (text) => {
    expect((await identityOf(Buffer.from(`a;b\n1;${text}\n`))).doubts).toEqual([]);
  });
});
