import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, Undecodable } from "../src/read/decode.js";
import { type DeclaredEncoding, identify } from "../src/read/encoding.js";
import { toUtf8 } from "../src/read/singlebyte.js";
import { scratchFolder } from "./scratch.js";

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

const textOf = (bytes: Uint8Array, encoding: DeclaredEncoding): string =>
  Buffer.from(toUtf8(bytes, encoding).utf8).toString("utf8");

async function decoded(bytes: Buffer): Promise<{ text: string; encoding: string; path: string }> {
  const folder = scratchFolder();
  const path = join(folder, "export.csv");
  writeFileSync(path, bytes);
  const identity = await identify(path);
  const file = await decode(path, identity, join(folder, "copie.csv"));
  const text = readFileSync(file.path).subarray(file.mark).toString("utf8");
  return { text, encoding: identity.encoding, path: file.path === path ? "original" : "copie" };
}

const TEXT = "Année;Département\nœuvre €;Côte-d’Or\n";

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe("bytes of one character", () => {
  test.each([
    ["windows-1252", [0x81, 0x8d, 0x8f, 0x90, 0x9d]],
    ["iso-8859-15", Array.from({ length: 32 }, (_, i) => 0x80 + i)],
  ] as const)(
    "%s: every defined byte is the character of the standard",
    (encoding, undefinedBytes) => {
      // The streaming decoder is right where the one-shot one is wrong (Node 20).
      const expected = [...new TextDecoder(encoding).decode(ALL_BYTES, { stream: true })];
      for (const [byte, character] of expected.entries()) {
        const isUndefined = undefinedBytes.includes(byte as never);
        expect(textOf(ALL_BYTES.subarray(byte, byte + 1), encoding), `0x${byte.toString(16)}`).toBe(
          isUndefined ? "\ufffd" : character,
        );
      }
    },
  );

  test("say where the first one is that stands for nothing", () => {
    const undefinedAt = (bytes: Buffer, encoding: DeclaredEncoding) =>
      toUtf8(bytes, encoding).undefinedAt;
    expect(undefinedAt(Buffer.from([0x61, 0x80, 0x81, 0x9d]), "windows-1252")).toBe(2);
    expect(undefinedAt(Buffer.from([0x61, 0x80]), "iso-8859-15")).toBe(1);
    expect(undefinedAt(Buffer.from("abc"), "windows-1252")).toBe(-1);
  });
});

describe("an export is read in its own encoding", () => {
  const BYTES: Readonly<Record<string, [Buffer, string, string]>> = {
    "UTF-8": [Buffer.from(TEXT), "utf-8", "original"],
    "UTF-8 with mark": [Buffer.from(`\ufeff${TEXT}`), "utf-8", "original"],
    "UTF-16 LE with mark": [utf16(`\ufeff${TEXT}`, false), "utf-16le", "copie"],
    "UTF-16 BE with mark": [utf16(`\ufeff${TEXT}`, true), "utf-16be", "copie"],
    "UTF-16 LE without mark": [utf16(TEXT, false), "utf-16le", "copie"],
    "UTF-16 BE without mark": [utf16(TEXT, true), "utf-16be", "copie"],
    "Windows-1252": [
      Buffer.from(TEXT.replace("œ", "\x9c").replace("€", "\x80").replace("’", "\x92"), "latin1"),
      "windows-1252",
      "copie",
    ],
  };

  test.each(Object.entries(BYTES))("%s", async (_, [bytes, encoding, path]) => {
    expect(await decoded(bytes)).toEqual({ text: TEXT, encoding, path });
  });

  test("across blocks, whatever the length before", async () => {
    const wide = "é€𝄞".repeat(5);
    const lengths = fc.integer({ min: (1 << 20) - 12, max: (1 << 20) + 2 });
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        const text = `${"a".repeat(length)}${wide}`;
        const { encoding, text: read } = await decoded(Buffer.from(text));
        expect(encoding).toBe("utf-8");
        expect(read === text).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test("a UTF-16 file cut inside a character is an error, not a guess", async () => {
    const cut = utf16(`\ufeff${TEXT}`, false).subarray(0, -1);
    await expect(decoded(cut)).rejects.toMatchObject({ at: cut.length - 1, line: 2 });
  });

  test.each([false, true])(
    "bytes of another encoding in UTF-16 are told (big endian: %s)",
    async (isBig) => {
      const bytes = Buffer.concat([
        utf16(`\ufeff${TEXT}`, isBig),
        Buffer.from("ab;cd\n"),
        utf16(TEXT, isBig),
      ]);
      await expect(decoded(bytes)).rejects.toThrow(Undecodable);
      await expect(decoded(bytes)).rejects.toMatchObject({ at: 2 + 2 * TEXT.length, line: 3 });
    },
  );
});

const identityOf = (bytes: Buffer, declared: DeclaredEncoding | null = null) => {
  const path = join(scratchFolder(), "export.csv");
  writeFileSync(path, bytes);
  return identify(path, declared);
};
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

describe("a file of two encodings", () => {
  test.each([
    [
      "UTF-8, then one byte a character",
      Buffer.concat([Buffer.from("Année;é\n"), latin1("Orl\xe9ans")]),
      13,
      2,
    ],
    [
      "one byte a character, then UTF-8",
      Buffer.concat([latin1("Orl\xe9ans\r\n\r\n"), Buffer.from("Orléans\n")]),
      14,
      3,
    ],
    [
      "a mark of UTF-8, then another",
      Buffer.concat([Buffer.from("\ufeffa;b\n"), latin1("\xe9;\xe8\n")]),
      7,
      2,
    ],
    ["two files end to end", Buffer.from("\ufeffa;b\n1;2\n\ufeffa;b\n3;4\n"), 11, 3],
  ])("is said to be so, at the byte: %s", async (_, bytes, at, line) => {
    expect((await identityOf(bytes)).mixed).toEqual({ at, line });
  });

  test("an apostrophe of UTF-8 is enough in a long file of another encoding", async () => {
    const bytes = Buffer.concat([
      latin1("d\xe9partement;\n".repeat(200_000)),
      Buffer.from("l’Aube\n"),
    ]);
    expect((await identityOf(bytes)).mixed).toEqual({ at: 13 * 200_000 + 1, line: 200_001 });
  });

  test.each(["«SOCIÉTÉ»", "SOCIÉTÉ\xa0: «\xa0né\xa0»", "ÂGE, À L’ÂTRE"])(
    "French typography in Windows-1252 raises no doubt: %s",
    async (text) => {
      const bytes = latin1(text.replaceAll("’", "\x92"));
      expect(await identityOf(bytes)).toMatchObject({
        mixed: null,
        doubts: [],
        encoding: "windows-1252",
      });
    },
  );

  test.each(
    ["SOCIÉT\xc9»", "UNIT\xc9\xa0:", "soci\xe9\xa0»"].map((text) => text.replace("É", "E")),
  )("%j alone is not UTF-8, though its bytes happen to be", async (text) => {
    expect(await identityOf(latin1(text))).toMatchObject({
      encoding: "windows-1252",
      mixed: null,
      doubts: [],
    });
  });

  test.each(["λ", "中文", "→", "É", "é", "ʤ"])("%s alone is UTF-8", async (text) => {
    expect(await identityOf(Buffer.from(text))).toMatchObject({ encoding: "utf-8", doubts: [] });
  });

  test("what is said of a file holds against bytes that happen to be UTF-8, not against UTF-8", async () => {
    const said = (bytes: Buffer) => identityOf(bytes, "iso-8859-15");
    expect(await said(latin1("MAJOR\xc9\xa4"))).toMatchObject({ encoding: "iso-8859-15" });
    expect(await said(Buffer.from("Orléans"))).toMatchObject({ encoding: "utf-8" });
  });

  test("what may be UTF-8 or not is a doubt only", async () => {
    const bytes = latin1(`${"é".repeat(100)}\n\xd0\xb0`);
    expect(await identityOf(bytes)).toMatchObject({
      mixed: null,
      doubts: [{ kind: "utf8", at: 101, line: 2 }],
    });
  });
});

describe("ISO-8859-15", () => {
  test("is read when it is said, and only then where nothing shows it", async () => {
    const bytes = latin1("Orl\xe9ans;\xb8");
    expect((await identityOf(bytes)).encoding).toBe("windows-1252");
    expect(await identityOf(bytes, "iso-8859-15")).toMatchObject({
      encoding: "iso-8859-15",
      doubts: [],
    });
  });

  test.each([
    ["100 \xa4", 4],
    ["c\xbdur", 1],
  ])("is deduced from %j, with a doubt", async (text, at) => {
    const identity = await identityOf(latin1(text));
    expect(identity).toMatchObject({ encoding: "iso-8859-15", doubts: [{ kind: "deduit", at }] });
  });

  test("is a doubt only in a file that also has characters of Windows-1252", async () => {
    expect(await identityOf(latin1("l\x92\xe9t\xe9\nc\xbdur"))).toMatchObject({
      encoding: "windows-1252",
      doubts: [{ kind: "latin9", at: 7, line: 2 }],
    });
  });

  test("is not thought of for a half", async () => {
    expect(await identityOf(latin1("2\xbd jours \xe0 \xbc"))).toMatchObject({
      encoding: "windows-1252",
      doubts: [],
    });
  });
});

describe("text that was damaged before", () => {
  test("characters lost, or encoded twice, are told with their line", async () => {
    const bytes = Buffer.from("Année\nOrl\ufffdans\nCôte\nOrlÃ©ans\n");
    expect((await identityOf(bytes)).doubts).toEqual([
      { kind: "remplacement", at: 10, line: 2 },
      { kind: "double", at: 26, line: 4 },
    ]);
  });
});
