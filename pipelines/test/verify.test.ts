import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../demo/generate.js";
import { verificationOf } from "../src/cli/verification.js";
import { tryLock } from "../src/engine/index.js";
import { Refusal } from "../src/load/refusal.js";
import { publishFolder } from "../src/publish/publish.js";
import { verifyFile } from "../src/publish/verify.js";
import { layout } from "../src/store/layout.js";
import { noon } from "./clock.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const suite = suiteFolder();
const exports_ = join(suite, "exports");
const dataDir = join(suite, "data");
const plain = (words: string): string => words.replaceAll(/[\u202f\u00a0]/g, " ");

beforeAll(async () => {
  await generate({ folder: exports_, seed: 3, pairs: 400, hires: 300, since: 2025 });
  await publishFolder({ folder: exports_, dataDir, asked: [], now: noon, onStep: () => {} });
});

const linesOf = (name: string): string[] =>
  readFileSync(join(exports_, name), "utf8").split(/\r?\n/);

/** Writes a file to verify, in a folder of its own. */
function file(name: string, lines: readonly string[]): string {
  const path = join(scratchFolder(), "recu", name);
  mkdirSync(dirname(path));
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** A row of the demonstration's contracts, with some cells changed by the name of their column. */
function contract(row: number, cells: Readonly<Record<string, string>>): string {
  const [header = "", ...rows] = linesOf("ctai.csv");
  const names = header.split(";");
  const values = (rows[row] ?? "").split(";");
  for (const [name, value] of Object.entries(cells)) {
    const at = names.indexOf(name);
    expect(at, name).toBeGreaterThanOrEqual(0);
    values[at] = value;
  }
  return values.join(";");
}

describe("verifying a file before it is published", () => {
  test("tells the national figures that a new row would change, and publishes nothing", async () => {
    const before = readdirSync(join(dataDir, "releases"));
    const [header = ""] = linesOf("ctai.csv");
    const names = header.split(";");
    const id = names[0] ?? "";
    const path = file("ctai-nouveau.csv", [header, contract(0, { [id]: "CTAI-NEUF" })]);
    const verified = await verifyFile({ file: path, dataDir, now: noon });
    expect(verified).toMatchObject({ standing: "complete", known: 0, corrected: 0 });
    expect(verified.balance).toMatchObject({ lues: 1, chargees: 1, refusees: 0 });
    const contracts = verified.changes?.find(
      ({ indicator, period }) => indicator.id === "ctai.contrats" && period === "2019",
    );
    expect(contracts).toMatchObject({ before: { valeur: 11 }, after: { valeur: 12 } });
    expect(verified.changes?.every(({ indicator }) => indicator.dataset === "ctai")).toBe(true);
    const words = plain(verificationOf(verified));
    expect(words).toContain("Contrats conclus ou renouvelés, 2019 : 11 → 12");
    expect(words).toContain("rien n’est publié");
    expect(readdirSync(join(dataDir, "releases"))).toEqual(before);
    expect(readdirSync(join(dataDir, "prive")).filter((name) => name.includes("partiel"))).toEqual(
      [],
    );
  });

  test("says that a file already in service changes nothing", async () => {
    const again = await verifyFile({ file: join(exports_, "ctai.csv"), dataDir, now: noon });
    expect(again).toMatchObject({ standing: "remplace", changes: [] });
    const path = file("ctai-bis.csv", linesOf("ctai.csv").slice(0, 4));
    const part = await verifyFile({ file: path, dataDir, now: noon });
    expect(part).toMatchObject({ standing: "complete", known: 3, corrected: 0, changes: [] });
    expect(part.findings.notices.map(({ regle }) => regle)).toEqual(["fichier_sans_nouveaute"]);
    expect(plain(verificationOf(part))).toContain("Aucun chiffre national ne changerait.");
  });

  test("tells what it corrects, and for people neither keys nor values", async () => {
    const [header = "", first = ""] = linesOf("mentorat.csv");
    const changed = first.split(";");
    const at = header.split(";").findIndex((name) => /partement/i.test(name));
    changed[at] = changed[at] === "69" ? "75" : "69";
    const path = file("mentorat-2.csv", [header, changed.join(";")]);
    const verified = await verifyFile({ file: path, dataDir, now: noon });
    expect(verified).toMatchObject({ standing: "complete", known: 0, corrected: 1 });
    expect(verified.findings.corrections.par_colonne).toEqual([
      { jeu: "mentorat", colonne: "code_departement", nombre: 1 },
    ]);
    expect(JSON.stringify(verified.findings)).not.toContain(changed[0]);
  });

  test("writes the faulty rows to send back, as their provider wrote them", async () => {
    const [header = ""] = linesOf("ctai.csv");
    const names = header.split(";");
    const wrong = contract(1, { [names[5] ?? ""]: "=1+1", [names[0] ?? ""]: "CTAI-FAUX" });
    const path = file("ctai-faux.csv", [
      `${header};Remarque`,
      `${contract(0, {})};`,
      `${wrong};à voir`,
    ]);
    const verified = await verifyFile({ file: path, dataDir, now: noon });
    expect(verified.returned).toBe(join(layout.returns(dataDir), "ctai-faux.a-corriger.csv"));
    const returned = readFileSync(verified.returned ?? "", "utf8");
    const [head = "", row = "", ...rest] = returned.replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(rest).toEqual([]);
    expect(head).toBe(`${header};Remarque;_ligne;_anomalies`);
    expect(row.split(";").slice(0, names.length)).toEqual(
      wrong.replace("=1+1", "'=1+1").split(";"),
    );
    expect(row).toMatch(/;à voir;3;.*niveau/);
    expect(statSync(verified.returned ?? "").mode & 0o777).toBe(0o600);
    const sound = file("ctai-faux.csv", [header, contract(0, {})]);
    expect((await verifyFile({ file: sound, dataDir, now: noon })).returned).toBeNull();
    expect(existsSync(join(layout.returns(dataDir), "ctai-faux.a-corriger.csv"))).toBe(false);
  });

  test("needs no release: it then compares with nothing", async () => {
    const nowhere = join(scratchFolder(), "data");
    const verified = await verifyFile({
      file: join(exports_, "recrutements.csv"),
      dataDir: nowhere,
      now: noon,
    });
    expect(verified).toMatchObject({ standing: "seul", changes: null, returned: null });
    expect(verified.balance).toMatchObject({ lues: 300, chargees: 300 });
    expect(existsSync(nowhere)).toBe(false);
  });

  test("refuses what a load would refuse, and gives way to a load under way", async () => {
    const open = file("ctai-ouvert.csv", linesOf("ctai.csv").slice(0, 3));
    appendFileSync(open, 'CTAI-999;2023;"signature;');
    const refused = (path: string) =>
      expect(verifyFile({ file: path, dataDir, now: noon })).rejects.toThrow(Refusal);
    await refused(open);
    await refused(join(exports_, "absent.csv"));
    await refused(file("autre.csv", ["a;b", "1;2"]));
    const unlock = await tryLock(layout.lock(dataDir));
    await expect(
      verifyFile({ file: join(exports_, "ctai.csv"), dataDir, now: noon }),
    ).rejects.toThrow(/chargement est en cours/);
    unlock?.();
  });
});
