import { writeFileSync } from "node:fs";
import { type Encoding, readTable, type Table } from "../../test/oracle/csv.js";
import { EXPORTS } from "../../test/oracle/exports.js";

type Kind = keyof typeof EXPORTS;
type Cells = readonly string[];

/** What is planted in an export, on its rows in the order of the file. */
interface Planting {
  /** Headers of the columns that may be blank. */
  readonly optional: readonly string[];
  /** Whether a row is taken out: a whole period, an absent reporter. */
  readonly absent: (row: Reader, random: () => number) => boolean;
  /** Further changes to a row. */
  readonly change?: (row: Reader, random: () => number) => Changes;
  /** Share of the rows that a later file corrects. */
  readonly corrected: number;
  /** What it says of a row in its place. */
  readonly correct: (row: Reader, random: () => number) => Changes;
  /** Header of a date `31/12/2024` of a person. */
  readonly date?: string;
}

/** A cell of a row by its header. */
type Reader = (header: string) => string;
/** New cells by their header. */
type Changes = Readonly<Record<string, string>>;

const BLANKS = ["", "NC", "n.d.", "-"];
const SHARE_BLANK = 0.1;

/** Contracts astride: two departments of a region, three of one, two of two regions. */
const ASTRIDE = [
  { departments: "91|77", region: "11" },
  { departments: "69|01|38", region: "84" },
  { departments: "78|28", region: "11" },
  { departments: "30|13|84", region: "93" },
];
const number = (id: string): number => Number(id.replace(/\D/g, ""));

/** By the number of the contract, so that it stays the same from one year to the next. */
function moveContract(row: Reader): Changes {
  const n = number(row("Id contrat"));
  if (n % 13 === 5) return { Niveau: "region", "Codes département": "" };
  const astride = n % 7 === 3 ? ASTRIDE[(n >> 3) % ASTRIDE.length] : undefined;
  return astride ? { "Codes département": astride.departments, "Code région": astride.region } : {};
}

const isLost = (date: string, ...lost: readonly [month: string, year: string][]): boolean =>
  lost.some(([months, year]) => date.endsWith(year) && months.includes(date.slice(3, 5)));

const ALL_YEAR = "01 02 03 04 05 06 07 08 09 10 11 12";

const PLANTINGS: Readonly<Record<Kind, Planting>> = {
  contracts: {
    corrected: 0.1,
    optional: [
      ...["SIREN collectivité", "Enveloppe État", "Enveloppe collectivité", "Axes", "Diagnostic"],
      ...["Copilotage élus préfecture", "ETP coordination", "Nb partenaires", "Nb actions"],
      ...["Nb actions innovantes", "Nb comités pilotage", "Évaluation annuelle", "Participation"],
      "Logements mobilisés",
    ],
    absent: (row) => row("Année") === "2021",
    change: moveContract,
    correct: (row, random) => ({
      "Enveloppe État": `${100_000 + Math.floor(random() * 100_000)}`,
      "Nb partenaires": `${Math.floor(random() * 30)}`,
      Participation: row("Participation") === "aucune" ? "co_decision" : "aucune",
    }),
  },
  centres: {
    corrected: 0.02,
    optional: [
      ...["Mode hébergement", "Diagnostic territorial", "Réunions coordination"],
      ...["Transport demande", "Covoiturage", "Services itinérants", "Interprétariat distance"],
      ...["Permanence médicale", "Heures FLE", "Bénéficiaires emploi adapté"],
      ...["Inscrits code route", "Bénévoles actifs", "Bénévoles formés", "Parrainages actifs"],
      ...["Événements convivialité", "Personnes sensibilisées"],
    ],
    absent: (row, random) =>
      row("Trimestre") === "2022-T2" ||
      (row("Code commune").startsWith("48") && row("Trimestre") > "2023-T2") ||
      random() < 0.08,
    correct: (row) => ({
      "Places occupées": `${Math.floor(Number(row("Places autorisées")) / 2)}`,
      "Transport demande": row("Transport demande") === "oui" ? "non" : "oui",
    }),
  },
  pairs: {
    date: "date_debut",
    corrected: 0.01,
    optional: [
      ...["date_fin", "sexe", "tranche_age", "protection", "niveau_francais_debut"],
      ...["niveau_francais_fin", "canal_recrutement_mentor", "prescripteur"],
      ...["structure_partage_pratiques", "mentor_forme", "charte_signee"],
      ...["nb_moments_convivialite", "nb_entretiens", "nb_stages", "admission_formation"],
      ...["projet_defini", "autonomie_demarches", "liens_sociaux", "confiance_debut"],
      ...["confiance_fin", "situation_sortie"],
    ],
    absent: (row) =>
      isLost(row("date_debut"), [ALL_YEAR, "2020"], ["04 05 06", "2023"]) ||
      (row("code_departement") === "59" && row("date_debut").endsWith("2022")),
    correct: (row, random) => ({
      code_departement: random() < 0.5 ? "13" : row("code_departement"),
      mentor_forme: row("mentor_forme") === "oui" ? "non" : "oui",
    }),
  },
  hires: {
    date: "Date embauche",
    corrected: 0.01,
    optional: [
      ...["Secteur", "Sexe", "Canal information", "Intermédiaire", "RH outillé"],
      ...["Immersion préalable", "Mentor entreprise", "Action interculturelle"],
      ...["Réseau national", "En poste 6 mois"],
    ],
    absent: (row) => isLost(row("Date embauche"), [ALL_YEAR, "2021"], ["10 11 12", "2024"]),
    correct: (row) => ({ "Type contrat": row("Type contrat") === "cdi" ? "interim" : "cdi" }),
  },
};

/** Plants in a folder of exports: blank cells, periods and reporters that are missing, contracts astride, files that correct. */
export function plantHoles(folder: URL, { seed, years }: Holes): void {
  for (const [kind, planting] of Object.entries(PLANTINGS)) {
    plant(folder, EXPORTS[kind as Kind], { planting, years, random: randomOf(seed) });
  }
}

/** How holes are drawn. */
export interface Holes {
  readonly seed: number;
  /** The only years that have people, where not all of them: each costs its proof of secrecy. */
  readonly years: readonly string[] | undefined;
}

interface Tools extends Pick<Holes, "years"> {
  readonly planting: Planting;
  readonly random: () => number;
}

function plant(folder: URL, { stem, encoding }: (typeof EXPORTS)[Kind], tools: Tools): void {
  const { planting, years, random } = tools;
  const { header, records } = readTable(new URL(`${stem}.csv`, folder), encoding);
  const readerOf =
    (cells: Cells): Reader =>
    (name) =>
      cells[header.indexOf(name)] ?? "";
  const changed = (cells: Cells, changes: Changes): Cells =>
    header.map((name, i) => changes[name] ?? cells[i] ?? "");
  const isOfYears = (cells: Cells): boolean =>
    planting.date === undefined ||
    (years?.includes(readerOf(cells)(planting.date).slice(6)) ?? true);
  const kept = records
    .filter((cells) => isOfYears(cells) && !planting.absent(readerOf(cells), random))
    .map((cells) => changed(cells, planting.change?.(readerOf(cells), random) ?? {}))
    .map((cells) => changed(cells, blanksOf(planting.optional, random)));
  const chosen = kept.filter(() => random() < planting.corrected);
  const corrected = chosen.map((cells) =>
    changed(cells, planting.correct(readerOf(cells), random)),
  );
  const write = (name: string, rows: readonly Cells[]): void =>
    writeTable(new URL(name, folder), { header, records: rows }, encoding);
  write(`${stem}.csv`, kept);
  write(`${stem}-2.csv`, corrected);
  // Some rows come again as they are, and some as they were before their correction: the later file is right again.
  write(`${stem}-3.csv`, [...kept.slice(0, 3), ...chosen.slice(0, 3)]);
}

const blanksOf = (optional: readonly string[], random: () => number): Changes =>
  Object.fromEntries(
    optional
      .filter(() => random() < SHARE_BLANK)
      .map((name) => [name, BLANKS[Math.floor(random() * BLANKS.length)] ?? ""]),
  );

function writeTable(file: URL, { header, records }: Table, encoding: Encoding): void {
  const text = [header, ...records].map((cells) => `${cells.join(";")}\n`).join("");
  if (encoding === "windows-1252") writeFileSync(file, text, "latin1");
  else writeFileSync(file, encoding === "utf-8 with BOM" ? `\uFEFF${text}` : text);
}

/** Numbers between 0 and 1, always the same for a seed (Park and Miller). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
