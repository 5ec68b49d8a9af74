import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../pipelines/demo/generate.js";
import { publishFolder } from "../../pipelines/src/publish/publish.js";
import type {
  Catalogue,
  FabriqueState,
  IndicatorAnswer,
  Syntheses,
} from "../src/contract/index.js";
import { openWorld, type World } from "./world.js";

/*
 * A period is over when its own source says so: what one export says late, early or by halves changes nothing of what is
 * judged, headlined and titled of the three others.
 */

const TODAY = (): Date => new Date("2027-01-10T12:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "fabriques-temps-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DOMAINS = ["ruralite", "mentorat", "entreprises", "ctai"] as const;
type Domain = (typeof DOMAINS)[number];

/** All that a release says, by what it says it of. */
interface Told {
  readonly fabriques: ReadonlyMap<Domain, FabriqueState>;
  readonly answers: ReadonlyMap<string, IndicatorAnswer>;
}

interface Case {
  readonly name: string;
  readonly domain: Domain;
  readonly change: (exports: string) => void;
  /** An indicator of the changed source, its period that is not over, and how much of it is there. */
  readonly partial: readonly [id: string, mesh: "annee" | "trimestre", period: string];
  readonly coverage: readonly [seen: number, expected: number | null, unit: "mois" | "centres"];
}

const addLine = (file: string, line: string) => (exports: string) =>
  appendFileSync(join(exports, file), line);

/** Takes six centres of ten out of the last quarter. */
function loseCentres(exports: string): void {
  const file = join(exports, "places_rurales.csv");
  let met = 0;
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => !line.includes(";2026-T3;") || met++ % 10 < 4);
  writeFileSync(file, lines.join("\n"));
}

/** The last centre of the file, in a quarter that nobody else has reported. */
function addQuarter(exports: string): void {
  const file = join(exports, "places_rurales.csv");
  const [line = ""] = readFileSync(file, "utf8").trimEnd().split("\n").slice(-1);
  appendFileSync(file, `${line.replace(/;\d{4}-T\d;/, ";2026-T4;")}\n`);
}

/** Takes lines out, as an export that was never sent. */
const loseLines = (name: string, lost: RegExp) => (exports: string) => {
  const file = join(exports, name);
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, lines.filter((line) => !lost.test(line)).join("\n"));
};

const CASES: readonly Case[] = [
  {
    name: "one pair of 31 December",
    domain: "mentorat",
    change: addLine(
      "mentorat.csv",
      `M99999999;Structure 1;professionnel;31/12/2026;;en_cours;75${";".repeat(22)}\n`,
    ),
    partial: ["mentorat.binomes", "annee", "2026"],
    coverage: [9, 12, "mois"],
  },
  {
    name: "one hire of the new year",
    domain: "entreprises",
    change: addLine(
      "recrutements.csv",
      `R99999999;552100554;I;ge;75;05/01/2027;cdi${";".repeat(11)}\r\n`,
    ),
    partial: ["entreprises.recrutements", "annee", "2026"],
    coverage: [9, 12, "mois"],
  },
  {
    name: "two hires alone in December",
    domain: "entreprises",
    change: addLine(
      "recrutements.csv",
      ["28", "31"]
        .map((day) => `R999999${day};552100554;I;ge;75;${day}/12/2026;cdi${";".repeat(11)}\r\n`)
        .join(""),
    ),
    partial: ["entreprises.recrutements", "annee", "2026"],
    coverage: [9, 12, "mois"],
  },
  {
    name: "a quarter of pairs that was never sent",
    domain: "mentorat",
    change: loseLines(
      "mentorat.csv",
      /;\d\d\/0[456]\/2026;\d*\/?\d*\/?\d*;(en_cours|termine|rompu);/,
    ),
    partial: ["mentorat.binomes", "annee", "2026"],
    coverage: [6, 12, "mois"],
  },
  {
    name: "one centre of the quarter that nobody else has reported",
    domain: "ruralite",
    change: addQuarter,
    partial: ["ruralite.places", "trimestre", "2026-T4"],
    coverage: [1, null, "centres"],
  },
  {
    name: "six centres of ten missing from the last quarter",
    domain: "ruralite",
    change: loseCentres,
    partial: ["ruralite.places", "trimestre", "2026-T3"],
    coverage: [0, null, "centres"],
  },
];

/** Asks a release for its syntheses and each indicator by year, without what names the release itself. */
async function ask(dataDir: string): Promise<Told> {
  const world = await openWorld({ dataDir, audience: "interne", clock: TODAY });
  const { indicateurs } = await world.json<Catalogue>("/catalogue");
  const { release, fabriques } = await world.json<Syntheses>("/syntheses");
  const answers = await Promise.all(indicateurs.map(({ id }) => answerOf(world, id)));
  await world.close();
  const unnamed = <T>(said: T): T =>
    JSON.parse(JSON.stringify(said).replaceAll(release, "").replaceAll(world.origin, "")) as T;
  return {
    fabriques: new Map(unnamed(fabriques).map((one) => [one.id, one])),
    answers: new Map(unnamed(answers).map((one) => [one.indicateur, one])),
  };
}

const answerOf = (world: World, id: string, mesh = "annee"): Promise<IndicatorAnswer> =>
  world.json(`/indicateurs/${id}?par=${mesh}`);

/** Copies the exports, changes them, loads them. */
async function loaded(name: string, change: (exports: string) => void): Promise<string> {
  const exports = join(folder, name, "exports");
  const dataDir = join(folder, name, "data");
  cpSync(join(folder, "base"), exports, { recursive: true });
  change(exports);
  await publishFolder({ folder: exports, dataDir, asked: [], now: TODAY, onStep: () => {} });
  return dataDir;
}

let before: Told;
beforeAll(async () => {
  const counts = { pairs: 1_200, hires: 800, since: 2024 };
  await generate({ folder: join(folder, "base"), seed: 14, ...counts });
  before = await ask(await loaded("as it was", () => {}));
});

describe.each(CASES)("$name", ({ name, domain, change, partial, coverage }) => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await loaded(name.replaceAll(" ", "-"), change);
  });

  test("changes nothing of what is judged, headlined and titled of the other sources", async () => {
    const { fabriques, answers } = await ask(dataDir);
    for (const other of DOMAINS.filter((one) => one !== domain)) {
      expect(JSON.stringify(fabriques.get(other)), other).toBe(
        JSON.stringify(before.fabriques.get(other)),
      );
    }
    const others = [...answers.keys()].filter((id) => !id.startsWith(`${domain}.`));
    expect(others.length).toBeGreaterThan(30);
    for (const id of others) {
      expect(answers.get(id), id).toEqual(before.answers.get(id));
      expect(JSON.stringify(answers.get(id)), id).toBe(JSON.stringify(before.answers.get(id)));
    }
  });

  test("judges, headlines and titles the same period of its own source, and says how much of the next is there", async () => {
    const [id, mesh, period] = partial;
    const world = await openWorld({ dataDir, audience: "interne", clock: TODAY });
    const { valeurs, avancement, chiffre } = await answerOf(world, id, mesh);
    await world.close();
    const was = before.answers.get(id);
    expect(avancement.periode).toBe(was?.avancement.periode);
    expect(avancement.titre).toEqual(was?.avancement.titre);
    expect(chiffre.titre.fr).not.toContain(period);
    const value = valeurs.find((one) => one[mesh] === period);
    expect(value?.statut).toBe("partiel");
    const [seen, expected, unit] = coverage;
    expect(value?.couverture?.unite).toBe(unit);
    if (expected !== null)
      expect(value?.couverture).toEqual({ observe: seen, attendu: expected, unite: unit });
    else expect(value?.couverture?.observe).toBeLessThan((value?.couverture?.attendu ?? 0) / 2);
  });
});

test("a quarter lost in the middle is missing, not zero, and its year's months compare with no others", async () => {
  const dataDir = await loaded("a-lost-quarter", loseLines("places_rurales.csv", /;2025-T3;/));
  const world = await openWorld({ dataDir, audience: "interne", clock: TODAY });
  const quarters = await answerOf(world, "ruralite.sensibilisation", "trimestre");
  const { valeurs, avancement } = await answerOf(world, "ruralite.sensibilisation");
  await world.close();
  const lost = quarters.valeurs.find(({ trimestre }) => trimestre === "2025-T3");
  expect(lost).toMatchObject({ statut: "manquant", valeur: null });
  const year = valeurs.find(({ annee }) => annee === "2025");
  expect(year).toMatchObject({ statut: "partiel", couverture: { observe: 9, attendu: 12 } });
  expect(avancement).toMatchObject({
    periode: "2024",
    en_cours: { periode: "2026", comparaison: null },
  });
});

test("a year of contracts that is lost is missing, and neither judged nor compared with", async () => {
  const dataDir = await loaded("a-lost-year", loseLines("ctai.csv", /^CTAI-\d+;2025;/));
  const world = await openWorld({ dataDir, audience: "interne", clock: TODAY });
  const { valeurs, avancement, chiffre } = await answerOf(world, "ctai.contrats");
  const sequels = await answerOf(world, "ctai.non_renouveles");
  const sum = await answerOf(world, "ctai.territoires");
  await world.close();
  const of = (rows: typeof valeurs, year: string) => rows.find(({ annee }) => annee === year);
  expect(of(valeurs, "2025")).toMatchObject({ statut: "manquant", valeur: null });
  expect(avancement.periode).toBe("2024");
  expect(chiffre.titre.fr).not.toMatch(/2025|100 %/);
  // Nobody signs no sequel to a contract of 2024 in a year that is lost.
  expect(of(sequels.valeurs, "2025")).toMatchObject({ statut: "manquant", valeur: null });
  expect(of(sequels.valeurs, "2026")).toMatchObject({ statut: "manquant", valeur: null });
  expect(of(sum.valeurs, "2026")).toMatchObject({ statut: "partiel" });
});
