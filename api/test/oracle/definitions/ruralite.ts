import type { Centre } from "../exports.js";
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
import { inhabitantsOf } from "../places.js";
import { type Definitions, departmentsIn } from "./definition.js";

type Work = (rows: readonly Centre[], place: string) => Answer;
type Number = (row: Centre) => number | null;

const stock = (work: Work) => ({ time: "stock", mayBeHidden: false, work }) as const;
const flow = (work: Work) => ({ time: "flow", mayBeHidden: false, work }) as const;

const occupied = (row: Centre): number => row.occupied;
const authorised = (row: Centre): number => row.places;

/** Share of the places, for a trait of their centre. */
const placesWith = (has: (row: Centre) => boolean | null) =>
  stock((rows) => share(rows, has, authorised));

const per100Occupied =
  (of: Number): Work =>
  (rows) =>
    rate(rows, [of, occupied], 100);

/** Counts of residents of a centre: published summed, and hidden where they are few. */
const ofResidents = (time: "stock" | "flow", of: Number) => ({
  ...{ time, mayBeHidden: true },
  work: per100Occupied(of),
});

/** Rural reception. */
export const RURAL_DEFINITIONS: Definitions<Centre> = {
  "ruralite.places": stock((rows) => sum(rows, authorised)),
  "ruralite.occupation": stock((rows) => rate(rows, [occupied, authorised], 100)),
  "ruralite.centres": stock((rows) => counted(different(rows.map(({ id }) => id)))),
  "ruralite.communes": stock((rows) => counted(different(rows.map(({ commune }) => commune)))),
  "ruralite.places_10000hab": stock((rows, place) =>
    per(sum(rows, authorised).numerateur ?? 0, inhabitantsOf(departmentsIn(place)), 10_000),
  ),
  "ruralite.diagnostic": placesWith((row) => row.diagnosis),
  "ruralite.coordination": flow((rows) =>
    share(rows, (row) => given(row.meetings, (meetings) => meetings >= 1)),
  ),
  "ruralite.mobilite": placesWith((row) => either(row.transport, row.carSharing, row.itinerant)),
  "ruralite.transport_demande": placesWith((row) => row.transport),
  "ruralite.covoiturage": placesWith((row) => row.carSharing),
  "ruralite.services_itinerants": placesWith((row) => row.itinerant),
  "ruralite.interpretariat": placesWith((row) => row.interpreting),
  "ruralite.permanence_medicale": placesWith((row) => row.doctor),
  "ruralite.heures_fle": flow((rows) => rate(rows, [(row) => row.frenchHours, occupied], 1)),
  "ruralite.emploi_adapte": ofResidents("flow", (row) => row.adaptedJobs),
  "ruralite.code_route": ofResidents("flow", (row) => row.drivingTheory),
  "ruralite.benevoles_formes": stock((rows) =>
    rate(rows, [(row) => row.trained, (row) => row.volunteers], 100),
  ),
  "ruralite.parrainages": ofResidents("stock", (row) => row.sponsorships),
  "ruralite.convivialite": flow((rows) => rate(rows, [(row) => row.events, () => 1], 1)),
  "ruralite.sensibilisation": flow((rows) => sum(rows, (row) => row.reached)),
};
