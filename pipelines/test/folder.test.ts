import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { takeInventory } from "../src/load/inventory.js";
import { Refusal } from "../src/load/refusal.js";
import { FAULTS, loadFolder } from "./faults.js";
import { asNobody, scratchFolder } from "./scratch.js";
import { xlsxParts, zipOf } from "./workbook/books.js";

const WORKBOOKS = fileURLToPath(new URL("../../fixtures/workbooks", import.meta.url));
const sound = (name: string): Buffer => readFileSync(join(FAULTS, "_base", name));

/** A folder of sound exports, to which a test adds what it is about. */
function exportsFolder(): string {
  const folder = join(scratchFolder(), "exports");
  cpSync(join(FAULTS, "_base"), folder, { recursive: true });
  return folder;
}

const plain = (sentence: string): string => sentence.replaceAll("\u202f", " ");

/** What is said of a folder: why it is refused, or what is left out. */
async function said(folder: string): Promise<readonly string[]> {
  try {
    return (await takeInventory(folder)).leftOut.map(plain);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return ["refusé", ...error.reasons.map(plain)];
  }
}

const protectedBook = (): Buffer => readFileSync(join(WORKBOOKS, "mot-de-passe.xlsx"));
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const LOGIN = "<!DOCTYPE html><html><body>Connexion</body></html>";

/** Files that are no export to read, each with words of its reason. */
const UNREAD: readonly (readonly [
  name: string,
  content: () => Buffer | Promise<Buffer>,
  RegExp,
])[] = [
  ["ctai-2.csv", () => Buffer.alloc(0), /le fichier est vide : le remplacer/],
  ["ctai-2.zip", () => zipOf({ "ctai.csv": sound("ctai.csv") }), /archive zip.*décompresser/],
  ["ctai-2.csv", () => zipOf({ "ctai.csv": sound("ctai.csv") }), /archive zip.*décompresser/],
  ["ctai-2.csv.gz", () => gzipSync(sound("ctai.csv")), /\(\.gz\) : la décompresser/],
  ["ctai-2.pdf", () => Buffer.from("%PDF-1.7\n"), /PDF.*demander l’export/],
  ["ctai-2.csv", () => Buffer.from(LOGIN), /page de connexion.*télécharger l’export de nouveau/],
  ["ctai-2.xls", () => readFileSync(join(WORKBOOKS, "libreoffice.xls")), /\(\.xls\).*Enregistrer/],
  ["ctai-2.xlsx", protectedBook, /mot de passe.*retirer le mot de passe/],
  ["ctai-2.docx", () => zipOf({ "word/document.xml": "x" }), /Word \(\.docx\)/],
  ["ctai-2.png", () => PNG, /c’est une image : demander l’export/],
  ["ctai-2.xlsx", async () => (await zipOf(xlsxParts())).subarray(0, 300), /incomplet ou abîmé/],
];

describe("a file that cannot be read", () => {
  test.each(UNREAD)(
    "refuses the load where its name is that of a dataset: %s",
    async (name, content, words) => {
      const folder = exportsFolder();
      writeFileSync(join(folder, name), await content());
      const [word, reason, ...others] = await said(folder);
      expect([word, others]).toEqual(["refusé", []]);
      expect(reason).toMatch(words);
      expect(reason?.startsWith(`${name} : `)).toBe(true);
    },
  );

  test.each(UNREAD)("is left out and told under another name: %s", async (name, content, words) => {
    const folder = exportsFolder();
    const other = name.replace("ctai-2", "courrier");
    writeFileSync(join(folder, other), await content());
    const [sentence, ...others] = await said(folder);
    expect(others).toEqual([]);
    if (name === "ctai-2.csv" && (await content()).length === 0) {
      expect(sentence).toMatch(/^« courrier.csv » est laissé de côté/);
    } else expect(sentence).toMatch(words);
  });

  test("is told where a document speaks of a dataset, and other texts too", async () => {
    const folder = exportsFolder();
    writeFileSync(join(folder, "ctai-notice.pdf"), "%PDF-1.7\n");
    writeFileSync(join(folder, "ctai.csv.bak"), sound("ctai.csv"));
    expect(await said(folder)).toEqual([
      expect.stringMatching(/^« ctai-notice.pdf » est laissé de côté : c’est un document PDF/),
      expect.stringMatching(/^« ctai.csv.bak » est laissé de côté : ce n’est ni.*renommer/),
    ]);
  });

  test("is in the record of the refusal with its hash", async () => {
    const folder = exportsFolder();
    writeFileSync(join(folder, "ctai.pdf"), "%PDF-1.7\n");
    const error = await takeInventory(folder).catch((one: unknown) => one);
    if (!(error instanceof Refusal)) throw new Error("not refused");
    expect(error.findings.files.map(({ name }) => name)).toContain("ctai.pdf");
  });
});

describe("what no one means as an export", () => {
  test("is not even told: leftovers of file managers and of open spreadsheets", async () => {
    const folder = exportsFolder();
    const names =
      "Thumbs.db desktop.ini .DS_Store ._ctai.csv ~$ctai.xlsx .~lock.ctai.xlsx# .gitignore";
    for (const name of names.split(" ")) writeFileSync(join(folder, name), "x");
    expect(await said(folder)).toEqual([]);
  });

  test("is told where a hidden file has the name of an export", async () => {
    const folder = exportsFolder();
    writeFileSync(join(folder, ".ctai.csv"), sound("ctai.csv"));
    expect(await said(folder)).toEqual([
      expect.stringMatching(/^« .ctai.csv » est laissé.*fichier caché/),
    ]);
  });
});

describe("a CSV file under another name", () => {
  test.each(["ctai.xlsx", "ctai.txt", "ctai"])("is read by its content: %s", async (name) => {
    const folder = exportsFolder();
    renameSync(join(folder, "ctai.csv"), join(folder, name));
    expect(await said(folder)).toEqual([]);
  });
});

describe("a subfolder", () => {
  test("is told with the files that it holds, and is not read", async () => {
    const folder = exportsFolder();
    mkdirSync(join(folder, "2024", "mars"), { recursive: true });
    for (const name of ["2024/ctai.csv", "2024/mars/mentorat.csv", "2024/.DS_Store"]) {
      writeFileSync(join(folder, name), "x");
    }
    mkdirSync(join(folder, "vide"));
    expect(await said(folder)).toEqual([
      "« 2024 » est laissé de côté : c’est un sous-dossier, et seul le dossier lui-même est lu : y remonter, si ce sont des exports, « ctai.csv », « mars/mentorat.csv ».",
      "« vide » est laissé de côté : c’est un sous-dossier, et seul le dossier lui-même est lu.",
    ]);
  });

  test("is told where the exports are all in it", async () => {
    const folder = scratchFolder();
    cpSync(join(FAULTS, "_base"), join(folder, "exports"), { recursive: true });
    const [word, none, where] = await said(folder);
    expect([word, none]).toEqual(["refusé", expect.stringContaining("aucun export reconnu")]);
    expect(where).toMatch(/« exports ».*« ctai.csv », « mentorat.csv »/);
  });

  test("refuses the load where it has the name of an export", async () => {
    const folder = exportsFolder();
    mkdirSync(join(folder, "ctai-2.csv"));
    expect(await said(folder)).toEqual([
      "refusé",
      expect.stringMatching(/^ctai-2.csv : c’est un sous-dossier/),
    ]);
  });
});

describe("a link", () => {
  test("to a file is read where the file is, and its rows are those of the file", async () => {
    const folder = exportsFolder();
    const elsewhere = join(scratchFolder(), "ailleurs.csv");
    renameSync(join(folder, "ctai.csv"), elsewhere);
    symlinkSync(elsewhere, join(folder, "ctai.csv"));
    const rows = await loadFolder(folder, "ctai", scratchFolder());
    linkSync(elsewhere, `${elsewhere}.dur`);
    rmSync(join(folder, "ctai.csv"));
    renameSync(elsewhere, join(folder, "ctai.csv"));
    expect(rows).toHaveLength(5);
    expect(rows).toEqual(await loadFolder(folder, "ctai", scratchFolder()));
  });

  test.each([
    ["nowhere", "/nulle/part", /^ctai-2.csv : c’est un lien vers un fichier qui n’existe pas/],
    ["itself", "ctai-2.csv", /^ctai-2.csv : c’est un lien qui mène à lui-même/],
    ["a folder", ".", /^ctai-2.csv : c’est un lien vers un dossier, et seul.*« ctai.csv »/],
    ["below a file", "ctai.csv/x", /^ctai-2.csv : c’est un lien vers un chemin/],
    ["a device", "/dev/zero", /^ctai-2.csv : c’est un périphérique, et non un fichier/],
  ])("to %s refuses the load where it has the name of an export", async (_, target, words) => {
    const folder = exportsFolder();
    symlinkSync(target, join(folder, "ctai-2.csv"));
    expect(await said(folder)).toEqual(["refusé", expect.stringMatching(words)]);
    renameSync(join(folder, "ctai-2.csv"), join(folder, "autre.csv"));
    if (target !== "ctai-2.csv") expect(await said(folder)).toHaveLength(1);
  });
});

describe("what is no file", () => {
  test("is never opened: a pipe refuses the load or is told, by its name", async () => {
    const folder = exportsFolder();
    execFileSync("mkfifo", [join(folder, "ctai-2.csv")]);
    const words = "c’est un tube, et non un fichier : déposer l’export lui-même.";
    expect(await said(folder)).toEqual(["refusé", `ctai-2.csv : ${words}`]);
    renameSync(join(folder, "ctai-2.csv"), join(folder, "sortie"));
    expect(await said(folder)).toEqual([`« sortie » est laissé de côté : ${words}`]);
    renameSync(join(folder, "sortie"), join(folder, "origine.json"));
    expect(await said(folder)).toEqual(["refusé", `origine.json : ${words}`]);
  });

  test("nor is a name that is not UTF-8", async () => {
    const folder = exportsFolder();
    const name = Buffer.concat([
      Buffer.from(`${folder}/ctai-`),
      Buffer.from([0xe9]),
      Buffer.from(".csv"),
    ]);
    writeFileSync(name, sound("ctai.csv"));
    expect(await said(folder)).toEqual([
      "refusé",
      expect.stringMatching(/son nom n’est pas en UTF-8/),
    ]);
  });
});

describe("a file that may not be read", () => {
  test("refuses the load, or is told, and a folder too", async () => {
    const folder = exportsFolder();
    chmodSync(dirname(folder), 0o755);
    for (const name of ["ctai-2.csv", "divers.csv"]) {
      writeFileSync(join(folder, name), sound("ctai.csv"), { mode: 0 });
    }
    expect(await asNobody(() => said(folder))).toEqual([
      "refusé",
      "ctai-2.csv : les droits du fichier en interdisent la lecture : les changer, ou le copier.",
    ]);
    rmSync(join(folder, "ctai-2.csv"));
    expect(await asNobody(() => said(folder))).toEqual([
      expect.stringMatching(/^« divers.csv » est laissé de côté : les droits/),
    ]);
    chmodSync(folder, 0);
    const [word, reason] = await asNobody(() => said(folder));
    chmodSync(folder, 0o755);
    expect([word, reason]).toEqual(["refusé", expect.stringMatching(/les droits du fichier/)]);
  });
});
