import type { Pair } from "../exports.js";
import {
  type Answer,
  counted,
  countedWhere,
  either,
  given,
  median,
  share,
  shareOfDifferent,
} from "../figures.js";
import type { Definitions } from "./definition.js";

type Trait = (row: Pair) => boolean | null;
type Work = (rows: readonly Pair[]) => Answer;

const started = (work: Work) => ({ time: "flow", mayBeHidden: true, work }) as const;

/** What becomes of a cohort is known a year after its last start. */
const outcome = (work: Work) => ({ ...started(work), settlesAfter: 12 }) as const;

const ofPairs = (has: Trait) => started((rows) => share(rows, has));
const ended = (rows: readonly Pair[]): Pair[] => rows.filter(({ state }) => state === "termine");
const ofEnded = (has: Trait) => outcome((rows) => share(ended(rows), has));

const PARTNERS = ["ofii", "dna", "agir", "fle", "droit_commun", "entreprise", "universite"];
const WORK_OR_TRAINING = ["emploi_durable", "emploi", "formation"];
const FRENCH_LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1", "C2"];
const DAYS_IN_A_MONTH = 365.25 / 12;
const DAY = 86_400_000;

const rose = (before: number | null, after: number | null): boolean | null =>
  before === null || after === null ? null : after > before;
const levelOf = (level: string | null): number | null =>
  level === null ? null : FRENCH_LEVELS.indexOf(level);
const atLeastOne = (n: number | null) => given(n, (some) => some >= 1);
const months = ({ start, end }: Pair): number | null =>
  start === null || end === null ? null : (end - start) / DAYS_IN_A_MONTH;
const byCampaign: Trait = (row) => given(row.channel, (by) => by === "campagne");

/** Of a known sex, women: NR says that it is not known. */
const isWoman: Trait = ({ sex }) => (sex === null || sex === "NR" ? null : sex === "F");

/** The same day six months later, or the last of that month. */
function sixMonthsAfter(day: number): number {
  const from = new Date(day * DAY);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + 6];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)) / DAY;
}

/** Broken off within six months; unknown where a pair was, and its end is not said. */
const brokeEarly: Trait = ({ state, start, end }) => {
  if (state !== "rompu") return false;
  return start === null || end === null ? null : end <= sixMonthsAfter(start);
};

/** Mentoring. */
export const MENTORING_DEFINITIONS: Definitions<Pair> = {
  "mentorat.binomes": started((rows) => counted(rows.length)),
  "mentorat.duree_mediane": {
    ...outcome((rows) => median(ended(rows).map(months))),
    roundedTo: 0.5,
  },
  "mentorat.achevement": outcome((rows) =>
    share(
      rows.filter(({ state }) => state === "termine" || state === "rompu"),
      ({ state }) => state === "termine",
    ),
  ),
  "mentorat.femmes": ofPairs(isWoman),
  "mentorat.ruptures_precoces": { ...ofPairs(brokeEarly), settlesAfter: 6 },
  "mentorat.partage_structures": started((rows) =>
    shareOfDifferent(
      rows,
      (row) => row.structure,
      (row) => row.sharesPractice,
    ),
  ),
  "mentorat.binomes_campagne": started((rows) => countedWhere(rows, byCampaign)),
  "mentorat.mentors_campagne": ofPairs(byCampaign),
  "mentorat.mentors_formes": ofPairs((row) => row.mentorTrained),
  "mentorat.chartes": ofPairs((row) => row.charter),
  "mentorat.liens_sociaux": ofEnded((row) => row.ties),
  "mentorat.convivialite": ofPairs((row) => given(row.moments, (moments) => moments >= 3)),
  "mentorat.orientation_partenaire": ofPairs((row) =>
    given(row.sentBy, (by) => PARTNERS.includes(by)),
  ),
  "mentorat.badges": ofEnded((row) => row.badge),
  "mentorat.insertion": ofEnded((row) => given(row.exit, (to) => WORK_OR_TRAINING.includes(to))),
  "mentorat.impact_emploi": ofEnded((row) =>
    either(atLeastOne(row.interviews), atLeastOne(row.internships)),
  ),
  "mentorat.impact_formation": ofEnded((row) => either(row.admitted, row.project)),
  "mentorat.impact_interculturel": ofEnded((row) =>
    either(
      rose(levelOf(row.frenchBefore), levelOf(row.frenchAfter)),
      rose(row.confidenceBefore, row.confidenceAfter),
    ),
  ),
  "mentorat.impact_transverse": ofEnded((row) => either(row.autonomous, row.ties)),
};
