import type { Calculations, Contract, Demo } from "./exports.js";
import { counted, different, either, given, partial, rate, share, sum } from "./figures.js";

const during = ({ contracts }: Demo, year: number): Contract[] =>
  contracts.filter((contract) => contract.year === year);

const inRegion = (demo: Demo, year: number, region: string): Contract[] =>
  during(demo, year).filter((contract) => contract.region === region);

const inDepartments = (demo: Demo, year: number, ...codes: string[]): Contract[] =>
  during(demo, year).filter(({ departments }) => departments.some((code) => codes.includes(code)));

/** One contract astride two departments is one contract. */
const contracts = (rows: readonly Contract[]) => counted(different(rows.map(({ id }) => id)));

/** Authorities under contract since 2019; one that leaves its SIREN blank has the one its contract has in another year. */
function authorities(rows: readonly Contract[], until: number) {
  const known = new Map(rows.flatMap(({ id, siren }) => (siren === null ? [] : [[id, siren]])));
  const past = rows.filter(({ year }) => year <= until);
  return counted(
    different(past.map(({ siren, id }) => siren ?? known.get(id) ?? `contract ${id}`)),
  );
}

/** Renewals against the same contract the year before; without one there is nothing to compare. */
function growing(demo: Demo, renewals: readonly Contract[]) {
  const onlyRenewals = renewals.filter(({ act }) => act === "renouvellement");
  return share(onlyRenewals, (renewal) => {
    const before = demo.contracts.find(
      ({ id, year }) => id === renewal.id && year === renewal.year - 1,
    );
    if (before === undefined) return null;
    return either(
      more(renewal.axes?.length ?? null, before.axes?.length ?? null),
      more(renewal.partners, before.partners),
      more(renewal.stateFunds, before.stateFunds),
    );
  });
}

const more = (now: number | null, before: number | null): boolean | null =>
  now === null || before === null ? null : now > before;

const steered = (rows: readonly Contract[]) => share(rows, (row) => row.steeredTogether);
const dwellings = (rows: readonly Contract[]) => sum(rows, (row) => row.dwellings);

/** Territorial contracts. */
export const CONTRACT_CALCULATIONS: Calculations = {
  contrats_2019: (demo) => contracts(during(demo, 2019)),
  contrats_2022: (demo) => contracts(during(demo, 2022)),
  contrats_2023: (demo) => contracts(during(demo, 2023)),
  contrats_2026: (demo) => partial(contracts(during(demo, 2026))),
  contrats_signes_2023: (demo) =>
    contracts(during(demo, 2023).filter(({ act }) => act === "signature")),
  contrats_epci_2023: (demo) =>
    contracts(during(demo, 2023).filter(({ level }) => level === "epci")),
  contrats_idf_2023: (demo) => contracts(inRegion(demo, 2023, "11")),
  contrats_centre_2023: (demo) => contracts(inRegion(demo, 2023, "24")),
  contrats_91_2023: (demo) => contracts(inDepartments(demo, 2023, "91")),
  contrats_77_2023: (demo) => contracts(inDepartments(demo, 2023, "77")),
  contrats_91_ou_77_2023: (demo) => contracts(inDepartments(demo, 2023, "91", "77")),
  contrats_lozere_2023: (demo) => contracts(inDepartments(demo, 2023, "48")),
  territoires_2021: (demo) => authorities(demo.contracts, 2021),
  territoires_2025: (demo) => authorities(demo.contracts, 2025),
  territoires_ara_2023: (demo) =>
    authorities(
      demo.contracts.filter(({ region }) => region === "84"),
      2023,
    ),
  regions_2023: (demo) => counted(different(during(demo, 2023).map(({ region }) => region))),
  enveloppe_2024: (demo) => sum(during(demo, 2024), (row) => row.stateFunds),
  copilotage_2023: (demo) => steered(during(demo, 2023)),
  copilotage_lozere_2023: (demo) => steered(inDepartments(demo, 2023, "48")),
  diagnostic_2023: (demo) =>
    share(during(demo, 2023), (row) => given(row.diagnosis, (kind) => kind !== "aucun")),
  coordination_2024: (demo) =>
    share(during(demo, 2024), (row) => given(row.coordinators, (time) => time > 0)),
  progressivite_2019: (demo) => growing(demo, during(demo, 2019)),
  progressivite_2023: (demo) => growing(demo, during(demo, 2023)),
  progressivite_2025: (demo) => growing(demo, during(demo, 2025)),
  progressivite_ara_2024: (demo) => growing(demo, inRegion(demo, 2024, "84")),
  progressivite_regions_2025: (demo) =>
    growing(
      demo,
      during(demo, 2025).filter(({ level }) => level === "region"),
    ),
  innovation_2023: (demo) =>
    rate(during(demo, 2023), [(row) => row.innovative, (row) => row.actions], 100),
  animation_2024: (demo) =>
    share(during(demo, 2024), (row) =>
      given(row.committees, (held) => held >= 1 && row.evaluated === true),
    ),
  participation_2025: (demo) =>
    share(during(demo, 2025), (row) => given(row.participation, (how) => how !== "aucune")),
  logement_2023: (demo) =>
    share(during(demo, 2023), ({ axes }) => given(axes, (all) => all.includes("logement"))),
  logements_mobilises_2023: (demo) => dwellings(during(demo, 2023)),
  logements_mobilises_herault_2023: (demo) => dwellings(inDepartments(demo, 2023, "34")),
  logements_mobilises_rhone_2024: (demo) => dwellings(inDepartments(demo, 2024, "69")),
};
