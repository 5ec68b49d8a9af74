import { type Text, text } from "./text.js";

/** Statuses of progress, worst first among the judged ones; `domain §3`, the State's own vocabulary (PILOTE). */
export const PROGRESS_STATUS_IDS = [
  "recul",
  "non_atteint",
  "en_retard",
  "a_surveiller",
  "en_bonne_voie",
  "atteint",
  "sans_objectif",
  "non_calculable",
  "secret",
  "sans_donnee",
] as const;

/** One progress status. */
export type ProgressStatus = (typeof PROGRESS_STATUS_IDS)[number];

/** Statuses of a published value: a number alone is not a type of this product. */
export const VALUE_STATUS_IDS = [
  "publie",
  "provisoire",
  "partiel",
  "zero",
  "secret",
  "manquant",
  "non_applicable",
] as const;

/** One value status. */
export type ValueStatus = (typeof VALUE_STATUS_IDS)[number];

/** The words of a status: short label, what it means, and the abbreviation of tables and files. */
export interface StatusWords {
  readonly label: Text;
  readonly meaning: Text;
}

/** Words of the progress statuses. */
export const PROGRESS_STATUSES: Readonly<Record<ProgressStatus, StatusWords>> = {
  recul: {
    label: text("En deçà du départ", "Worse than at the start"),
    meaning: text(
      "La valeur est moins bonne que celle de l’année de référence\u202f; elle peut avoir progressé depuis un an.",
      "The value is worse than in the reference year; it may have improved over the last year.",
    ),
  },
  non_atteint: {
    label: text("Cible manquée", "Target missed"),
    meaning: text(
      "L’année cible est finie et la cible n’est pas atteinte.",
      "The target year is over and the target is not met.",
    ),
  },
  en_retard: {
    label: text("En retard", "Late"),
    meaning: text(
      "Moins de 60\u00a0% de l’avancement attendu à cette date.",
      "Less than 60% of the progress expected by this date.",
    ),
  },
  a_surveiller: {
    label: text("À surveiller", "To watch"),
    meaning: text(
      "Entre 60\u00a0% et 95\u00a0% de l’avancement attendu à cette date.",
      "Between 60% and 95% of the progress expected by this date.",
    ),
  },
  en_bonne_voie: {
    label: text("En bonne voie", "On track"),
    meaning: text(
      "Au moins 95\u00a0% de l’avancement attendu à cette date.",
      "At least 95% of the progress expected by this date.",
    ),
  },
  atteint: {
    label: text("Atteint", "Met"),
    meaning: text("La cible est atteinte ou dépassée.", "The target is met or exceeded."),
  },
  sans_objectif: {
    label: text("Sans objectif", "No target"),
    meaning: text(
      "Aucune cible n’est fixée, ou aucun sens n’est meilleur\u202f: seule la tendance est donnée.",
      "No target is set, or no direction is better: only the trend is given.",
    ),
  },
  non_calculable: {
    label: text("Non calculable", "Not computable"),
    meaning: text(
      "Il manque une valeur nécessaire au calcul\u202f; le motif est indiqué.",
      "A value needed for the computation is missing; the reason is given.",
    ),
  },
  secret: {
    label: text("Secret statistique", "Statistical secrecy"),
    meaning: text(
      "La valeur est cachée\u202f: trop peu de personnes ou d’entreprises, ou de quoi calculer une autre valeur cachée.",
      "The value is hidden: too few people or firms, or a way to work out another hidden value.",
    ),
  },
  sans_donnee: {
    label: text("Sans donnée", "No data"),
    meaning: text("Rien ne permet de mesurer ce point.", "Nothing measures this point."),
  },
};

/** Words of the value statuses, with the mark used in tables (`s`, `n.d.`, `(p)`, `n.a.`). */
export const VALUE_STATUSES: Readonly<Record<ValueStatus, StatusWords & { readonly mark: Text }>> =
  {
    publie: {
      label: text("Publié", "Published"),
      meaning: text("Valeur définitive.", "Final value."),
      mark: text("", ""),
    },
    provisoire: {
      label: text("Provisoire", "Provisional"),
      meaning: text(
        "La période est finie, mais la valeur peut encore bouger.",
        "The period is over, but the value may still move.",
      ),
      mark: text("(p)", "(p)"),
    },
    partiel: {
      label: text("Partiel", "Partial"),
      meaning: text(
        "La période n’est pas finie pour sa source, ou des déclarants manquent\u202f: la valeur ne se compare pas à celle d’une période entière.",
        "The period is not over for its source, or reporters are missing: the value does not compare with that of a whole period.",
      ),
      mark: text("(partiel)", "(partial)"),
    },
    zero: {
      label: text("Zéro", "Zero"),
      meaning: text(
        "La source couvre la période et ne compte rien.",
        "The source covers the period and counts nothing.",
      ),
      mark: text("", ""),
    },
    secret: {
      label: text("Secret statistique", "Statistical secrecy"),
      meaning: text(
        "Caché\u202f: trop peu de personnes ou d’entreprises, ou déductible d’une autre case.",
        "Hidden: too few people or firms, or deducible from another cell.",
      ),
      mark: text("s", "s"),
    },
    manquant: {
      label: text("Non disponible", "Not available"),
      meaning: text("La source ne donne pas cette valeur.", "The source does not give this value."),
      mark: text("n.d.", "n/a"),
    },
    non_applicable: {
      label: text("Sans objet", "Not applicable"),
      meaning: text(
        "L’indicateur n’a pas de sens ici\u202f: rien à rapporter au dénominateur.",
        "The indicator has no meaning here: nothing to divide by.",
      ),
      mark: text("n.a.", "n.a."),
    },
  };
