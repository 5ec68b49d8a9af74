import { type Change, changeOf, type Dated } from "./change.js";
import type { Better, UnitId } from "./model.js";
import { PROGRESS_STATUS_IDS, type ProgressStatus } from "./statuses.js";
import { type Text, text } from "./text.js";

/** Where the value judged stands: known, hidden, or why it is not there. */
export type Availability = "connue" | "secret" | "manquante";

/** VI, VA, VC with their years, all of whole periods; values in the indicator's unit. */
export interface ProgressInput {
  readonly unit: UnitId;
  readonly better: Better;
  readonly vi: number | null;
  readonly va: number | null;
  readonly vc: number | null;
  /** What VA is compared with: the value of the year before, else the last one known. */
  readonly previous: Dated | null;
  readonly availability: Availability;
  /** Why VI is not there, where it is not. */
  readonly initialAvailability: Availability;
  /** Changes from each year of the series to the next one, where both are known. */
  readonly yearlyChanges: readonly number[];
  /** Whether the indicator has a value in any period. */
  readonly everMeasured: boolean;
  readonly referenceYear: number | null;
  readonly year: number | null;
  readonly targetYear: number | null;
}

/** The growth-rate method (Statistics Canada, Eurostat): observed over required compound yearly growth. */
export interface GrowthVerdict {
  readonly ratio: number | null;
  readonly status: ProgressStatus;
}

/** Verdict on one indicator; TA and TA attendu in percent. */
export interface Progress {
  /** Clamped to 0–100. */
  readonly ta: number | null;
  /** As computed: below 0, it is the one to show. */
  readonly rawTa: number | null;
  readonly expectedTa: number | null;
  readonly ratio: number | null;
  readonly status: ProgressStatus;
  readonly reason: Text | null;
  /** From `previous` to VA; null where one of them is missing, which is no stagnation. */
  readonly change: Change | null;
  /** Change per year from the judged year to the target year; null once nothing is needed, or too late. */
  readonly neededPace: number | null;
  /** No year of the series ever changed by as much as {@link Progress.neededPace}. */
  readonly paceOutOfReach: boolean;
  readonly growth: GrowthVerdict | null;
  readonly dependsOnMethod: boolean;
}

/** Thresholds of TA over TA attendu (PILOTE), also those of the growth-rate method. */
const THRESHOLDS = { onTrack: 0.95, watch: 0.6 } as const;

/** A ratio a rounding error below its threshold has reached it. */
const EPSILON = 1e-9;

const NO_VERDICT = {
  ta: null,
  rawTa: null,
  expectedTa: null,
  ratio: null,
  neededPace: null,
  paceOutOfReach: false,
  growth: null,
  dependsOnMethod: false,
} as const;

/** Judges one indicator by PILOTE's rule, first match in the order of the domain; pure. */
export function progressOf(input: ProgressInput): Progress {
  const common = { ...NO_VERDICT, change: lastChange(input) };
  const early = withoutTarget(input);
  if (early) return { ...common, ...early };
  return { ...common, ...judge(input as Judged) };
}

interface Judged extends ProgressInput {
  readonly vi: number;
  readonly va: number;
  readonly vc: number;
  readonly referenceYear: number;
  readonly year: number;
  readonly targetYear: number;
}

function withoutTarget(input: ProgressInput): Pick<Progress, "status" | "reason"> | null {
  if (!input.everMeasured) {
    return {
      status: "sans_donnee",
      reason: text(
        "La source ne renseigne pas ce point.",
        "The source says nothing of this point.",
      ),
    };
  }
  if (input.availability === "secret") {
    return {
      status: "secret",
      reason: text(
        "La valeur est cachée par le secret statistique.",
        "The value is hidden by statistical secrecy.",
      ),
    };
  }
  if (input.vc === null || input.better === "neutre")
    return { status: "sans_objectif", reason: null };
  if (input.vi === null && input.initialAvailability === "secret") {
    return {
      status: "secret",
      reason: text(
        "La valeur initiale est cachée par le secret statistique.",
        "The initial value is hidden by statistical secrecy.",
      ),
    };
  }
  const missing = missingValue(input);
  return missing && { status: "non_calculable", reason: missing };
}

function missingValue(input: ProgressInput): Text | null {
  if (input.va === null || input.year === null) {
    return text("La valeur actuelle manque.", "The current value is missing.");
  }
  if (input.vi === null || input.referenceYear === null) {
    return text("La valeur initiale manque.", "The initial value is missing.");
  }
  if (input.targetYear === null || input.targetYear <= input.referenceYear) {
    return text(
      "L’année cible ne suit pas l’année de référence.",
      "The target year does not follow the reference year.",
    );
  }
  if (input.year < input.referenceYear) {
    return text(
      "L’année jugée précède l’année de référence.",
      "The year judged precedes the reference year.",
    );
  }
  return null;
}

type Verdict = Omit<Progress, "change">;

function judge(input: Judged): Verdict {
  const { vi, va, vc, year, referenceYear, targetYear } = input;
  const expected = Math.min(1, (year - referenceYear) / (targetYear - referenceYear));
  const expectedTa = 100 * expected;
  const isOver = year >= targetYear;
  if (vi === vc) return { ...NO_VERDICT, expectedTa, ...alreadyThere(input, isOver) };
  const advance = (va - vi) / (vc - vi);
  const ratio = expected > 0 ? advance / expected : null;
  const status = isOver ? finalStatus(advance) : statusOf(advance, ratio);
  const growth = growthOf(input);
  const neededPace = status === "atteint" || isOver ? null : (vc - va) / (targetYear - year);
  return {
    ta: 100 * Math.min(1, Math.max(0, advance)),
    rawTa: 100 * advance,
    expectedTa,
    ratio,
    status,
    reason: targetAgainstDirection(input),
    neededPace,
    paceOutOfReach: neededPace !== null && isOutOfReach(neededPace, input.yearlyChanges),
    growth,
    // Once the target year is over, a target is met or missed whatever the method.
    dependsOnMethod: !isOver && growth?.ratio != null && growth.status !== alike(status),
  };
}

function alreadyThere(
  { va, vc, better }: Judged,
  isOver: boolean,
): Pick<Progress, "status" | "reason"> {
  const there = better === "hausse" ? va >= vc : va <= vc;
  return {
    status: there ? "atteint" : isOver ? "non_atteint" : "recul",
    reason: text(
      "La cible est égale à la valeur initiale\u202f: il s’agit de s’y maintenir.",
      "The target equals the initial value: the point is to stay there.",
    ),
  };
}

function statusOf(advance: number, ratio: number | null): ProgressStatus {
  if (advance >= 1 - EPSILON) return "atteint";
  if (advance < -EPSILON) return "recul";
  if (ratio === null) return "en_bonne_voie";
  return byRatio(ratio);
}

/** After the target year there is nothing on its way any more. */
const finalStatus = (advance: number): ProgressStatus =>
  advance >= 1 - EPSILON ? "atteint" : "non_atteint";

/** Where no change is known, nothing is said of what may be reached. */
function isOutOfReach(pace: number, changes: readonly number[]): boolean {
  const reaches = (change: number): boolean =>
    change * Math.sign(pace) >= Math.abs(pace) * (1 - EPSILON);
  return changes.length > 0 && !changes.some(reaches);
}

function byRatio(ratio: number): ProgressStatus {
  if (ratio >= THRESHOLDS.onTrack - EPSILON) return "en_bonne_voie";
  if (ratio >= THRESHOLDS.watch - EPSILON) return "a_surveiller";
  return ratio >= -EPSILON ? "en_retard" : "recul";
}

/** The growth-rate method has no verdict "met": a met target reads as on track. */
const alike = (status: ProgressStatus): ProgressStatus =>
  status === "atteint" ? "en_bonne_voie" : status;

function growthOf({ vi, va, vc, year, referenceYear, targetYear }: Judged): GrowthVerdict | null {
  if (year <= referenceYear) return null;
  if (vi <= 0 || va <= 0 || vc <= 0) return { ratio: null, status: "non_calculable" };
  const observed = (va / vi) ** (1 / (year - referenceYear)) - 1;
  const required = (vc / vi) ** (1 / (targetYear - referenceYear)) - 1;
  const ratio = observed / required;
  return { ratio, status: byRatio(ratio) };
}

function targetAgainstDirection({ vi, vc, better }: Judged): Text | null {
  const rising = vc > vi;
  if (rising === (better === "hausse")) return null;
  return text(
    "La cible va à rebours du sens favorable de l’indicateur.",
    "The target goes against the better direction of the indicator.",
  );
}

function lastChange({ unit, better, va, year, previous }: ProgressInput): Change | null {
  if (va === null || year === null || previous === null) return null;
  return changeOf({ unit, better, from: previous, to: { periode: `${year}`, valeur: va } });
}

/** A key point takes the worst judged status of its indicators; the others only where there is none of these. */
export function worstStatus(statuses: readonly ProgressStatus[]): ProgressStatus {
  return PROGRESS_STATUS_IDS.find((status) => statuses.includes(status)) ?? "sans_donnee";
}
