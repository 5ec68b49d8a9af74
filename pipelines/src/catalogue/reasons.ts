import { type Text, text } from "./text.js";

/** Where a value stands: known, hidden, or why it is not there. */
export type Availability =
  | "connue"
  | "secret"
  /** The source does not give it. */
  | "manquante"
  /** Nothing is there to be counted. */
  | "sans_objet"
  /** Outcomes that nobody can know yet. */
  | "a_venir"
  /** Its year is over, and months or reporters are missing. */
  | "incomplete"
  /** Its year is not over. */
  | "pas_finie";

/** Why a value is not there. */
export type Absence = Exclude<Availability, "connue" | "secret">;

/** Why nothing was ever measured. */
export const NEVER_MEASURED: Readonly<Record<Absence, Text>> = {
  manquante: text("La source ne renseigne pas ce point.", "The source says nothing of this point."),
  sans_objet: text(
    "Il n’y a rien à compter ici pour ce point.",
    "There is nothing to count here for this point.",
  ),
  a_venir: text(
    "Les résultats ne peuvent pas encore être connus.",
    "The outcomes cannot be known yet.",
  ),
  incomplete: text("Aucune année n’est complète.", "No year is complete."),
  pas_finie: text("Aucune année n’est encore finie.", "No year is over yet."),
};

/** Why the current value is not there. */
export const NO_CURRENT: Readonly<Record<Absence, Text>> = {
  manquante: text("La valeur actuelle manque.", "The current value is missing."),
  sans_objet: text(
    "Il n’y a rien à compter dans l’année jugée.",
    "There is nothing to count in the year judged.",
  ),
  a_venir: text(
    "Les résultats de l’année jugée ne peuvent pas encore être connus.",
    "The outcomes of the year judged cannot be known yet.",
  ),
  incomplete: NEVER_MEASURED.incomplete,
  pas_finie: NEVER_MEASURED.pas_finie,
};

/** Why the value of the reference year is not there. */
export const NO_INITIAL: Readonly<Record<Absence, Text>> = {
  manquante: text("La valeur initiale manque.", "The initial value is missing."),
  sans_objet: text(
    "Il n’y avait rien à compter dans l’année de référence.",
    "There was nothing to count in the reference year.",
  ),
  a_venir: text(
    "Les résultats de l’année de référence ne peuvent pas encore être connus.",
    "The outcomes of the reference year cannot be known yet.",
  ),
  incomplete: text("L’année de référence est incomplète.", "The reference year is incomplete."),
  pas_finie: text("L’année de référence n’est pas finie.", "The reference year is not over."),
};

/** Why there is no verdict, or what stands in its way. */
export const REASONS: Readonly<
  Record<
    | "hidden"
    | "hiddenInitial"
    | "noDirection"
    | "targetTooEarly"
    | "judgedTooEarly"
    | "alreadyThere"
    | "asksLess",
    Text
  >
> = {
  hidden: text(
    "La valeur est cachée par le secret statistique.",
    "The value is hidden by statistical secrecy.",
  ),
  hiddenInitial: text(
    "La valeur initiale est cachée par le secret statistique.",
    "The initial value is hidden by statistical secrecy.",
  ),
  noDirection: text(
    "Aucun sens n’est meilleur pour cet indicateur\u202f: sa cible est montrée sans verdict.",
    "No direction is better for this indicator: its target is shown without a verdict.",
  ),
  targetTooEarly: text(
    "L’année cible ne suit pas l’année de référence.",
    "The target year does not follow the reference year.",
  ),
  judgedTooEarly: text(
    "L’année jugée précède l’année de référence.",
    "The year judged precedes the reference year.",
  ),
  alreadyThere: text(
    "La cible est égale à la valeur initiale\u202f: il s’agit de s’y maintenir.",
    "The target equals the initial value: the point is to stay there.",
  ),
  asksLess: text(
    "La cible est moins exigeante que le départ\u202f: le taux d’avancement n’est pas calculable.",
    "The target asks for less than the start: the progress rate is not computable.",
  ),
};
