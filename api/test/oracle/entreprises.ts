import type { Calculations, Demo, Hire } from "./exports.js";
import {
  counted,
  countedPeople,
  different,
  given,
  partial,
  per,
  protect,
  share,
  shareOfDifferent,
} from "./figures.js";
import { departmentsOf, EVERY_DEPARTMENT } from "./places.js";

const during = ({ hires }: Demo, year: number): Hire[] =>
  hires.filter((hire) => hire.year === year);

const inRegion = (rows: readonly Hire[], region: string): Hire[] =>
  rows.filter(({ department }) => departmentsOf(region).includes(department));

const inDepartment = (rows: readonly Hire[], code: string): Hire[] =>
  rows.filter(({ department }) => department === code);

const duringQuarter = ({ hires }: Demo, quarter: string): Hire[] =>
  hires.filter((hire) => hire.quarter === quarter);

const isLasting = ({ contract }: Hire): boolean => contract === "cdi" || contract === "cdd_6_plus";

const lasting = (rows: readonly Hire[]) => share(rows, isLasting);

const still = (rows: readonly Hire[]) => share(rows, (row) => row.stillThere);

const informedBy = (rows: readonly Hire[], ...channels: string[]) =>
  share(rows, (row) => given(row.channel, (channel) => channels.includes(channel)));

/** AGIR is for metropolitan France without Corsica. */
const isOfAgir = (department: string): boolean => !/^(97|2[AB])/.test(department);

/** Departments where a hire at least was made through AGIR, over those of the territory in AGIR's scope. */
function withAgir(rows: readonly Hire[], departments: readonly string[]) {
  const inside = departments.filter(isOfAgir);
  const hires = rows.filter(
    ({ through, department }) => through === "agir" && inside.includes(department),
  );
  const reached = different(hires.map(({ department }) => department));
  return protect(hires.length, per(reached, inside.length, 100));
}

/** Employers' engagement. */
export const EMPLOYER_CALCULATIONS: Calculations = {
  recrutements_2023: (demo) => counted(during(demo, 2023).length),
  recrutements_2026: (demo) => partial(counted(during(demo, 2026).length)),
  recrutements_idf_2024: (demo) => countedPeople(inRegion(during(demo, 2024), "11").length),
  recrutements_corse_2024: (demo) => countedPeople(inRegion(during(demo, 2024), "94").length),
  recrutements_nord_2025: (demo) => countedPeople(inDepartment(during(demo, 2025), "59").length),
  recrutements_lozere_2025: (demo) => countedPeople(inDepartment(during(demo, 2025), "48").length),
  recrutements_2025_t2: (demo) => countedPeople(duringQuarter(demo, "2025-T2").length),
  recrutements_hebergement_2024: (demo) =>
    countedPeople(during(demo, 2024).filter(({ sector }) => sector === "I").length),
  recrutements_durables_pme_2024: (demo) =>
    countedPeople(
      during(demo, 2024).filter((hire) => hire.size === "pme" && isLasting(hire)).length,
    ),
  employeurs_2023: (demo) => counted(different(during(demo, 2023).map(({ siren }) => siren))),
  emploi_durable_2024: (demo) => lasting(during(demo, 2024)),
  emploi_durable_idf_2024: (demo) => lasting(inRegion(during(demo, 2024), "11")),
  maintien_2024: (demo) => still(during(demo, 2024)),
  maintien_pme_2024: (demo) => still(during(demo, 2024).filter(({ size }) => size === "pme")),
  maintien_2026: (demo) => partial(still(during(demo, 2026))),
  part_tpe_pme_2023: (demo) =>
    share(during(demo, 2023), ({ size }) => size === "tpe" || size === "pme"),
  pair_a_pair_2023: (demo) => informedBy(during(demo, 2023), "pair_a_pair"),
  medias_2025: (demo) => informedBy(during(demo, 2025), "reseaux_sociaux", "medias"),
  rh_outilles_2024: (demo) =>
    shareOfDifferent(
      during(demo, 2024),
      (row) => row.siren,
      (row) => row.hrEquipped,
    ),
  immersion_2023: (demo) => share(during(demo, 2023), (row) => row.immersion),
  reseau_national_2025: (demo) =>
    shareOfDifferent(
      during(demo, 2025),
      (row) => row.siren,
      (row) => row.network,
    ),
  coordination_locale_2023: (demo) =>
    share(during(demo, 2023), (row) =>
      given(row.through, (who) => who === "agir" || who === "association"),
    ),
  departements_agir_2021: (demo) => withAgir(during(demo, 2021), EVERY_DEPARTMENT),
  departements_agir_2022: (demo) => withAgir(during(demo, 2022), EVERY_DEPARTMENT),
  departements_agir_2025: (demo) => withAgir(during(demo, 2025), EVERY_DEPARTMENT),
  departements_agir_ara_2024: (demo) =>
    withAgir(inRegion(during(demo, 2024), "84"), departmentsOf("84")),
};
