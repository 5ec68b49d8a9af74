import { type Text, text } from "./text.js";

/** Words of the data page. */
export const DATA = {
  overline: text("Données", "Data"),
  datasets: text("Jeux de données", "Datasets"),
  unknownTitle: text("Jeu de données inconnu", "Unknown dataset"),
  unknownDetail: text(
    "Ce jeu de données n’existe pas dans cette version. Choisissez-en un dans le menu «\u00A0Données\u00A0».",
    "This dataset does not exist in this release. Choose one in the “Data” menu.",
  ),
  origin: text("À l’origine des cases publiées\u202F:", "Behind the published cells:"),
  cellsTitle: text(
    "Des cases publiées, jamais de ligne sur une personne",
    "Published cells, never a row about a person",
  ),
  cellsDetail: text(
    "Ce jeu porte sur des personnes ou des entreprises. Chaque ligne du tableau est une case publiée\u202F: la valeur d’un indicateur pour un territoire et une période. Une case trop petite, ou que l’on pourrait déduire des autres, porte le statut «\u00A0secret\u00A0» et reste visible sans sa valeur.",
    "This dataset is about people or firms. Each row of the table is a published cell: the value of an indicator for a territory and a period. A cell that is too small, or that others would give away, has the status “secret” and stays in sight without its value.",
  ),
  filters: text("Filtres", "Filters"),
  activeFilters: text("Filtres actifs", "Active filters"),
  noFilter: text(
    "Aucun filtre\u202F: tout le jeu est affiché.",
    "No filter: the whole dataset is shown.",
  ),
  addFilter: text("Ajouter un filtre", "Add a filter"),
  add: text("Ajouter", "Add"),
  column: text("Colonne", "Column"),
  value: text("Valeur", "Value"),
  choose: text("Choisir une valeur", "Choose a value"),
  contains: text("Contient", "Contains"),
  equals: text("Égal à", "Equal to"),
  from: text("De", "From"),
  to: text("À", "To"),
  needOneBound: text("Indiquez au moins une borne.", "Give at least one bound."),
  needValue: text("Indiquez une valeur.", "Give a value."),
  remove: text("Retirer le filtre", "Remove the filter"),
  removeAll: text("Retirer tous les filtres", "Remove all filters"),
  emptyTitle: text("Aucune ligne ne répond à ces filtres", "No row matches these filters"),
  emptyDetail: text(
    "Les filtres s’ajoutent les uns aux autres\u202F: retirez-en un pour élargir la recherche.",
    "Filters add to each other: remove one to widen the search.",
  ),
  emptyDataset: text(
    "Ce jeu ne contient aucune ligne dans la version servie.",
    "This dataset has no row in the release that is served.",
  ),
  rows: text("Lignes", "Rows"),
  download: text("Télécharger", "Download"),
  downloadHint: text(
    "Chaque fichier contient exactement les lignes affichées, dans l’ordre du jeu.",
    "Each file holds exactly the rows shown, in the dataset’s order.",
  ),
  columns: text("Description des colonnes", "Description of the columns"),
  columnName: text("Nom dans les fichiers", "Name in the files"),
  columnLabel: text("Libellé", "Label"),
  columnKind: text("Nature", "Kind"),
  columnValues: text("Valeurs possibles", "Possible values"),
  loading: text("Chargement des lignes…", "Loading rows…"),
  tableHint: text(
    "Le bouton de chaque en-tête trie les lignes. Le tableau défile dans les deux sens.",
    "The button of each header sorts the rows. The table scrolls both ways.",
  ),
} as const satisfies Record<string, Text>;

/** The files of a dataset: extension, variant, name and what it is for. */
export const DATA_FILES: readonly {
  readonly extension: string;
  readonly variant?: string;
  readonly name: Text;
  readonly use: Text;
}[] = [
  {
    extension: "xlsx",
    name: text("Classeur XLSX", "XLSX workbook"),
    use: text("cellules typées, avec «\u00A0Lisez-moi\u00A0»", "typed cells, with its read-me"),
  },
  {
    extension: "ods",
    name: text("Classeur ODS", "ODS workbook"),
    use: text("cellules typées, avec «\u00A0Lisez-moi\u00A0»", "typed cells, with its read-me"),
  },
  {
    extension: "csv",
    variant: "tableur",
    name: text("CSV pour tableur français", "CSV for French spreadsheets"),
    use: text("point-virgule, virgule décimale", "semicolon, decimal comma"),
  },
  {
    extension: "csv",
    name: text("CSV standard", "Standard CSV"),
    use: text("virgule, point décimal, UTF-8", "comma, decimal point, UTF-8"),
  },
  {
    extension: "csv.zip",
    name: text("Archive ZIP", "ZIP archive"),
    use: text("CSV, «\u00A0Lisez-moi\u00A0» et schéma", "CSV, read-me and schema"),
  },
  {
    extension: "parquet",
    name: text("Parquet", "Parquet"),
    use: text("typé et compact, pour les gros volumes", "typed and compact, for large volumes"),
  },
  {
    extension: "arrow",
    name: text("Arrow IPC", "Arrow IPC"),
    use: text("typé, pour R, Python, DuckDB", "typed, for R, Python, DuckDB"),
  },
  {
    extension: "json",
    name: text("JSON", "JSON"),
    use: text("réponse de l’API", "the API’s answer"),
  },
];

/** What a column holds, by kind. */
export const COLUMN_KINDS: Readonly<Record<string, Text>> = {
  texte: text("texte", "text"),
  identifiant: text("identifiant", "identifier"),
  entier: text("nombre entier", "whole number"),
  decimal: text("nombre décimal", "decimal number"),
  euros: text("montant en euros", "amount in euros"),
  date: text("date", "date"),
  booleen: text("oui ou non", "yes or no"),
  choix: text("choix dans une liste", "one of a list"),
  liste_choix: text("plusieurs choix dans une liste", "several of a list"),
  annee: text("année", "year"),
  trimestre: text("trimestre", "quarter"),
  siren: text("numéro SIREN", "SIREN number"),
  departement: text("département", "department"),
  liste_departements: text("plusieurs départements", "several departments"),
  region: text("région", "region"),
  commune: text("commune", "commune"),
  territoire: text("territoire", "territory"),
  lien: text("lien", "link"),
};
