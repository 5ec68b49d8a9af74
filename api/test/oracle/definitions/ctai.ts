import type { Contract } from "../exports.js";
import {
  type Answer,
  counted,
  different,
  either,
  given,
  per,
  rate,
  share,
  sum,
} from "../figures.js";
import { departmentOf, inhabitantsOf, populations } from "../places.js";
import { communesCovered, sirensOf } from "./authorities.js";
import { type Definitions, departmentsIn } from "./definition.js";

type Trait = (row: Contract) => boolean | null;
type Work = (rows: readonly Contract[], place: string) => Answer;

const flow = (work: Work) => ({ time: "flow", mayBeHidden: false, work }) as const;
const ofContracts = (has: Trait) => flow((rows) => share(rows, has));
const contracts: Work = (rows) => counted(different(rows.map(({ id }) => id)));
const acts = (act: string) =>
  flow((rows, place) =>
    contracts(
      rows.filter((row) => row.act === act),
      place,
    ),
  );

const more = (now: number | null, before: number | null): boolean | null =>
  now === null || before === null ? null : now > before;
const axesOf = ({ axes }: Contract): number | null => (axes === null ? null : axes.length);

/** What needs the other rows of the country beside those of the group. */
interface Country {
  readonly all: readonly Contract[];
  /** The row of a contract and a year. */
  readonly of: (id: string, year: number) => Contract | undefined;
}

/** A renewal with more axes, partners or State money than the same contract the year before; unknown without one. */
const grew =
  ({ of }: Country): Trait =>
  (row) => {
    const before = of(row.id, row.year - 1);
    if (before === undefined) return null;
    return either(
      more(axesOf(row), axesOf(before)),
      more(row.partners, before.partners),
      more(row.stateFunds, before.stateFunds),
    );
  };

/** Of the contracts of the year before, those without an act in the year; nothing where there was no contract. */
const notRenewed =
  ({ of }: Country): Work =>
  (rows, place) =>
    contracts(
      rows.filter(({ id, year }) => of(id, year + 1) === undefined),
      place,
    );

/** Inhabitants of the communes under a contract, each counted once, over those of the place. */
function populationCovered({
  all,
}: Country): Pick<Definitions<Contract>[string], "work" | "reach"> {
  const covered = communesCovered(all);
  return {
    reach: (row) => [...new Set(covered(row).map(departmentOf))],
    work: (rows, place) => {
      const departments = new Set(departmentsIn(place));
      const communes = new Set(rows.flatMap(covered));
      let inhabitants = 0;
      for (const code of communes) {
        if (departments.has(departmentOf(code))) inhabitants += populations().get(code) ?? 0;
      }
      return per(inhabitants, inhabitantsOf([...departments]), 100);
    },
  };
}

const both = ({ stateFunds, localFunds }: Contract): number | null =>
  stateFunds === null || localFunds === null ? null : stateFunds + localFunds;

/** Territorial contracts, of a whole country: some are told by the other years of the same contract. */
export function contractDefinitions(all: readonly Contract[]): Definitions<Contract> {
  const index = new Map(all.map((row) => [`${row.id} ${row.year}`, row]));
  const country: Country = { all, of: (id, year) => index.get(`${id} ${year}`) };
  const sirens = sirensOf(all);
  return {
    "ctai.contrats": flow(contracts),
    "ctai.nouveaux": acts("signature"),
    "ctai.renouveles": acts("renouvellement"),
    "ctai.non_renouveles": { ...flow(notRenewed(country)), time: "following" },
    "ctai.territoires": {
      ...flow((rows) => counted(different(rows.map((row) => sirens(row) ?? `contract ${row.id}`)))),
      time: "cumulated",
    },
    "ctai.regions": flow((rows) => counted(different(rows.map(({ region }) => region)))),
    "ctai.population_couverte": { ...flow(contracts), ...populationCovered(country) },
    "ctai.enveloppe_etat": flow((rows) => sum(rows, (row) => row.stateFunds)),
    "ctai.cofinancement": flow((rows) => rate(rows, [(row) => row.localFunds, both], 100)),
    "ctai.copilotage": ofContracts((row) => row.steeredTogether),
    "ctai.diagnostic": ofContracts((row) => given(row.diagnosis, (kind) => kind !== "aucun")),
    "ctai.coordination": ofContracts((row) => given(row.coordinators, (time) => time > 0)),
    "ctai.progressivite": flow((rows) =>
      share(
        rows.filter(({ act }) => act === "renouvellement"),
        grew(country),
      ),
    ),
    "ctai.innovation": flow((rows) =>
      rate(rows, [(row) => row.innovative, (row) => row.actions], 100),
    ),
    "ctai.animation": ofContracts((row) =>
      allOf(
        given(row.committees, (n) => n >= 1),
        row.evaluated,
      ),
    ),
    "ctai.participation": ofContracts((row) => given(row.participation, (how) => how !== "aucune")),
    "ctai.co_decision": ofContracts((row) =>
      given(row.participation, (how) => how === "comite_pilotage" || how === "co_decision"),
    ),
    "ctai.logement": ofContracts((row) => given(row.axes, (axes) => axes.includes("logement"))),
    "ctai.logements_mobilises": flow((rows) => sum(rows, (row) => row.dwellings)),
  };
}

/** Whether both hold: no as soon as one does not, unknown when none is refused and one is unknown. */
function allOf(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}
