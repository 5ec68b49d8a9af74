import type { Definition } from "./definitions/definition.js";
import type { Answer } from "./figures.js";
import { endOf } from "./periods.js";
import type { Source } from "./sources.js";

/** Until when things were observed, and whether the product tells partial periods from provisional ones. */
export interface Clock {
  /** Last day of all exports together. */
  readonly lastDay: number;
  readonly partial: boolean;
}

/** Where a figure stands in time. */
export interface Moment {
  readonly source: Pick<Source<never>, "lastDay" | "incomplete">;
  readonly definition: Pick<Definition<never>, "settlesAfter">;
  /** `2023` or `2023-T1`. */
  readonly period: string;
  readonly clock: Clock;
}

/** The statuses that a figure may have for the moment it is of; a figure without a value keeps its own. */
export function statusesAt({ valeur, statut }: Answer, moment: Moment): readonly string[] {
  if (valeur === null) return [statut];
  return moment.clock.partial ? bySource(statut, moment) : byTheLatest(statut, moment);
}

/** A period is settled once it has ended, and its values have had the time to stop moving, whichever export is latest. */
function byTheLatest(statut: string, { definition, period, clock }: Moment): readonly string[] {
  return [endOf(period, definition.settlesAfter) <= clock.lastDay ? statut : "provisoire"];
}

/** A period ends when its own export says so; where someone is missing, only the product knows who has closed. */
function bySource(statut: string, { source, definition, period }: Moment): readonly string[] {
  if (endOf(period) > source.lastDay) return ["partiel"];
  const settled = endOf(period, definition.settlesAfter) <= source.lastDay ? statut : "provisoire";
  const isOpen = [...source.incomplete].some((quarter) => quarter.startsWith(period));
  return isOpen ? [settled, "partiel"] : [settled];
}
