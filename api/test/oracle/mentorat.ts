import type { Calculations, Demo, Pair } from "./exports.js";
import {
  counted,
  countedPeople,
  either,
  given,
  median,
  partial,
  provisional,
  share,
  shareOfDifferent,
} from "./figures.js";
import { departmentsOf } from "./places.js";

/** A cohort: the pairs that started in a year, whatever became of them since. */
const startedIn = ({ pairs }: Demo, year: number): Pair[] =>
  pairs.filter((pair) => pair.year === year);

const inRegion = (rows: readonly Pair[], region: string): Pair[] =>
  rows.filter(({ department }) => departmentsOf(region).includes(department));

const inDepartment = (rows: readonly Pair[], code: string): Pair[] =>
  rows.filter(({ department }) => department === code);

const startedDuring = ({ pairs }: Demo, quarter: string): Pair[] =>
  pairs.filter((pair) => pair.quarter === quarter);

/** Those of a cohort that ended as planned. */
const endedIn = (demo: Demo, year: number): Pair[] =>
  startedIn(demo, year).filter(({ state }) => state === "termine");

const completion = (rows: readonly Pair[]) =>
  share(
    rows.filter(({ state }) => state === "termine" || state === "rompu"),
    ({ state }) => state === "termine",
  );

const PARTNERS = ["ofii", "dna", "agir", "fle", "droit_commun", "entreprise", "universite"];
const WORK_OR_TRAINING = ["emploi_durable", "emploi", "formation"];
const FRENCH_LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1", "C2"];
const DAYS_IN_A_MONTH = 365.25 / 12;

const rose = (before: number | null, after: number | null): boolean | null =>
  before === null || after === null ? null : after > before;

const levelOf = (level: string | null): number | null =>
  level === null ? null : FRENCH_LEVELS.indexOf(level);

const atLeastOne = (n: number | null) => given(n, (some) => some >= 1);

const months = ({ start, end }: Pair): number[] =>
  start === null || end === null ? [] : [(end - start) / DAYS_IN_A_MONTH];

const trained = (rows: readonly Pair[]) => share(rows, (row) => row.mentorTrained);

/** Mentoring. */
export const MENTORING_CALCULATIONS: Calculations = {
  binomes_2023: (demo) => counted(startedIn(demo, 2023).length),
  binomes_2026: (demo) => partial(counted(startedIn(demo, 2026).length)),
  binomes_idf_2024: (demo) => countedPeople(inRegion(startedIn(demo, 2024), "11").length),
  binomes_corse_2023: (demo) => countedPeople(inRegion(startedIn(demo, 2023), "94").length),
  binomes_rhone_2023: (demo) => countedPeople(inDepartment(startedIn(demo, 2023), "69").length),
  binomes_lozere_2023: (demo) => countedPeople(inDepartment(startedIn(demo, 2023), "48").length),
  binomes_2024_t2: (demo) => countedPeople(startedDuring(demo, "2024-T2").length),
  binomes_nord_2025_t3: (demo) =>
    countedPeople(inDepartment(startedDuring(demo, "2025-T3"), "59").length),
  binomes_femmes_2024: (demo) =>
    countedPeople(startedIn(demo, 2024).filter(({ sex }) => sex === "F").length),
  binomes_academiques_femmes_2024: (demo) =>
    countedPeople(
      startedIn(demo, 2024).filter(
        ({ programme, sex }) => programme === "academique" && sex === "F",
      ).length,
    ),
  binomes_autre_protection_2024: (demo) =>
    countedPeople(
      startedIn(demo, 2024).filter(
        ({ protection }) => protection === null || protection === "apatride" || protection === "NR",
      ).length,
    ),
  duree_mediane_2023: (demo) => median(endedIn(demo, 2023).flatMap(months)),
  achevement_2023: (demo) => completion(startedIn(demo, 2023)),
  // Outcomes settle a year after the last start.
  achevement_2025: (demo) => provisional(completion(startedIn(demo, 2025))),
  achevement_rhone_2023: (demo) => completion(inDepartment(startedIn(demo, 2023), "69")),
  achevement_idf_2022: (demo) => completion(inRegion(startedIn(demo, 2022), "11")),
  partage_structures_2024: (demo) =>
    shareOfDifferent(
      startedIn(demo, 2024),
      (row) => row.structure,
      (row) => row.sharesPractice,
    ),
  mentors_campagne_2023: (demo) =>
    share(startedIn(demo, 2023), (row) => given(row.channel, (by) => by === "campagne")),
  mentors_formes_2025: (demo) => trained(startedIn(demo, 2025)),
  mentors_formes_academique_2024: (demo) =>
    trained(startedIn(demo, 2024).filter(({ programme }) => programme === "academique")),
  mentors_formes_idf_2024: (demo) => trained(inRegion(startedIn(demo, 2024), "11")),
  liens_sociaux_2022: (demo) => share(endedIn(demo, 2022), (row) => row.ties),
  convivialite_2023: (demo) =>
    share(startedIn(demo, 2023), (row) => given(row.moments, (moments) => moments >= 3)),
  orientation_partenaire_2024: (demo) =>
    share(startedIn(demo, 2024), (row) => given(row.sentBy, (by) => PARTNERS.includes(by))),
  badges_2023: (demo) => share(endedIn(demo, 2023), (row) => row.badge),
  insertion_2024: (demo) =>
    share(endedIn(demo, 2024), (row) => given(row.exit, (to) => WORK_OR_TRAINING.includes(to))),
  impact_emploi_2024: (demo) =>
    share(endedIn(demo, 2024), (row) =>
      either(atLeastOne(row.interviews), atLeastOne(row.internships)),
    ),
  impact_formation_2023: (demo) =>
    share(endedIn(demo, 2023), (row) => either(row.admitted, row.project)),
  impact_interculturel_2023: (demo) =>
    share(endedIn(demo, 2023), (row) =>
      either(
        rose(levelOf(row.frenchBefore), levelOf(row.frenchAfter)),
        rose(row.confidenceBefore, row.confidenceAfter),
      ),
    ),
  impact_transverse_2021: (demo) =>
    share(endedIn(demo, 2021), (row) => either(row.autonomous, row.ties)),
};
