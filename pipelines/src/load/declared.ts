import type { Dataset, DatasetId, MeasuredDatasetId } from "../catalogue/model.js";
import { isDay, writtenDay } from "../catalogue/periods.js";
import { type Reason, Refusal } from "./refusal.js";

/** File of a folder of exports that says what they are. */
export const ORIGIN = "origine.json";

/** What is said of the sources beside their rows. */
export interface Declarations {
  /** ISO day up to which a source was observed, by dataset. */
  readonly days: ReadonlyMap<DatasetId, string>;
  /** ISO day up to which a file was observed, by name. */
  readonly fileDays: ReadonlyMap<string, string>;
  /** ISO day from which a source was observed, by dataset. */
  readonly firstDays: ReadonlyMap<DatasetId, string>;
  /** Periods truly without a row, by dataset: `2020`, `2020-T2`, `2020-04`, or `R76:2020` of a region. */
  readonly emptyPeriods: ReadonlyMap<DatasetId, readonly string[]>;
  /** Identifiers of the centres said to be closed: they are expected no more after their last quarter. */
  readonly closedCentres: readonly string[];
}

/** A last day said on the command line: of one dataset, or of every one where it is null. */
export interface AskedDay {
  readonly dataset: MeasuredDatasetId | null;
  /** ISO. */
  readonly day: string;
}

/** What `origine.json` says of the files of its folder: first and last days and empty periods by name of file, centres closed. */
export interface SaidByOrigin {
  readonly days: Readonly<Record<string, string>>;
  readonly firstDays: Readonly<Record<string, string>>;
  readonly emptyPeriods: Readonly<Record<string, readonly string[]>>;
  readonly closedCentres: readonly string[];
}

/** Where declarations come from, and the ISO day that none may be after. */
export interface Declaring {
  readonly said: SaidByOrigin;
  /** Those of the command line win over the others. */
  readonly asked: readonly AskedDay[];
  readonly files: readonly { readonly name: string; readonly dataset: Dataset }[];
  readonly today: string;
}

/** Puts together what is declared of the sources; throws a {@link Refusal} that names every unknown file, false date and date to come. */
export function declarationsOf({ said, asked, files, today }: Declaring): Declarations {
  const dated = files.filter(({ dataset }) => dataset.position !== null);
  const names = new Map(dated.map(({ name, dataset }) => [name, dataset.id]));
  const reasons = [
    ...faultsOf({
      key: "donnees_au",
      said: said.days,
      names,
      fault: (day) => lastFault(day, today),
    }),
    ...faultsOf({ key: "donnees_du", said: said.firstDays, names, fault: dayFault }),
    ...faultsOf({ key: "periodes_vides", said: said.emptyPeriods, names, fault: periodsFault }),
    ...asked.filter(({ day }) => day > today).map((one) => askedTooLate(one, today)),
  ];
  if (reasons.length > 0) throw new Refusal(reasons);
  // A dataset goes from the first of its files to the latest.
  const days = byDataset(said.days, names, (all) => [...all].sort().at(-1) ?? "");
  for (const { dataset, day } of asked) {
    for (const id of dataset === null ? names.values() : [dataset]) days.set(id, day);
  }
  return {
    days,
    fileDays: new Map(Object.entries(said.days)),
    firstDays: byDataset(said.firstDays, names, (all) => [...all].sort()[0] ?? ""),
    emptyPeriods: byDataset(said.emptyPeriods, names, (all) => all.flat()),
    closedCentres: said.closedCentres,
  };
}

type DatasetByName = ReadonlyMap<string, DatasetId>;

/** What is said of the files of each dataset, together. */
function byDataset<T>(
  said: Readonly<Record<string, T>>,
  names: DatasetByName,
  together: (all: readonly T[]) => T,
): Map<DatasetId, T> {
  const ids = new Set(Object.keys(said).flatMap((name) => names.get(name) ?? []));
  const ofDataset = (id: DatasetId): readonly T[] =>
    Object.entries(said).flatMap(([name, value]) => (names.get(name) === id ? [value] : []));
  return new Map([...ids].map((id) => [id, together(ofDataset(id))]));
}

interface Said<T> {
  readonly key: string;
  readonly said: Readonly<Record<string, T>>;
  readonly names: DatasetByName;
  /** What is wrong with a value, after the name of its file; null where nothing is. */
  readonly fault: (value: T) => string | null;
}

const faultsOf = <T>({ key, said, names, fault }: Said<T>): readonly Reason[] =>
  Object.entries(said).flatMap(([name, value]) => {
    if (!names.has(name)) {
      const sentence = `« ${key} » nomme « ${name} », qui n’est pas un export daté de ce dossier : corriger le nom ou le retirer.`;
      return [{ file: ORIGIN, sentence }];
    }
    const found = fault(value);
    return found === null ? [] : [{ file: ORIGIN, sentence: `« ${key} » de « ${name} » ${found}` }];
  });

const dayFault = (day: string): string | null =>
  isDay(day) ? null : `attend une date AAAA-MM-JJ, pas « ${day} ».`;

function lastFault(day: string, today: string): string | null {
  if (!isDay(day) || day <= today) return dayFault(day);
  return `(${writtenDay(day)}) est après le jour du chargement (${writtenDay(today)}) : déclarer le dernier jour observé.`;
}

function periodsFault(periods: readonly string[]): string | null {
  const strange = periods.find(
    (period) => !/^(R\d{2}:)?\d{4}(-T[1-4]|-(0[1-9]|1[0-2]))?$/.test(period),
  );
  return strange === undefined
    ? null
    : `attend des années, trimestres ou mois (2020, 2020-T2, 2020-04, R76:2020 pour une région), pas « ${strange} ».`;
}

const askedTooLate = ({ dataset, day }: AskedDay, today: string): string =>
  `--donnees-au ${dataset === null ? "" : `${dataset}=`}${day} est après le jour du chargement (${writtenDay(today)}) : donner le dernier jour observé.`;
