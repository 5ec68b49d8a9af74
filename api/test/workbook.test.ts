import type { Chunk } from "@fabriques/pipelines/release";
import { describe, expect, test } from "vitest";
import { sendArchive } from "../src/file/archive.js";
import type { Outlet } from "../src/file/outlet.js";
import { type BookForm, openBook } from "../src/file/workbook/book.js";
import { odsEntries } from "../src/file/workbook/ods.js";
import { xlsxEntries } from "../src/file/workbook/xlsx.js";
import { type Column, chunkOf } from "./chunks.js";
import { type Cell, type Found, fromOds, fromXlsx, unzip } from "./readers.js";

interface Writing {
  readonly rowsPerSheet?: number;
  readonly total?: number;
  /** Rows a chunk. */
  readonly step?: number;
}

async function write(
  form: BookForm,
  columns: readonly Column[],
  how: Writing = {},
): Promise<Buffer> {
  const length = columns[0]?.[2].length ?? 0;
  const { total = length, step = length, ...rest } = how;
  async function* chunks(): AsyncGenerator<Chunk> {
    for (let from = 0; from < length; from += step) {
      const to = Math.min(length, from + step);
      yield chunkOf(columns.map(([name, type, values]) => [name, type, values.slice(from, to)]));
    }
  }
  const parts: Buffer[] = [];
  const outlet: Outlet = {
    signal: new AbortController().signal,
    write: async (written) => void parts.push(...written.map((part) => Buffer.from(part))),
  };
  const book = openBook({
    ...{ name: "jeu", total, chunks: chunks(), ...rest },
    columns: columns.map(([name, sqlType]) => ({ name, sqlType })),
    readMe: () => [["Titre", "Un titre"]],
  });
  await sendArchive(form(book), { outlet, modified: new Date("2026-11-23T10:00:00Z") });
  return Buffer.concat(parts);
}

const HOSTILE = [
  "=1+1",
  "+33 1",
  "-5",
  "@somme",
  "01",
  "2A",
  "  deux  espaces  ",
  'un "guillemet" & <balise>',
  "l’été à Œuvre",
  "ligne 1\nligne 2",
  null,
  "tabulation\tici",
];

const FORMS: readonly (readonly [string, BookForm, (bytes: Uint8Array) => Promise<Found>])[] = [
  ["xlsx", xlsxEntries, fromXlsx],
  ["ods", odsEntries, fromOds],
];

describe.each(FORMS)("%s", (name, form, read) => {
  test("texts stay texts, whatever they begin with, and come back as they were", async () => {
    const { rows } = await read(await write(form, [["texte", "VARCHAR", HOSTILE]]));
    expect(rows).toEqual(HOSTILE.map((value) => [value]));
  });

  test("no cell is a formula, in the file itself", async () => {
    const files = await unzip(await write(form, [["texte", "VARCHAR", HOSTILE]]));
    for (const content of files.values()) expect(content).not.toMatch(/<f>|table:formula/);
  });

  test("numbers, days and booleans are typed; a missing value is an empty cell", async () => {
    const found = await read(
      await write(form, [
        ["nombre", "DOUBLE", [-1.5, 0, 1e21, null, 0.1]],
        ["jour", "DATE", ["2024-02-29", null, "1850-05-04", "1970-01-01", "1900-03-01"]],
        ["vrai", "BOOLEAN", [true, false, null, true, false]],
      ]),
    );
    expect(found.names).toEqual(["nombre", "jour", "vrai"]);
    expect(found.rows).toEqual([
      [-1.5, "2024-02-29", true],
      [0, null, false],
      [1e21, "1850-05-04", null],
      [null, "1970-01-01", true],
      [0.1, "1900-03-01", false],
    ]);
  });

  test.each([
    [6, 7, 3],
    [7, 3, 2],
    [4, 2, 5],
  ])(
    "rows beyond a sheet of %i go to the next one, whatever the chunks (%i rows by %i)",
    async (rowsPerSheet, rows, step) => {
      const values = Array.from({ length: rows }, (_, i) => i);
      const bytes = await write(form, [["n", "INTEGER", values]], { rowsPerSheet, step });
      const found = await read(bytes);
      expect(found.rows).toEqual(values.map((value) => [value]));
      expect(found.facts?.get("Titre")).toBe("Un titre");
      const files = await unzip(bytes);
      const sheets = Math.ceil(rows / (rowsPerSheet - 1)) + 1;
      const inXlsx = [...files.keys()].filter((file) => file.includes("sheets/")).length;
      const inOds = files.get("content.xml")?.match(/<table:table /g)?.length;
      expect(inOds ?? inXlsx).toBe(sheets);
    },
  );

  test("rows that no sheet was kept for make it fail, rather than be left out", async () => {
    const column = ["n", "INTEGER", [1, 2, 3, 4]] as const;
    await expect(write(form, [column], { rowsPerSheet: 3, total: 2 })).rejects.toThrow("left out");
  });

  test(`a table without rows has its header (${name})`, async () => {
    const { names, rows } = await read(await write(form, [["vide", "VARCHAR", []]], { step: 1 }));
    expect([names, rows]).toEqual([["vide"], []]);
  });

  test("a file cut anywhere is refused by who opens it", async () => {
    const bytes = await write(form, [["texte", "VARCHAR", HOSTILE]]);
    for (const kept of [0.2, 0.6, 0.99]) {
      await expect(unzip(bytes.subarray(0, Math.floor(bytes.length * kept)))).rejects.toThrow();
    }
  });
});

test("characters that XML refuses are written as each format can", async () => {
  const column = ["texte", "VARCHAR", ["a\u0001b", "_x0041_"]] as const;
  const sheet = (await unzip(await write(xlsxEntries, [column]))).get("xl/worksheets/sheet1.xml");
  expect(sheet).toContain("a_x0001_b");
  expect(sheet).toContain("_x005F_x0041_");
  expect((await fromOds(await write(odsEntries, [column]))).rows).toEqual([
    ["a\ufffdb"],
    ["_x0041_"],
  ]);
});

test("a text too long for spreadsheets says that it is cut, in its cell and among the facts; ODS keeps it whole", async () => {
  const long = `${"a".repeat(32_600)}${"😀".repeat(200)}`;
  const column = ["texte", "VARCHAR", ["court", long, "a".repeat(32_767)]] as const;
  const { rows, facts } = await fromXlsx(await write(xlsxEntries, [column]));
  const [, [cut], [whole]] = rows as [Cell[], Cell[], Cell[]];
  expect(String(cut).length).toBeLessThanOrEqual(32_767);
  expect(cut).toMatch(/^a{32600}\p{Emoji}+ \[…\] \(texte coupé\u202f: 33000 caractères/u);
  expect(whole).toBe("a".repeat(32_767));
  expect(facts?.get("Textes coupés")).toMatch(/^1 cellules de plus de 32767/);
  expect((await fromOds(await write(odsEntries, [column]))).rows[1]).toEqual([long]);
});
