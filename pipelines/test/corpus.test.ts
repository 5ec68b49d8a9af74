import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scratchFolder, writeFiles } from "./scratch.js";

const ROOM = fileURLToPath(new URL("..", import.meta.url));

/** Verdict and reasons of each file, and the last line. */
function corpus(folder: string): {
  status: number | null;
  lines: Record<string, string>;
  totals: string;
} {
  const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/corpus.ts", folder], {
    cwd: ROOM,
    env: { ...process.env, INIT_CWD: ROOM },
    encoding: "utf8",
  });
  const said = run.stdout.trim().split("\n");
  const lines = said.slice(0, -2).map((line) => {
    const [verdict = "", name = "", why = ""] = line.split(/ {2,}/);
    return [name, `${verdict} : ${why}`] as const;
  });
  return { status: run.status, lines: Object.fromEntries(lines), totals: said.at(-1) ?? "" };
}

test("the corpus command says of any folder what is perfect, reported or wrong", () => {
  const folder = scratchFolder();
  writeFiles(folder, {
    "csvs/jumeau.csv": 'a,b\n"1, ""x""",2\n',
    "json/jumeau.json": '[{"a":"1, \\"x\\"","b":"2"}]',
    "csvs/autre.csv": "a,b\n1,2\n",
    "json/autre.json": '[{"a":"1","b":"3"}]',
    "seul.csv": "é;b\n1;2\n",
    "lettre.csv": Buffer.from("a;b\n\xe9;2\n", "latin1"),
    "court.csv": "a;b;c\n1;2\n3;4;5\n",
    "double.csv": "a;b;a\n1;2;3\n",
    "melange.csv": Buffer.concat([Buffer.from("é;b\n"), Buffer.from("\xe8;2\n", "latin1")]),
    "titre.csv": "Un titre\na,b\n1,2\n",
    "vide.csv": "",
    "texte-utf8.tsv": "a\tb\né\t2\n",
    "texte-utf16le.tsv": Buffer.from("\ufeffa\tb\né\t2\n", "utf16le"),
  });
  const { status, lines, totals } = corpus(folder);
  expect(lines).toEqual({
    "csvs/autre.csv": "faux sans un mot : différent de autre.json",
    "csvs/jumeau.csv": "parfait : identique à jumeau.json ; lu en UTF-8",
    "court.csv": "signalé : ligne 2, colonne 3 : nombre_de_cellules",
    "double.csv": "signalé : ligne 1, colonne 3 : « a » répété",
    "lettre.csv": "parfait : deux lecteurs d’accord ; lu en Windows-1252",
    "melange.csv": "signalé : ligne 2 : deux encodages, octet 5",
    "seul.csv": "parfait : deux lecteurs d’accord ; lu en UTF-8",
    "texte-utf16le.tsv": "parfait : identique à texte-utf8.tsv ; lu en UTF-16",
    "texte-utf8.tsv": "parfait : deux lecteurs d’accord ; lu en UTF-8",
    "titre.csv": "signalé : ligne 1 : une seule colonne, mais des séparateurs ensuite",
    "vide.csv": "signalé : ligne 1 : fichier vide",
  });
  expect(totals).toBe("11 fichiers : 5 parfaits, 5 signalés, 1 faux sans un mot");
  expect(status).toBe(1);
});
