import type { Calculations, Centre, Demo } from "./exports.js";
import { counted, different, either, given, partial, per, rate, share, sum } from "./figures.js";
import { departmentOf, departmentsOf, EVERY_DEPARTMENT, inhabitantsOf } from "./places.js";

/** What stands at the end of a quarter; the end of a year is that of its fourth quarter. */
const at = ({ centres }: Demo, quarter: string): Centre[] =>
  centres.filter((centre) => centre.quarter === quarter);

/** What happened over the four quarters of a year. */
const over = ({ centres }: Demo, year: number): Centre[] =>
  centres.filter(({ quarter }) => quarter.startsWith(`${year}-`));

const inRegion = (rows: readonly Centre[], region: string): Centre[] =>
  rows.filter(({ commune }) => departmentsOf(region).includes(departmentOf(commune)));

const inDepartment = (rows: readonly Centre[], code: string): Centre[] =>
  rows.filter(({ commune }) => departmentOf(commune) === code);

const centres = (rows: readonly Centre[]) => counted(different(rows.map(({ id }) => id)));
const places = (rows: readonly Centre[]) => sum(rows, (row) => row.places);
const occupied = (row: Centre): number => row.occupied;
const authorised = (row: Centre): number => row.places;
const occupancy = (rows: readonly Centre[]) => rate(rows, [occupied, authorised], 100);
const met = (row: Centre) => given(row.meetings, (meetings) => meetings >= 1);

const per10000 = (rows: readonly Centre[], departments: readonly string[]) =>
  per(places(rows).numerateur ?? 0, inhabitantsOf(departments), 10_000);

/** Rural reception. */
export const RURAL_CALCULATIONS: Calculations = {
  centres_2023_t1: (demo) => centres(at(demo, "2023-T1")),
  centres_cada_huda_2024: (demo) =>
    centres(at(demo, "2024-T4").filter(({ scheme }) => scheme === "cada" || scheme === "huda")),
  communes_2023_t1: (demo) => counted(different(at(demo, "2023-T1").map(({ commune }) => commune))),
  places_2023_t1: (demo) => places(at(demo, "2023-T1")),
  places_2023: (demo) => places(at(demo, "2023-T4")),
  places_2026_t3: (demo) => places(at(demo, "2026-T3")),
  places_2026: (demo) => partial(places(at(demo, "2026-T3"))),
  places_cph_2023: (demo) => places(at(demo, "2023-T4").filter(({ scheme }) => scheme === "cph")),
  places_naq_2024: (demo) => places(inRegion(at(demo, "2024-T4"), "75")),
  places_aisne_2024_t2: (demo) => places(inDepartment(at(demo, "2024-T2"), "02")),
  places_paris_2024: (demo) => places(inDepartment(at(demo, "2024-T4"), "75")),
  occupation_paris_2024: (demo) => occupancy(inDepartment(at(demo, "2024-T4"), "75")),
  occupation_2024: (demo) => occupancy(at(demo, "2024-T4")),
  occupation_collectif_2025_t2: (demo) =>
    occupancy(at(demo, "2025-T2").filter(({ housing }) => housing === "collectif")),
  occupation_cada_diffus_2025: (demo) =>
    occupancy(
      at(demo, "2025-T4").filter(
        ({ scheme, housing }) => scheme === "cada" && housing === "diffus",
      ),
    ),
  places_10000hab_2025: (demo) => per10000(at(demo, "2025-T4"), EVERY_DEPARTMENT),
  places_10000hab_naq_2025: (demo) =>
    per10000(inRegion(at(demo, "2025-T4"), "75"), departmentsOf("75")),
  places_10000hab_paris_2025: (demo) => per10000(inDepartment(at(demo, "2025-T4"), "75"), ["75"]),
  diagnostic_2024_t2: (demo) => share(at(demo, "2024-T2"), (row) => row.diagnosis, authorised),
  diagnostic_oise_2025: (demo) =>
    share(inDepartment(at(demo, "2025-T4"), "60"), (row) => row.diagnosis, authorised),
  coordination_2023_t1: (demo) => share(at(demo, "2023-T1"), met),
  coordination_vaucluse_2023_t1: (demo) => share(inDepartment(at(demo, "2023-T1"), "84"), met),
  coordination_2024: (demo) => share(over(demo, 2024), met),
  mobilite_2024: (demo) =>
    share(
      at(demo, "2024-T4"),
      (row) => either(row.transport, row.carSharing, row.itinerant),
      authorised,
    ),
  interpretariat_2022: (demo) => share(at(demo, "2022-T4"), (row) => row.interpreting, authorised),
  emploi_adapte_2024: (demo) => rate(over(demo, 2024), [(row) => row.adaptedJobs, occupied], 100),
  emploi_adapte_charente_2022: (demo) =>
    rate(inDepartment(over(demo, 2022), "16"), [(row) => row.adaptedJobs, occupied], 100),
  code_route_bretagne_2025_t1: (demo) =>
    rate(inRegion(at(demo, "2025-T1"), "53"), [(row) => row.drivingTheory, occupied], 100),
  benevoles_formes_2024: (demo) =>
    rate(at(demo, "2024-T4"), [(row) => row.trained, (row) => row.volunteers], 100),
  parrainages_2024: (demo) => rate(at(demo, "2024-T4"), [(row) => row.sponsorships, occupied], 100),
  convivialite_2024: (demo) => rate(over(demo, 2024), [(row) => row.events, () => 1], 1),
  sensibilisation_2024: (demo) => sum(over(demo, 2024), (row) => row.reached),
};
