/** The figure expected of the product. */
export interface Answer {
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut:
    | "publie"
    | "provisoire"
    | "partiel"
    | "zero"
    | "secret"
    | "manquant"
    | "non_applicable";
}

const without = (statut: Answer["statut"]): Answer => ({
  valeur: null,
  numerateur: null,
  denominateur: null,
  statut,
});

/** Nothing that the figure could be about: no renewal, no centre. */
export const NOT_APPLICABLE: Answer = without("non_applicable");

/** Rows are there, and none says what is asked. */
export const MISSING: Answer = without("manquant");

/** Hidden by statistical secrecy. */
const SECRET: Answer = without("secret");

/** A value that is known: nothing counted is a true zero. */
const shown = (valeur: number, numerateur: number, denominateur: number | null): Answer => ({
  ...{ valeur, numerateur, denominateur },
  statut: valeur === 0 ? "zero" : "publie",
});

/** A count. */
export const counted = (n: number): Answer => shown(n, n, null);

/** How many rows there are for which `holds`; where it is known of none, there is no count. */
export function countedWhere<R>(rows: readonly R[], holds: (row: R) => boolean | null): Answer {
  const known = rows.filter((row) => holds(row) !== null);
  if (rows.length > 0 && known.length === 0) return MISSING;
  return counted(known.filter((row) => holds(row)).length);
}

/** How many different values. */
export const different = <T>(values: readonly T[]): number => new Set(values).size;

/** A sum; what is missing adds nothing, and nothing but missing values makes no sum. */
export function sum<R>(rows: readonly R[], of: (row: R) => number | null): Answer {
  let total = 0;
  let known = 0;
  for (const row of rows) {
    const value = of(row);
    if (value === null) continue;
    known += 1;
    total += value;
  }
  return rows.length > 0 && known === 0 ? MISSING : counted(total);
}

/** Share in percent of the rows, or of what each weighs, for which `holds`; a row for which it is unknown leaves both. */
export function share<R>(
  rows: readonly R[],
  holds: (row: R) => boolean | null,
  weight: (row: R) => number = () => 1,
): Answer {
  const known = rows.filter((row) => holds(row) !== null);
  let yes = 0;
  let all = 0;
  for (const row of known) {
    all += weight(row);
    if (holds(row)) yes += weight(row);
  }
  return ratio({ rows, known }, [yes, all], 100);
}

/** `factor` × Σ `of` / Σ `per`; a row where either is missing leaves both. */
export function rate<R>(
  rows: readonly R[],
  [of, per]: readonly [(row: R) => number | null, (row: R) => number | null],
  factor: number,
): Answer {
  const known = rows.filter((row) => of(row) !== null && per(row) !== null);
  let top = 0;
  let bottom = 0;
  for (const row of known) {
    top += of(row) ?? 0;
    bottom += per(row) ?? 0;
  }
  return ratio({ rows, known }, [top, bottom], factor);
}

/** Share in percent of the different `key`s that have at least one row for which `holds`; unknown rows leave both. */
export function shareOfDifferent<R>(
  rows: readonly R[],
  key: (row: R) => string,
  holds: (row: R) => boolean | null,
): Answer {
  const known = rows.filter((row) => holds(row) !== null);
  const yes = different(known.filter((row) => holds(row)).map(key));
  return ratio({ rows, known }, [yes, different(known.map(key))], 100);
}

function ratio<R>(
  { rows, known }: { readonly rows: readonly R[]; readonly known: readonly R[] },
  [top, bottom]: readonly [number, number],
  factor: number,
): Answer {
  if (rows.length === 0) return NOT_APPLICABLE;
  return known.length === 0 ? MISSING : per(top, bottom, factor);
}

/** `factor` × a figure / a reference figure of the territory; over nothing it has no meaning. */
export const per = (top: number, bottom: number, factor: number): Answer =>
  bottom === 0
    ? { ...NOT_APPLICABLE, numerateur: top, denominateur: bottom }
    : shown((factor * top) / bottom, top, bottom);

/** The value in the middle of those known; between two, their mean. */
export function median(values: readonly (number | null)[]): Answer {
  const known = values.filter((value) => value !== null);
  if (values.length > 0 && known.length === 0) return MISSING;
  const sorted = known.sort((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1];
  const high = sorted[Math.floor(half)];
  if (low === undefined || high === undefined) return NOT_APPLICABLE;
  return shown((low + high) / 2, (low + high) / 2, null);
}

/** The same figure, of a period that is over and whose outcomes are not all known. */
export const provisional = (answer: Answer): Answer =>
  answer.valeur === null ? answer : { ...answer, statut: "provisoire" };

/** The same figure, of a period that is not over for its own export. */
export const partial = (answer: Answer): Answer =>
  answer.valeur === null ? answer : { ...answer, statut: "partiel" };

/** The smallest number of people that is shown to the public. */
const FEWEST = 11;

/** A figure made of so many people, hidden where they are fewer than eleven. */
export const protect = (people: number, answer: Answer): Answer =>
  people > 0 && people < FEWEST ? SECRET : answer;

/** A count of people. */
export const countedPeople = (n: number): Answer => protect(n, counted(n));

/** Whether one at least holds: yes as soon as one is, unknown when none is and one is unknown. */
export function either(...answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** Whether a value that may be missing passes a test. */
export const given = <T>(value: T | null, passes: (value: T) => boolean): boolean | null =>
  value === null ? null : passes(value);
