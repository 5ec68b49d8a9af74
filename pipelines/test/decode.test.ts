import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../src/load/decode.js";
import { identify } from "../src/load/encoding.js";
import { windows1252ToUtf8 } from "../src/load/windows1252.js";
import { scratchFolder } from "./scratch.js";

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

const utf8Of = (bytes: Uint8Array): string =>
  Buffer.from(windows1252ToUtf8(bytes).utf8).toString("utf8");

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

describe("Windows-1252", () => {
  test("every defined byte is the character of the standard", () => {
    // The streaming decoder is right where the one-shot one is wrong (Node 20).
    const standard = new TextDecoder("windows-1252");
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const expected = standard.decode(bytes, { stream: true });
    for (const [byte, character] of [...expected].entries()) {
      const isUndefined = [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte);
      expect(utf8Of(bytes.subarray(byte, byte + 1)), `0x${byte.toString(16)}`).toBe(
        isUndefined ? "\ufffd" : character,
      );
    }
  });

  test("says where the first byte is that stands for nothing", () => {
    expect(windows1252ToUtf8(Buffer.from([0x61, 0x80, 0x81, 0x9d])).undefinedAt).toBe(2);
    expect(windows1252ToUtf8(Buffer.from("abc")).undefinedAt).toBe(-1);
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

  test("across blocks, whatever the length before", { timeout: 60_000 }, async () => {
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
    await expect(decoded(cut)).rejects.toThrow(TypeError);
  });
});

describe("a file of two encodings", () => {
  const identityOf = (bytes: Buffer) => {
    const path = join(scratchFolder(), "export.csv");
    writeFileSync(path, bytes);
    return identify(path);
  };

  test("is said to be so, at its first byte that is not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from("Année;é\n"), Buffer.from("Orl\xe9ans\n", "latin1")]);
    expect(await identityOf(bytes)).toMatchObject({ mixed: true, mixedAt: 13 });
  });

  test("one chance sequence in Windows-1252 is a doubt only", async () => {
    const capitals = Buffer.from(`${"é".repeat(100)} «SOCIÉTÉ»`, "latin1");
    expect(await identityOf(capitals)).toMatchObject({ mixed: false, encoding: "windows-1252" });
    expect((await identityOf(capitals)).mixedAt).not.toBeNull();
  });

  test("plain Windows-1252 raises no doubt", async () => {
    const bytes = Buffer.from("Année;Côte d'Or à Orléans\n", "latin1");
    expect(await identityOf(bytes)).toMatchObject({ mixed: false, mixedAt: null });
  });
});
