import type { Headline } from "@fabriques/api/contract";
import { same, type Text, text } from "./text.js";

/** Words around every figure. */
export const FIGURE = {
  view: text("Présentation de la figure", "How the figure is shown"),
  chart: text("Graphique", "Chart"),
  table: text("Tableau", "Table"),
  understand: text("Comprendre ce chiffre", "Understand this figure"),
  definition: text("Définition", "Definition"),
  formula: text("Formule", "Formula"),
  numerator: text("Numérateur", "Numerator"),
  denominator: text("Dénominateur", "Denominator"),
  filters: text("Filtres", "Filters"),
  noFilter: text(
    "Aucun\u202F: toutes les lignes du territoire",
    "None: every row of the territory",
  ),
  sourceFile: text("Fichier source", "Source file"),
  fingerprint: text("Empreinte SHA-256", "SHA-256 hash"),
  loadedOn: text("Chargé le", "Loaded on"),
  rows: text("Lignes chargées", "Rows loaded"),
  refused: text("lignes refusées", "rows refused"),
  seeIndicator: text("Voir l’indicateur en détail", "See the indicator in detail"),
  seeRows: text("Voir les lignes", "See the rows"),
  seeCells: text("Voir les cases publiées", "See the published cells"),
  download: text("Télécharger", "Download"),
  values: text("Valeurs", "Values"),
  value: text("Valeur", "Value"),
  status: text("Statut", "Status"),
  year: text("Année", "Year"),
  quarter: text("Trimestre", "Quarter"),
  territory: text("Territoire", "Territory"),
  hidden: text("secret statistique", "statistical secrecy"),
  missing: text("non disponible", "not available"),
  targetPath: text("Trajectoire cible", "Target path"),
  illustrative: text("illustrative", "illustrative"),
  observed: text("Valeur observée", "Observed value"),
  axisCut: text(
    "L’axe vertical ne commence pas à zéro.",
    "The vertical axis does not start at zero.",
  ),
  nothingToShow: text("Aucune valeur à montrer ici.", "No value to show here."),
  better: text("amélioration", "improvement"),
  worse: text("dégradation", "deterioration"),
  unjudged: text("sans sens meilleur", "no better direction"),
  stable: text("stable", "stable"),
  noReference: text("Pas de période antérieure comparable", "No earlier comparable period"),
  unknownIndicator: text("Indicateur inconnu du catalogue", "Indicator unknown to the catalogue"),
} as const satisfies Record<string, Text>;

/** Marks of a figure that ask for care, and what they mean. */
export const FLAGS: Readonly<
  Record<
    Exclude<Headline["marques"][number], "provisoire">,
    { readonly label: Text; readonly meaning: Text }
  >
> = {
  source_en_retard: {
    label: text("source en retard", "late source"),
    meaning: text(
      "La dernière donnée reçue est plus ancienne que ce que la fréquence de la source laisse attendre.",
      "The last data received is older than the source’s frequency leads one to expect.",
    ),
  },
  periodes_incompletes: {
    label: text("périodes suivantes incomplètes", "later periods incomplete"),
    meaning: text(
      "Une période plus récente est finie pour sa source, mais il y manque des mois ou des déclarants\u202F: ce chiffre est plus ancien qu’il ne devrait.",
      "A later period is over for its source, but lacks months or reporters: this figure is older than it should be.",
    ),
  },
};

/** Marks in a drawing, of what is not a plain value. */
export const MARKS = {
  secret: same("s"),
  missing: same("n.d."),
  notApplicable: same("n.a."),
  provisional: same("(p)"),
} as const satisfies Record<string, Text>;

/** `Contrats conclus ÷ contrats attendus`; the numerator alone where there is no denominator. */
export const formulaOf = (numerator: Text, denominator: Text | null): Text =>
  denominator === null
    ? numerator
    : text(`${numerator.fr} ÷ ${denominator.fr}`, `${numerator.en} ÷ ${denominator.en}`);

/** `Valeurs (XLSX)`: what a file holds, and its format. */
export const inFormat = (name: Text, format: string): Text =>
  text(`${name.fr} (${format})`, `${name.en} (${format})`);
