import { KINDS, type Operator } from "@fabriques/pipelines/catalogue";
import fc from "fast-check";
import { columnNames } from "../src/ask/columns.js";
import { joinList } from "../src/ask/query.js";
import { SERVED, type Served } from "../src/ask/served.js";

/** A row as JSON gives it. */
export type Line = Readonly<Record<string, unknown>>;
/** Every row of each dataset, by its id. */
export type Country = ReadonlyMap<string, readonly Line[]>;

/** One filter on one column, as it is written, and what it means without the product. */
export interface Drawn {
  readonly served: Served;
  readonly query: string;
  /** The rows that the filters keep, in order, with the columns chosen. */
  readonly kept: readonly Line[];
  readonly columns: readonly string[];
}

/** Where to draw from: every choice is a number, brought back to what there is. */
const DRAW = fc.record({
  dataset: fc.nat(),
  row: fc.nat(),
  filters: fc.array(fc.record({ column: fc.nat(), operator: fc.nat(), other: fc.nat() }), {
    minLength: 1,
    maxLength: 4,
  }),
  columns: fc.option(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), { freq: 3 }),
});

/** Questions on any dataset, with filters of every operator on values that its rows have, and at most `most` rows. */
export const questions = (country: Country, most: number): fc.Arbitrary<Drawn> =>
  DRAW.map(({ dataset, row, filters, columns }) => {
    const served = at(SERVED, dataset);
    const every = country.get(served.id) ?? [];
    const model = at(every, row);
    const parts = new Map<string, Condition>();
    const lines = served.publication === "cellules" ? ofTerritory(every, model) : every;
    if (lines !== every) parts.set("territoire", equalTo("territoire", [model.territoire]));
    for (const { column, operator, other } of filters) {
      const condition = conditionOf(served, { model, other: at(lines, other), column, operator });
      if (condition && !parts.has(condition.key)) parts.set(condition.key, condition);
    }
    let kept = keep(lines, parts);
    for (const name of NARROWING.filter((candidate) => candidate in model)) {
      if (kept.length <= most) break;
      parts.set(name, equalTo(name, [model[name]]));
      kept = keep(lines, parts);
    }
    return choose(served, { parts, kept, columns });
  });

/** A hundred thousand cells are not walked through for each question: their territory is always asked. */
function ofTerritory(every: readonly Line[], { territoire }: Line): readonly Line[] {
  const known = BY_TERRITORY.get(every) ?? new Map<unknown, Line[]>();
  if (known.size === 0) {
    for (const line of every) {
      const lines = known.get(line.territoire) ?? [];
      lines.push(line);
      known.set(line.territoire, lines);
    }
    BY_TERRITORY.set(every, known);
  }
  return known.get(territoire) ?? [];
}
const BY_TERRITORY = new WeakMap<readonly Line[], Map<unknown, Line[]>>();

/** What a row has that few other rows have. */
const NARROWING = ["trimestre", "periode", "indicateur", "croisement"];

interface Condition {
  readonly key: string;
  readonly value: string;
  readonly holds: (line: Line) => boolean;
}

const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;
const keep = (lines: readonly Line[], parts: ReadonlyMap<string, Condition>): readonly Line[] =>
  lines.filter((line) => [...parts.values()].every(({ holds }) => holds(line)));

interface Place {
  readonly model: Line;
  readonly other: Line;
  readonly column: number;
  readonly operator: number;
}

function conditionOf(
  { columns }: Served,
  { model, other, column, operator }: Place,
): Condition | null {
  const { name, kind } = at(columns, column);
  const accepted: readonly Operator[] = KINDS[kind].operators;
  const values = [model[name], other[name]].flat().filter(isWritten);
  if (accepted.length === 0 || values.length === 0) return null;
  const how = at(accepted, operator);
  if (how === "=") return equalTo(name, values);
  if (how === "..") return between(name, values);
  return containing(name, String(values[0]));
}

/** A missing value has no text to ask for; nor has a whole paragraph, nor an exponent. */
const isWritten = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  /^[^\p{Cc}]{1,200}$/u.test(String(value)) &&
  !/^-?[\d.]+e/.test(String(value));

function equalTo(name: string, values: readonly unknown[]): Condition {
  const texts = [...new Set(values.map(String))];
  return {
    key: name,
    value: joinList(texts),
    holds: (line) =>
      [line[name]].flat().some((value) => value !== null && texts.includes(String(value))),
  };
}

function between(name: string, values: readonly unknown[]): Condition {
  const [low, high = null] = [...values].sort(compare);
  return {
    key: name,
    value: `${low}..${high ?? ""}`,
    holds: (line) => {
      const value = line[name];
      if (!isWritten(value)) return false;
      return compare(low, value) <= 0 && (high === null || compare(value, high) <= 0);
    },
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : Number(left > right);
}

/** Some letters from inside a text, in the other case. */
function containing(name: string, text: string): Condition {
  const part = [...text].slice(1, 6).join("").toUpperCase();
  const sought = bare(part);
  return {
    key: `${name}~`,
    value: part === "" ? text : part,
    holds: (line) =>
      typeof line[name] === "string" && bare(line[name]).includes(sought || bare(text)),
  };
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "");

interface Kept {
  readonly parts: ReadonlyMap<string, Condition>;
  readonly kept: readonly Line[];
  readonly columns: readonly number[] | null;
}

function choose(served: Served, { parts, kept, columns }: Kept): Drawn {
  const every = columnNames(served);
  const asked = [...new Set((columns ?? []).map((index) => at(every, index)))];
  const isBare = ["valeur", "numerateur", "denominateur"].some((name) => asked.includes(name));
  const needsStatus = every.includes("statut") && every.includes("k") && isBare;
  const chosen = [...new Set(needsStatus ? [...asked, "statut"] : asked)];
  const names = asked.length === 0 ? every : chosen;
  const query = [...parts.values()].map(
    ({ key, value }) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
  );
  if (asked.length > 0) query.push(`colonnes=${asked.join(",")}`);
  const lines = kept.map((line) => Object.fromEntries(names.map((name) => [name, line[name]])));
  return { served, query: `?${query.join("&")}`, kept: lines, columns: names };
}
