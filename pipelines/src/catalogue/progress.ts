import { type Change, changeOf, type Dated } from "./change.js";
import type { Better, UnitId } from "./model.js";
import { type Availability, NEVER_MEASURED, NO_CURRENT, NO_INITIAL, REASONS } from "./reasons.js";
import { PROGRESS_STATUS_IDS, type ProgressStatus } from "./statuses.js";
import type { Text } from "./text.js";

/** VI, VA, VC with their years, all of whole periods; values in the indicator's unit. */
export interface ProgressInput {
  readonly unit: UnitId;
  readonly better: Better;
  readonly vi: number | null;
  readonly va: number | null;
  readonly vc: number | null;
  /** What VA is compared with: the value of the year before, else the last one known. */
  readonly previous: Dated | null;
  /** Why VA is not there, where it is not. */
  readonly availability: Availability;
  /** Why VI is not there, where it is not. */
  readonly initialAvailability: Availability;
  /** Changes from each year of the series to the next one, where both are known. */
  readonly yearlyChanges: readonly number[];
  /** `connue` where the indicator has a value in any period, even a hidden one; else why it has none. */
  readonly measured: Availability;
  readonly referenceYear: number | null;
  readonly year: number | null;
  readonly targetYear: number | null;
  /** The value of the target year, where that year is over, whole and known: the verdict is its, whatever came after. */
  readonly targetYearValue: number | null;
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
  /** No year of the series ever changed by as much as {@link Progress.neededPace}; never of what is on track. */
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
  const asked = atDeadline(input);
  const early = withoutTarget(asked);
  if (early) return { ...common, ...early };
  return { ...common, ...judge(asked as Judged) };
}

/** A target is met or missed in the year that it was set for. */
function atDeadline(input: ProgressInput): ProgressInput {
  const { targetYear: year, targetYearValue: va } = input;
  return year === null || va === null ? input : { ...input, va, year, availability: "connue" };
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
  const { measured, availability, initialAvailability, vi, vc } = input;
  if (measured !== "connue" && measured !== "secret") {
    return { status: "sans_donnee", reason: NEVER_MEASURED[measured] };
  }
  if (availability === "secret") return { status: "secret", reason: REASONS.hidden };
  if (vc === null) return { status: "sans_objectif", reason: null };
  if (input.better === "neutre") return { status: "sans_objectif", reason: REASONS.noDirection };
  if (vi === null && initialAvailability === "secret") {
    return { status: "secret", reason: REASONS.hiddenInitial };
  }
  const missing = missingValue(input);
  return missing && { status: "non_calculable", reason: missing };
}

function missingValue(input: ProgressInput): Text | null {
  const { va, vi, year, referenceYear, targetYear, availability, initialAvailability } = input;
  if (va === null || year === null) return absence(NO_CURRENT, availability);
  if (vi === null || referenceYear === null) return absence(NO_INITIAL, initialAvailability);
  if (targetYear === null || targetYear <= referenceYear) return REASONS.targetTooEarly;
  return year < referenceYear ? REASONS.judgedTooEarly : null;
}

const absence = (words: typeof NO_CURRENT, why: Availability): Text =>
  words[why === "connue" || why === "secret" ? "manquante" : why];

type Verdict = Omit<Progress, "change">;

function judge(input: Judged): Verdict {
  const { vi, va, vc, year, referenceYear, targetYear } = input;
  const expected = Math.min(1, (year - referenceYear) / (targetYear - referenceYear));
  const expectedTa = 100 * expected;
  const isOver = year >= targetYear;
  if (!asksMore(input)) return { ...NO_VERDICT, expectedTa, ...withoutRate(input, isOver) };
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
    reason: null,
    neededPace,
    paceOutOfReach:
      neededPace !== null &&
      status !== "en_bonne_voie" &&
      isOutOfReach(neededPace, input.yearlyChanges),
    growth,
    // Once the target year is over, a target is met or missed whatever the method.
    dependsOnMethod: !isOver && growth?.ratio != null && growth.status !== alike(status),
  };
}

/** Whether the target is better than the start. */
const asksMore = ({ vi, vc, better }: Judged): boolean => (better === "hausse" ? vc > vi : vc < vi);

/** A target that the start had reached is met on its good side; nothing leads there, so that no rate is. */
function withoutRate(
  { vi, va, vc, better }: Judged,
  isOver: boolean,
): Pick<Progress, "status" | "reason"> {
  const there = better === "hausse" ? va >= vc : va <= vc;
  return {
    status: there ? "atteint" : isOver ? "non_atteint" : "recul",
    reason: vi === vc ? REASONS.alreadyThere : REASONS.asksLess,
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

function lastChange({ unit, better, va, year, previous }: ProgressInput): Change | null {
  if (va === null || year === null || previous === null) return null;
  return changeOf({ unit, better, from: previous, to: { periode: `${year}`, valeur: va } });
}

/** A key point takes the worst judged status of its indicators; the others only where there is none of these. */
export function worstStatus(statuses: readonly ProgressStatus[]): ProgressStatus {
  return PROGRESS_STATUS_IDS.find((status) => statuses.includes(status)) ?? "sans_donnee";
}
