import { type Text, text } from "./text.js";

/** Words of the quality page. */
export const QUALITY = {
  title: text("Qualité des données", "Data quality"),
  lead: text(
    "Ce qui est à jour, ce qui est en retard, ce qui a été refusé.",
    "What is up to date, what is late, what was refused.",
  ),
  sources: text("Sources", "Sources"),
  sourcesLead: text(
    "Pour chaque source, les lignes lues sont chargées, refusées, en double ou corrigées par un fichier plus récent\u202F: le compte est vérifié à chaque chargement.",
    "For each source, the rows read are loaded, refused, repeated or corrected by a later file: the count is checked at every load.",
  ),
  sourcesTable: text("Fraîcheur et compte de chaque source", "Freshness and count of each source"),
  filesTable: text("Fichiers de chaque source", "Files of each source"),
  anomaliesTable: text("Liste des anomalies", "List of anomalies"),
  correctionsTable: text("Cellules corrigées par colonne", "Cells corrected by column"),
  noticesTable: text("Ce que le chargement a compris", "What the load understood"),
  source: text("Source", "Source"),
  freshness: text("Fraîcheur", "Freshness"),
  read: text("Lues", "Read"),
  loaded: text("Chargées", "Loaded"),
  withheld: text("secret", "secret"),
  refused: text("Refusées", "Refused"),
  duplicates: text("En double", "Repeated"),
  corrected: text("Corrigées", "Corrected"),
  ignored: text("Ignorées", "Left out"),
  warnings: text("Avertissements", "Warnings"),
  fresh: text("À jour", "Up to date"),
  noSchedule: text("Sans échéance", "No schedule"),
  files: text("Fichiers et empreintes", "Files and hashes"),
  file: text("Fichier", "File"),
  form: text("Forme", "Form"),
  loadedOn: text("Chargé le", "Loaded on"),
  hash: text("Empreinte SHA-256", "SHA-256 hash"),
  leftOut: text("Fichiers laissés de côté", "Files left out"),
  checks: text("Contrôles entre lignes et fichiers", "Checks across rows and files"),
  passed: text("Rien à signaler", "Nothing to report"),
  toCheck: text("À vérifier", "To check"),
  anomalies: text("Anomalies par fichier et par ligne", "Anomalies by file and line"),
  rulesTable: text("Nombre d’anomalies par règle", "Number of anomalies by rule"),
  filters: text("Filtrer les anomalies", "Filter the anomalies"),
  noFilter: text("Retirer les filtres", "Remove the filters"),
  dataset: text("Jeu de données", "Dataset"),
  severity: text("Gravité", "Severity"),
  rule: text("Règle", "Rule"),
  number: text("Nombre", "Number"),
  every: text("Tous", "All"),
  everyFeminine: text("Toutes", "All"),
  line: text("Ligne", "Line"),
  column: text("Colonne", "Column"),
  cell: text("Lu", "Read"),
  message: text("Ce qui ne va pas, et que faire", "What is wrong, and what to do"),
  wholeFile: text("tout le fichier", "whole file"),
  valueNote: text(
    "Le numéro de ligne est celui du fichier, en-tête compris. La cellule lue n’est jamais montrée pour les jeux qui portent sur des personnes ou des entreprises.",
    "The line number is the file’s, header included. The cell read is never shown for datasets about people or firms.",
  ),
  noneHere: text("Aucune anomalie ne répond à ces filtres.", "No anomaly matches these filters."),
  noneOnPage: text("Cette page n’existe pas ou plus.", "This page does not exist any more."),
  firstPage: text("Revenir à la première page", "Back to the first page"),
  corrections: text("Corrections par un fichier plus récent", "Corrections by a later file"),
  oneByOne: text("Cellule par cellule", "Cell by cell"),
  cells: text("Cellules", "Cells"),
  firstLine: text("Première ligne", "First line"),
  understood: text("Ce qui a été compris", "What was understood"),
  corrects: text("Corrige", "Corrects"),
  key: text("Clé", "Key"),
  before: text("Avant", "Before"),
  after: text("Après", "After"),
  notices: text("Lu autrement qu’écrit", "Read otherwise than written"),
  noticesLead: text(
    "Rien n’est faux ici\u202F: ce que le chargement a compris ou rétabli de lui-même.",
    "Nothing is wrong here: what the load understood or restored by itself.",
  ),
  refusal: text("Dernier chargement refusé", "Last refused load"),
  reasons: text("Pourquoi", "Why"),
  foundBefore: text("Premières anomalies trouvées", "First anomalies found"),
  filesRead: text("Fichiers lus", "Files read"),
  whatToDo: text("Que faire", "What to do"),
  steps: [
    text(
      "Corriger dans les fichiers ce que chaque motif indique, ou redemander l’export à qui l’a produit.",
      "Correct in the files what each reason tells, or ask for the export again.",
    ),
    text(
      "Vérifier chaque fichier corrigé sans rien publier, avec «\u00A0fabriques verifier\u00A0», qui dit aussi quels chiffres changeraient.",
      "Check each corrected file without publishing, with “fabriques verifier”, which also says which figures would change.",
    ),
    text(
      "Relancer le chargement du dossier. Tant qu’il est refusé, la version précédente continue d’être servie\u202F: aucun chiffre de ce site ne change.",
      "Load the folder again. As long as it is refused, the release before goes on being served: no figure of this site changes.",
    ),
  ],
  pending: text("Le dernier chargement a été refusé", "The last load was refused"),
  pendingDetail: text(
    "Les chiffres de ce site sont ceux du chargement précédent.",
    "The figures of this site are those of the load before.",
  ),
  seeWhy: text("Voir pourquoi et que faire", "See why and what to do"),
  nothing: text("Rien à signaler", "Nothing to report"),
  noAnomaly: text("Aucune anomalie dans les fichiers.", "No anomaly in the files."),
  noCorrection: text(
    "Aucune ligne corrigée par un fichier plus récent.",
    "No row corrected by a later file.",
  ),
  noNotice: text("Rien de lu autrement qu’écrit.", "Nothing read otherwise than written."),
  noLeftOut: text("Aucun fichier laissé de côté.", "No file left out."),
  noRefusal: text("Aucun chargement refusé.", "No refused load."),
} as const satisfies Record<string, Text | readonly Text[]>;

/** Words of the links from page to page. */
export const PAGES = {
  label: text("Pages d’anomalies", "Pages of anomalies"),
  before: text("Page précédente", "Previous page"),
  after: text("Page suivante", "Next page"),
} as const satisfies Record<string, Text>;

/** Words of a severity. */
export const SEVERITIES = {
  refus: text("Ligne refusée", "Row refused"),
  avertissement: text("Avertissement", "Warning"),
} as const satisfies Record<string, Text>;

/** How often a source is expected. */
export const FREQUENCIES = {
  trimestre: text("chaque trimestre", "every quarter"),
  semestre: text("chaque semestre", "every half-year"),
  annee: text("chaque année", "every year"),
} as const satisfies Record<string, Text>;

const RULES: Readonly<Record<string, Text>> = {
  illisible: text("Valeur illisible", "Unreadable value"),
  limites: text("Valeur hors limites", "Value out of limits"),
  obligatoire: text("Cellule obligatoire vide", "Required cell empty"),
  nombre_de_cellules: text("Nombre de cellules", "Number of cells"),
  cellule_sans_colonne: text("Cellule sans colonne", "Cell without a column"),
  guillemets: text("Guillemets", "Quotes"),
  guillemet_ouvert: text("Guillemet jamais refermé", "Quote never closed"),
  guillemet_isole: text("Guillemet isolé", "Stray quote"),
  ligne_trop_longue: text("Ligne trop longue", "Line too long"),
  caractere_nul: text("Caractère nul", "Null character"),
  encodage: text("Encodage", "Encoding"),
  avant_en_tete: text("Ligne avant l’en-tête", "Line before the header"),
  second_en_tete: text("En-tête répété", "Repeated header"),
  largeur: text("Largeur des lignes", "Width of the lines"),
  fin_de_fichier: text("Fin de fichier", "End of the file"),
  ligne_hors_donnees: text("Total ou note", "Total or note"),
  colonne_sans_nom: text("Colonne sans nom", "Column without a name"),
  colonne_inconnue: text("Colonne inconnue", "Unknown column"),
  colonnes_absentes: text("Colonnes absentes", "Missing columns"),
  cle_en_conflit: text("Deux lignes pour une même clé", "Two rows under one key"),
  commune_inconnue: text("Commune inconnue", "Unknown commune"),
  commune_ancienne: text("Ancien code de commune", "Former commune code"),
  cible_apres_reference: text("Cible avant la référence", "Target before its reference"),
  departement_du_contrat: text("Département du contrat", "Department of the contract"),
  en_poste_malgre_fin: text("En poste malgré une fin", "In post despite an end"),
  fin_apres_debut: text("Fin avant le début", "End before the start"),
  fin_apres_embauche: text("Fin avant l’embauche", "End before the hire"),
  formes_parmi_actifs: text("Plus de formés que d’actifs", "More trained than active"),
  innovantes_parmi_actions: text(
    "Plus d’actions innovantes que d’actions",
    "More innovative actions than actions",
  ),
  objet_du_commentaire: text("Objet du commentaire", "Subject of the comment"),
  occupees_parmi_autorisees: text(
    "Plus de places occupées qu’autorisées",
    "More places occupied than authorised",
  ),
  signature_avant_fin_annee: text("Signature après l’année", "Signed after the year"),
  renouvellement_sans_signature: text("Renouvelé sans signature", "Renewed without a signature"),
  signature_repetee: text("Signature répétée", "Repeated signature"),
  signatures_dans_l_ordre: text("Signatures dans le désordre", "Signatures out of order"),
  enveloppe_en_milliers: text("Enveloppe en milliers d’euros", "Envelope in thousands"),
  saut_de_places: text("Saut du nombre de places", "Jump in the number of places"),
  trimestre_manquant: text("Trimestre manquant", "Missing quarter"),
  commune_changee: text("Changement de commune", "Change of commune"),
  embauche_avant_programme: text("Embauche avant le programme", "Hired before the programme"),
};

/** Name of a rule; one that has no words yet is shown by its id. */
export const ruleName = (id: string): Text => {
  const words = id.replaceAll("_", " ");
  const plain = words.charAt(0).toUpperCase() + words.slice(1);
  return RULES[id] ?? text(plain, plain);
};
