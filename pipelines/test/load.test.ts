import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import type { Row } from "../src/engine/index.js";
import { takeInventory } from "../src/load/inventory.js";
import { layOut, readFault, rowsOf } from "./faults.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

let sound: Row[];
let soundPairs: Row[];

const suite = suiteFolder();

beforeAll(async () => {
  sound = await rowsOf("sain", "ctai", join(suite, "ctai"));
  soundPairs = await rowsOf("sain", "mentorat", join(suite, "mentorat"));
});

describe("the rows of an export", () => {
  test("are typed, derived and placed", () => {
    expect(sound).toHaveLength(5);
    expect(sound.map((row) => [row.id_contrat, row.annee])).toEqual([
      ["CTAI-001", 2019],
      ["CTAI-001", 2020],
      ["CTAI-002", 2019],
      ["CTAI-002", 2020],
      ["CTAI-003", 2019],
    ]);
    expect(sound[1]).toMatchObject({
      type_acte: "renouvellement",
      date_signature: "2020-11-26",
      enveloppe_etat: 409_000,
      etp_coordination: 1,
      axes: ["logement", "mobilite", "participation", "emploi", "sante", "langue"],
      copilotage_elus_prefecture: true,
      progresse: false,
      _annee: 2020,
      _trimestre: null,
      _departements: ["69"],
      _region: "84",
    });
    expect(sound[3]).toMatchObject({ etp_coordination: 0.5, logements_mobilises: 0 });
    expect(sound[2]).toMatchObject({ logements_mobilises: null });
  });

  test("tell the communes of a contract, and whether it went on", () => {
    expect(sound[0]?.communes).toHaveLength(58);
    expect(sound.map(({ sans_suite }) => sans_suite)).toEqual([false, true, false, true, true]);
  });

  test("know an authority by the SIREN of another year, and its communes with it", async () => {
    const rows = await rowsOf("siren-faux", "ctai", scratchFolder());
    expect(rows[0]).toMatchObject({ siren_collectivite: null, siren_connu: "200046977" });
    expect(rows[0]?.communes).toHaveLength(58);
  });

  test("have the region of their department where they give none", () => {
    expect(soundPairs[0]).toMatchObject({
      code_departement: "95",
      _region: "11",
      _trimestre: "2019-T1",
    });
  });

  test.each([
    "virgules",
    "tabulations",
    "retour-chariot-seul",
    "fins-de-ligne-melangees",
    "derniere-colonne-vide",
    "colonne-de-trop-partout",
    "lignes-vides",
    "titres-avant-en-tete",
    "ligne-de-total",
    "colonne-inconnue",
    "colonne-sans-nom",
    "fichier-envoye-deux-fois",
    "ligne-en-double",
  ])("are the same under the form « %s »", async (form) => {
    expect(await rowsOf(form, "ctai", scratchFolder())).toEqual(sound);
  });

  test("are the same in UTF-16, and with the zero that a spreadsheet drops", async () => {
    expect(await rowsOf("utf-16", "mentorat", scratchFolder())).toEqual(soundPairs);
    const mended = await rowsOf("zero-perdu", "mentorat", scratchFolder());
    expect(mended[0]).toMatchObject({ code_departement: "01", _region: "84" });
  });

  test("keep accents, quotes and newlines inside cells", async () => {
    const accents = await rowsOf("windows-1252", "ctai", scratchFolder());
    expect(accents[0]).toMatchObject({ collectivite: "Cœur d’Hérault" });
    const quotes = await rowsOf("guillemets-et-espaces", "ctai", scratchFolder());
    expect(quotes[0]).toMatchObject({ collectivite: 'Métropole "de" Lyon' });
    expect(quotes[2]).toMatchObject({ collectivite: "Brest ; Métropole" });
    const newline = await rowsOf("retour-dans-une-cellule", "ctai", scratchFolder());
    expect(newline[2]).toMatchObject({ collectivite: "Brest\nMétropole" });
  });

  test("take the correction of a later file, and today's commune", async () => {
    const corrected = await rowsOf("fichier-correctif", "ctai", scratchFolder());
    expect(corrected[0]).toMatchObject({ enveloppe_etat: 430_000 });
    expect(corrected).toHaveLength(5);
    const places = await rowsOf("commune-ancienne", "places_rurales", scratchFolder());
    expect(places[0]).toMatchObject({
      code_commune: "01138",
      _departements: ["01"],
      _region: "84",
    });
  });

  test("lose a bad optional cell, and are lost for a bad required one", async () => {
    const rows = await rowsOf("choix-inconnu", "ctai", scratchFolder());
    expect(rows.map((row) => `${row.id_contrat} ${row.annee}`)).not.toContain("CTAI-001 2019");
    expect(rows).toHaveLength(4);
    expect(rows.find((row) => row.id_contrat === "CTAI-002")).toMatchObject({ diagnostic: null });
  });
});

describe("an inventory", () => {
  test("reads the files of a dataset in the order a person counts, and knows them by their header", async () => {
    const folder = join(scratchFolder(), "exports");
    layOut("sain", readFault("sain"), folder);
    const header = datasetOf("ctai").columns.map(({ name }) => name);
    for (const name of ["ctai-10.csv", "ctai-2.csv", "un export.CSV"]) {
      writeFileSync(join(folder, name), `${header.join(";")}\n`);
    }
    const { files } = await takeInventory(folder);
    const contracts = files.filter(({ structure }) => structure.dataset.id === "ctai");
    expect(contracts.map(({ name }) => name)).toEqual([
      "ctai.csv",
      "ctai-2.csv",
      "ctai-10.csv",
      "un export.CSV",
    ]);
  });

  test("gives every reason of a refusal at once", async () => {
    const folder = join(scratchFolder(), "exports");
    layOut("fichier-vide", readFault("fichier-vide"), folder);
    appendFileSync(join(folder, "origine.json"), "{}");
    writeFileSync(join(folder, "mentorat.csv"), "");
    await expect(takeInventory(folder)).rejects.toThrow(/ctai\.csv.*vide.*\nmentorat\.csv.*vide/su);
  });
});
