import type { Text } from "./text.js";

/** A fragment of DuckDB SQL over the columns of one dataset; written in the catalogue only, never by a user. */
export type Sql = string;

/** The four domains; each is the subject of one Fabrique. */
export type DomainId = "ruralite" | "mentorat" | "entreprises" | "ctai";

/** The datasets whose rows are measured. */
export type MeasuredDatasetId = "ctai" | "mentorat" | "recrutements" | "places_rurales";

/** All datasets that the loader recognises: the measured ones and those that steer the reading. */
export type DatasetId =
  | MeasuredDatasetId
  | "objectifs"
  | "commentaires"
  | "livrables"
  | "chiffres_publies"
  | "ruralite_communes";

/** How a cell is read, typed, refused, formatted and filtered; the behaviours are the rows of `KINDS`. */
export type KindId =
  | "texte"
  | "identifiant"
  | "entier"
  | "decimal"
  | "euros"
  | "date"
  | "booleen"
  | "choix"
  | "liste_choix"
  | "annee"
  | "trimestre"
  | "siren"
  | "departement"
  | "liste_departements"
  | "region"
  | "commune"
  | "territoire"
  | "lien";

/** One accepted value of a choice column, with its words. */
export interface Choice {
  readonly value: string;
  readonly label: Text;
}

/** One column of an export: canonical name, kind, words and limits. */
export interface Column {
  readonly name: string;
  readonly kind: KindId;
  readonly label: Text;
  readonly required?: boolean;
  /** Other headers that mean this column, compared without case, accents, spaces or punctuation. */
  readonly aliases?: readonly string[];
  /** Accepted values of `choix` and `liste_choix`. */
  readonly choices?: readonly Choice[];
  /** Inclusive limits of a number or of a year. */
  readonly min?: number;
  readonly max?: number;
  /** Counts people in a scheme: leaves the product only summed to a department or more. */
  readonly sensitive?: boolean;
  /** What there is at the end of the period: rows of several periods do not add up. */
  readonly stock?: boolean;
  /** Says when something happened (a `date`, an `annee` or a `trimestre`): what begins after the day of the load is refused. */
  readonly happened?: boolean;
  /** Values may be percentages: a `%` after one is its unit. */
  readonly percent?: boolean;
  /** As the file being read writes it; absent from the catalogue. */
  readonly writing?: Writing;
}

/** How a file writes a column, where that is not the usual way. */
export interface Writing {
  /** The separator of thousands, where it is not a space. */
  readonly thousands?: "." | ",";
  /** The only separator of decimals: three digits after it are decimals too. */
  readonly decimals?: "." | ",";
  /** Days do not come first: a date written with slashes, dots or dashes is unreadable. */
  readonly monthFirst?: boolean;
}

/** A rule between columns of one row: rows for which `holds` is false get the anomaly. */
export interface RowCheck {
  readonly rule: string;
  /** The column the anomaly is filed under. */
  readonly column: string;
  readonly holds: Sql;
  readonly message: Text;
}

/** Where the rows of a measured dataset stand in time and space: expressions that the loader stores beside the row. */
export interface Position {
  /** INTEGER year of the row. */
  readonly year: Sql;
  /** VARCHAR `2023-T1`, or null where the dataset knows years only. */
  readonly quarter: Sql | null;
  /** VARCHAR[] of department codes. */
  readonly departments: Sql;
  /** VARCHAR region code; `null` means the region of the first department. */
  readonly region: Sql | null;
  /** Column that says when: the one to look at where the row comes too late or too early. */
  readonly dated: string;
  /** DATE of what the row is counted for: the pair began, the quarter began, the contract was signed or its year began. */
  readonly began: Sql;
  /** DATE of the last thing that the row says to have happened: the source was observed up to it. */
  readonly observed: Sql;
  /** Who reports each quarter: it is whole once all those expected have; absent where rows come as things happen. */
  readonly reporters?: Reporters;
}

/** Those who each give one row a quarter. */
export interface Reporters {
  /** Column that names them. */
  readonly name: string;
  /** BOOLEAN, false in the row of one that is there for the last time. */
  readonly open: Sql;
}

/** How often a source is expected. */
export type Frequency = "trimestre" | "semestre" | "annee";

/** One CSV export. */
export interface Dataset {
  readonly id: DatasetId;
  readonly label: Text;
  readonly description: Text;
  readonly domain: DomainId | null;
  /** Columns that identify a row; empty where every row stands for itself. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** The load is refused without it. */
  readonly required: boolean;
  /** Rows about people (or firms): never served row by row. */
  readonly personal: boolean;
  readonly expectedEvery: Frequency | null;
  readonly position: Position | null;
  /** Further columns computed when loading, for measures that compare rows; each may read those before it, and the reference tables. */
  readonly derived: readonly { readonly name: string; readonly type: string; readonly sql: Sql }[];
  readonly checks: readonly RowCheck[];
}

/** A reference figure of a territory: its inhabitants, its departments, those of them where AGIR is to be. */
export type TerritoryFigure = "population" | "departements" | "departements_agir";

/**
 * What is counted, summed or told apart; `where` narrows the rows. `sum_once` adds each value of `key` up once, however many rows
 * have it. `territory` reads a reference figure of the territory.
 */
export type Aggregate =
  | { readonly agg: "count"; readonly where?: Sql }
  | { readonly agg: "sum"; readonly of: Sql; readonly where?: Sql }
  | { readonly agg: "distinct"; readonly of: Sql; readonly where?: Sql }
  | { readonly agg: "median"; readonly of: Sql; readonly where?: Sql }
  | { readonly agg: "sum_once"; readonly of: Sql; readonly key: Sql; readonly where?: Sql }
  | { readonly agg: "territory"; readonly of: TerritoryFigure };

/** How an indicator takes time: stock at the end of the period, flow over it, cohort by start date, or all since the first year. */
export type TimeKind = "stock" | "flux" | "cohorte" | "cumul";

/** The direction that is better. */
export type Better = "hausse" | "baisse" | "neutre";

/** Unit of a value, with its words and number of decimals on screen. */
export type UnitId =
  | "nombre"
  | "pourcent"
  | "mois"
  | "euros"
  | "pour_100_places"
  | "pour_10000_habitants"
  | "par_centre_trimestre"
  | "heures_par_place";

/** The words and precision of a unit. */
export interface Unit {
  readonly id: UnitId;
  readonly label: Text;
  /** What follows the number on screen (`%`, `mois`…); empty for a plain count. */
  readonly symbol: Text;
  readonly decimals: number;
}

/** Where an indicator stands in a synthesis; a `detail` is shown under its key point, never judged, never part of its worst status. */
export type Role = "chiffre_cle" | "point_cle" | "detail" | "impact";

/** The smallest territory an indicator makes sense for. */
export type Level = "nation" | "region" | "departement";

/** One indicator: value = factor × numerator / denominator over the rows chosen, or factor × numerator alone. */
export interface Indicator {
  readonly id: string;
  readonly domain: DomainId;
  readonly dataset: MeasuredDatasetId;
  readonly role: Role;
  /** `13.1`…, for indicators that measure a key point, and for its details. */
  readonly keyPoint: string | null;
  readonly label: Text;
  /** Plain words, one or two sentences, with what is left out. */
  readonly definition: Text;
  readonly unit: UnitId;
  readonly better: Better;
  /** What the numerator and the denominator count, in words. */
  readonly numeratorLabel: Text;
  readonly denominatorLabel: Text | null;
  /** Rows that the indicator is about (ended pairs, renewals…); all of them where absent. */
  readonly among?: Sql;
  /** Rows whose needed values are all known; the others leave numerator and denominator. */
  readonly known?: Sql;
  readonly numerator: Aggregate;
  readonly denominator: Aggregate | null;
  readonly factor: number;
  readonly time: TimeKind;
  /** Years after its own for which a row counts: a contract that ends counts in the year that it misses. */
  readonly lag?: number;
  /** Year that a cumulative figure is told from. */
  readonly from?: string;
  /**
   * LIST of `{code, departement, region, population}`: the row counts in each of these communes (`_commune`, `_population`)
   * rather than once where it stands; where it stands when the list is null.
   */
  readonly spread?: Sql;
  /** Finest period published. */
  readonly finest: "annee" | "trimestre";
  /** Months after the end of a period before its value stops moving. */
  readonly matureAfterMonths?: number;
  readonly smallest: Level;
  /** It reads a sensitive column of public acts: published as cells, never computed from published rows. */
  readonly sensitive?: true;
  /** Columns of kind `choix` or `booleen` by which it may be broken down. */
  readonly breakdowns: readonly string[];
}

/** What a key point asks for and its indicators do not measure. */
export interface PartialMeasure {
  /** One sentence. */
  readonly text: Text;
  /** Indicator that measures it once it has data: the sentence holds as long as it has none. */
  readonly whileWithoutData?: string;
}

/** One key point of a synthesis, in our own words. */
export interface KeyPoint {
  readonly id: string;
  readonly fabrique: DomainId;
  readonly label: Text;
  /** What the synthesis asks for, in one sentence of our own. */
  readonly description: Text;
  /** Where its indicators measure it in part only. */
  readonly partial?: PartialMeasure;
}

/** One Fabrique. */
export interface Fabrique {
  readonly id: DomainId;
  readonly number: 13 | 14 | 15 | 16;
  /** ISO date. */
  readonly heldOn: string;
  readonly heldOnLabel: Text;
  readonly title: Text;
  readonly theme: Text;
  /** Facts a reader must know to trust the list of key points. */
  readonly notes: readonly Text[];
  readonly dataset: MeasuredDatasetId;
}
