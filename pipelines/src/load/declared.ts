import type { Dataset, DatasetId, MeasuredDatasetId } from "../catalogue/model.js";
import { isDay, writtenDay } from "../catalogue/periods.js";
import { type Reason, Refusal } from "./refusal.js";

/** File of a folder of exports that says what they are. */
export const ORIGIN = "origine.json";

/** What is said of the sources beside their rows. */
export interface Declarations {
  /** ISO day up to which a source was observed, by dataset. */
  readonly days: ReadonlyMap<DatasetId, string>;
  /** Identifiers of the centres said to be closed: they are expected no more after their last quarter. */
  readonly closedCentres: readonly string[];
}

/** A last day said on the command line: of one dataset, or of every one where it is null. */
export interface AskedDay {
  readonly dataset: MeasuredDatasetId | null;
  /** ISO. */
  readonly day: string;
}

/** What `origine.json` says of the files of its folder: last days by name of file, centres closed. */
export interface SaidByOrigin {
  readonly days: Readonly<Record<string, string>>;
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
    ...Object.entries(said.days).flatMap(([name, day]) => faultOf({ name, day, names, today })),
    ...asked.filter(({ day }) => day > today).map((one) => askedTooLate(one, today)),
  ];
  if (reasons.length > 0) throw new Refusal(reasons);
  const days = new Map<DatasetId, string>();
  for (const [name, day] of Object.entries(said.days)) {
    const id = names.get(name);
    // A dataset goes as far as the latest of its files.
    if (id && day > (days.get(id) ?? "")) days.set(id, day);
  }
  for (const { dataset, day } of asked) {
    for (const id of dataset === null ? names.values() : [dataset]) days.set(id, day);
  }
  return { days, closedCentres: said.closedCentres };
}

interface Said {
  readonly name: string;
  readonly day: string;
  readonly names: ReadonlyMap<string, DatasetId>;
  readonly today: string;
}

function faultOf({ name, day, names, today }: Said): readonly Reason[] {
  const told = (sentence: string): readonly Reason[] => [{ file: ORIGIN, sentence }];
  if (!names.has(name)) {
    return told(
      `« donnees_au » nomme « ${name} », qui n’est pas un export daté de ce dossier : corriger le nom ou le retirer.`,
    );
  }
  if (!isDay(day)) {
    return told(`« donnees_au » de « ${name} » attend une date AAAA-MM-JJ, pas « ${day} ».`);
  }
  if (day <= today) return [];
  return told(
    `« donnees_au » de « ${name} » (${writtenDay(day)}) est après le jour du chargement (${writtenDay(today)}) : déclarer le dernier jour observé.`,
  );
}

const askedTooLate = ({ dataset, day }: AskedDay, today: string): string =>
  `--donnees-au ${dataset === null ? "" : `${dataset}=`}${day} est après le jour du chargement (${writtenDay(today)}) : donner le dernier jour observé.`;
