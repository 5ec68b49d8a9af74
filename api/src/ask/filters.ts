import {
  type Column,
  KINDS,
  type Operator,
  type Sql,
  type Text,
} from "@fabriques/pipelines/catalogue";
import { filterSentence } from "../contract/speech/index.js";
import { joinList, type Query, splitList } from "./query.js";
import { EXPECTED, refusedValue, unknownParameter } from "./refusals.js";
import { formOf } from "./values.js";

/** A column that may be filtered; `sql` is its expression where it is not a column of the table. */
export type Filterable = Pick<Column, "name" | "kind" | "label" | "choices"> & {
  readonly sql?: Sql;
  /** Whether a row has several values, of which one is enough. */
  readonly list?: boolean;
};

/** What a query's filters mean: SQL with its parameters, words, and the one way to write them. */
export interface FilterPlan {
  /** A condition with one `?` per parameter; `true` when nothing is filtered. */
  readonly sql: Sql;
  readonly params: readonly string[];
  readonly sentences: readonly Text[];
  /** Filters in the order of the columns, values sorted, each once: same rows, same text. */
  readonly canonical: string;
  /** Values asked by column, for the filters of equality. */
  readonly values: Readonly<Record<string, string[]>>;
}

interface Filter {
  readonly column: Filterable;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/**
 * Reads every parameter of the query as a filter on the columns; what is no column or no value of it is refused by
 * name. `reserved` are the route's other parameters, told among those accepted.
 */
export function planFilters(
  query: Query,
  columns: readonly Filterable[],
  reserved: readonly string[],
): FilterPlan {
  const filters = [...query]
    .map(([key, value]) => readFilter(key, value, { columns, reserved }))
    .sort((a, b) => columns.indexOf(a.column) - columns.indexOf(b.column));
  const planned = filters.map(condition);
  return {
    sql: planned.map(({ sql }) => sql).join(" and ") || "true",
    params: planned.flatMap(({ params }) => params),
    sentences: filters.map(filterSentence),
    canonical: filters.map(write).join("&"),
    values: Object.fromEntries(
      filters
        .filter(({ operator }) => operator === "=")
        .map(({ column, values }) => [column.name, [...values]]),
    ),
  };
}

/** Operators of a column, as the catalogue gives them for its kind. */
export const operatorsOf = (column: Pick<Filterable, "kind">): readonly Operator[] =>
  KINDS[column.kind].operators;

interface Accepted {
  readonly columns: readonly Filterable[];
  readonly reserved: readonly string[];
}

function readFilter(key: string, value: string, { columns, reserved }: Accepted): Filter {
  const contains = key.endsWith("~");
  const name = contains ? key.slice(0, -1) : key;
  const known = columns.filter((candidate) => operatorsOf(candidate).length > 0);
  const column = known.find((candidate) => candidate.name === name);
  if (!column) {
    throw unknownParameter(name, [...reserved, ...known.map((candidate) => candidate.name)]);
  }
  const accepted = operatorsOf(column);
  const ranged = accepted.includes("..") && value.includes("..");
  const operator = contains ? "~=" : ranged ? ".." : "=";
  if (!accepted.includes(operator)) {
    throw refusedValue(
      name,
      value,
      accepted.map((sign) => HOW[sign](name)),
    );
  }
  return { column, operator, values: READ[operator](column, value) };
}

const HOW: Readonly<Record<Operator, (name: string) => string>> = {
  "=": EXPECTED.oneOf,
  "..": EXPECTED.range,
  "~=": EXPECTED.contained,
};

const READ: Readonly<Record<Operator, (column: Filterable, value: string) => readonly string[]>> = {
  "=": (column, value) => [...new Set(splitList(value).map((item) => strict(column, item)))].sort(),
  "..": (column, value) => {
    const bounds = value.split("..");
    if (bounds.length !== 2 || value === "..") {
      throw refusedValue(column.name, value, [HOW[".."](column.name)]);
    }
    return bounds.map((bound) => (bound === "" ? "" : strict(column, bound)));
  },
  "~=": (column, value) => {
    if (value === "" || value.length > 200) {
      throw refusedValue(column.name, value, [EXPECTED.text]);
    }
    return [value];
  },
};

function strict(column: Filterable, value: string): string {
  const form = formOf(column.kind, column.choices);
  if (!form.accepts(value)) throw refusedValue(column.name, value, form.examples);
  return value;
}

interface Condition {
  readonly sql: Sql;
  readonly params: readonly string[];
}

function condition({ column, operator, values }: Filter): Condition {
  const sqlType = column.kind === "choix" ? "varchar" : KINDS[column.kind].sqlType(column);
  const cell = column.sql ?? `"${column.name}"`;
  const params = values.filter((value) => value !== "");
  if (operator === "~=") {
    return { sql: `contains(strip_accents(lower(${cell})), strip_accents(lower(?)))`, params };
  }
  if (operator === "..") {
    const [from, to] = values;
    const bounds = [
      from && `${cell} >= cast(? as ${sqlType})`,
      to && `${cell} <= cast(? as ${sqlType})`,
    ];
    return { sql: `(${bounds.filter(Boolean).join(" and ")})`, params };
  }
  if (column.list || sqlType.endsWith("[]")) {
    return { sql: `list_has_any(${cell}, [${params.map(() => "?").join(", ")}])`, params };
  }
  return { sql: `${cell} in (${params.map(() => `cast(? as ${sqlType})`).join(", ")})`, params };
}

/** The filter as it is written in a URL. */
function write({ column, operator, values }: Filter): string {
  const name = operator === "~=" ? `${column.name}~` : column.name;
  const value = operator === ".." ? values.join("..") : joinList(values);
  return `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll("%2C", ",")}`;
}
