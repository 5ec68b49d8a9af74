import type { IndicatorAnswer } from "@fabriques/api/contract";
import { describe, expect, it } from "vitest";
import type { IndicatorWords } from "../src/app/reference.js";
import type { DataColumn } from "../src/filters/filter.js";
import {
  parametersOf,
  readIndicatorChoice,
  writeIndicatorChoice,
} from "../src/pages/indicator/choice.js";
import { compare, countAbove } from "../src/pages/indicator/comparison.js";
import { territoriesSaid } from "../src/pages/indicator/territories-said.js";
import { aboveNation } from "../src/words/indicator.js";
import { territorySentence } from "../src/words/territories.js";
import { same } from "../src/words/text.js";

const indicator = {
  id: "ruralite.places",
  par: ["annee", "trimestre", "region", "departement", "dispositif", "mode"],
  croisements: null,
} as unknown as IndicatorWords;
const column: DataColumn = {
  nom: "dispositif",
  type: "choix",
  libelle: same("Dispositif"),
  obligatoire: true,
  choix: [],
  operateurs: ["="],
  stock: false,
};

describe("what the address of an indicator chooses", () => {
  it("is by itself: years, the finest territory, the first breakdown, no filter", () => {
    expect(readIndicatorChoice({}, indicator, [column])).toEqual({
      time: "annee",
      level: "departement",
      breakdown: "dispositif",
      from: "",
      to: "",
      filters: [],
    });
  });

  it("is read in the words of the API, and written back with only what differs", () => {
    const search = {
      par: "trimestre,region,mode",
      de: "2021-T2",
      a: "2023-T1",
      dispositif: "cada",
    };
    const choice = readIndicatorChoice(search, indicator, [column]);
    expect(choice).toMatchObject({ time: "trimestre", level: "region", breakdown: "mode" });
    expect(writeIndicatorChoice(choice, indicator, undefined)).toEqual(search);
    expect(parametersOf(choice)).toEqual({ de: "2021-T2", a: "2023-T1", dispositif: "cada" });
    const byItself = readIndicatorChoice({}, indicator, []);
    expect(writeIndicatorChoice(byItself, indicator, undefined)).toEqual({
      par: undefined,
      de: undefined,
      a: undefined,
    });
  });

  it("sets a region among regions and a department among departments, unless another level is asked", () => {
    const people = { ...indicator, croisements: [] };
    for (const [territoire, level] of [
      ["R76", "region"],
      ["D48", "departement"],
    ] as const) {
      for (const one of [indicator, people]) {
        const choice = readIndicatorChoice({ territoire }, one, []);
        expect(choice.level).toBe(level);
        expect(writeIndicatorChoice(choice, one, territoire).par).toBeUndefined();
      }
    }
    const asked = readIndicatorChoice({ territoire: "R76", par: "departement" }, indicator, []);
    expect(asked.level).toBe("departement");
    expect(writeIndicatorChoice(asked, indicator, "R76").par).toBe("departement");
  });

  it("keeps its bounds when time is cut otherwise: a year's first and last quarters, a quarter's year", () => {
    const years = readIndicatorChoice({ par: "trimestre", de: "2021", a: "2023" }, indicator, []);
    expect(years).toMatchObject({ from: "2021-T1", to: "2023-T4" });
    const quarters = readIndicatorChoice({ de: "2021-T3", a: "2023-T2" }, indicator, []);
    expect(quarters).toMatchObject({ from: "2021", to: "2023" });
  });

  it("leaves out what the indicator does not allow", () => {
    const people = { ...indicator, par: ["annee", "region"] };
    const choice = readIndicatorChoice({ par: "departement,sexe", de: "bientôt" }, people, []);
    expect(choice).toMatchObject({ level: "region", breakdown: null, from: "" });
  });
});

const UNIT = { id: "nombre", libelle: same("nombre"), symbole: same(""), decimales: 0 };
const cell = (valeur: number | null, statut: string, region?: string) => ({
  annee: "2023",
  ...(region !== undefined && { region }),
  valeur,
  statut,
  numerateur: valeur,
  denominateur: null,
});
const answer = (...valeurs: ReturnType<typeof cell>[]): IndicatorAnswer =>
  ({ valeurs, restes: [] }) as unknown as IndicatorAnswer;
const POPULATIONS: Record<string, number> = {
  FR: 1_000_000,
  R11: 500_000,
  R84: 250_000,
  R94: 250_000,
};
const reference = {
  territory: (code: string) => {
    const population = POPULATIONS[code];
    return population === undefined
      ? undefined
      : { code, nom: code, niveau: "region" as const, parent: "FR", population };
  },
};

describe("territories against the nation", () => {
  const comparison = compare({
    parts: answer(
      cell(60, "publie", "11"),
      cell(10, "provisoire", "84"),
      cell(null, "secret", "94"),
    ),
    whole: answer(cell(100, "publie")),
    level: "region",
    unit: UNIT,
    reference,
  });

  it("are compared by rates where the indicator counts, so that large ones are not ahead by size alone", () => {
    expect(comparison?.base?.fr).toBe("pour 10\u202F000 habitants");
    expect(comparison?.nation.value.valeur).toBe(1);
    expect(
      comparison?.territories.map(({ territory, value, gap }) => [
        territory.code,
        value.valeur,
        gap,
      ]),
    ).toEqual([
      ["R11", 1.2, expect.closeTo(0.2)],
      ["R84", 0.4, expect.closeTo(-0.6)],
      ["R94", null, null],
    ]);
  });

  it("count only what is shown: a hidden territory is neither above nor below", () => {
    expect(comparison && countAbove(comparison)).toEqual({ above: 1, shown: 2, total: 3 });
  });

  it("have a message even where nothing may be shown", () => {
    const none = { above: 0, shown: 0, total: 18, level: "region" as const };
    expect(aboveNation(none).fr).toBe("aucune valeur publiable par territoire");
    expect(aboveNation({ ...none, above: 2, shown: 12 }).fr).toBe(
      "2\u00A0régions sur les 12 montrées au-dessus de la valeur nationale",
    );
  });

  it("are said in words, the hidden ones without their value", () => {
    const said = comparison && territorySentence(territoriesSaid(comparison, "R84")).fr;
    expect(said).toContain("La valeur nationale est de 1,00 pour 10\u202F000 habitants.");
    expect(said).toContain("de 0,40");
    expect(said).toContain("1\u00A0territoire est couvert par le secret statistique");
    expect(said).toContain("R84 est à 0,40");
    expect(said).toContain("Valeurs provisoires.");
  });

  it("stay as they are where the indicator is a rate", () => {
    const rates = compare({
      parts: answer(cell(60, "publie", "11")),
      whole: answer(cell(50, "publie")),
      level: "region",
      unit: { ...UNIT, id: "pourcent" },
      reference,
    });
    expect(rates?.territories[0]).toMatchObject({ value: { valeur: 60 }, gap: 10 });
  });
});
