import type { Hire } from "../exports.js";
import {
  type Answer,
  counted,
  countedWhere,
  different,
  given,
  per,
  share,
  shareOfDifferent,
} from "../figures.js";
import { type Definitions, departmentsIn } from "./definition.js";

type Trait = (row: Hire) => boolean | null;

const flow = (work: (rows: readonly Hire[], place: string) => Answer) =>
  ({ time: "flow", mayBeHidden: true, work }) as const;

const ofHires = (has: Trait) => flow((rows) => share(rows, has));
const ofEmployers = (has: Trait) =>
  flow((rows) => shareOfDifferent(rows, ({ siren }) => siren, has));

const informedBy =
  (...channels: readonly string[]): Trait =>
  (row) =>
    given(row.channel, (channel) => channels.includes(channel));
const through =
  (...who: readonly string[]): Trait =>
  (row) =>
    given(row.through, (intermediary) => who.includes(intermediary));
const byMedia = informedBy("reseaux_sociaux", "medias");

/** AGIR's scope: metropolitan France without Corsica. */
const inAgirScope = (department: string): boolean => !/^(97|2A|2B)/.test(department);

/** Departments with a hire at least through AGIR, over those of its scope. */
function departmentsWithAgir(rows: readonly Hire[], place: string): Answer {
  const scope = departmentsIn(place).filter(inAgirScope);
  const hires = rows.filter((row) => row.through === "agir" && inAgirScope(row.department));
  return per(different(hires.map(({ department }) => department)), scope.length, 100);
}

/** Employers' engagement. */
export const EMPLOYER_DEFINITIONS: Definitions<Hire> = {
  "entreprises.recrutements": flow((rows) => counted(rows.length)),
  "entreprises.employeurs": flow((rows) => counted(different(rows.map(({ siren }) => siren)))),
  "entreprises.emploi_durable": ofHires(
    ({ contract }) => contract === "cdi" || contract === "cdd_6_plus",
  ),
  "entreprises.maintien_6_mois": { ...ofHires((row) => row.stillThere), settlesAfter: 6 },
  "entreprises.part_tpe_pme": ofHires(({ size }) => size === "tpe" || size === "pme"),
  "entreprises.femmes": ofHires(({ sex }) => (sex === null || sex === "NR" ? null : sex === "F")),
  "entreprises.pair_a_pair": ofHires(informedBy("pair_a_pair")),
  "entreprises.recrutements_medias": flow((rows) => countedWhere(rows, byMedia)),
  "entreprises.medias": ofHires(byMedia),
  "entreprises.rh_outilles": ofEmployers((row) => row.hrEquipped),
  "entreprises.immersion": ofHires((row) => row.immersion),
  "entreprises.mentor_entreprise": ofHires((row) => row.companion),
  "entreprises.action_interculturelle": ofHires((row) => row.intercultural),
  "entreprises.reseau_national": ofEmployers((row) => row.network),
  "entreprises.coordination_locale": ofHires(through("agir", "association")),
  "entreprises.via_agir": ofHires(through("agir")),
  "entreprises.via_associations": ofHires(through("association")),
  "entreprises.departements_agir": flow(departmentsWithAgir),
};
