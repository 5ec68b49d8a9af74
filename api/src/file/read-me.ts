import type { Audience, Manifest } from "@fabriques/pipelines/release";
import type { Links } from "../ask/address.js";

/** A column as its readers are told of it. */
export interface ReadMeColumn {
  readonly nom: string;
  readonly libelle: string;
}

/** « Lisez-moi »: what a file says of itself, so that it can be understood, cited and asked for again. In French. */
export interface ReadMe {
  readonly titre: string;
  readonly definition: string;
  /** The filters in words; empty when every row is there. */
  readonly filtres: readonly string[];
  /** Where the same question is asked of the release that serves then. */
  readonly lien: string;
  /** Where the same question is asked of the same release, for ever. */
  readonly lien_permanent: string;
  readonly release: string;
  /** ISO date of the last day observed. */
  readonly donnees_au: string;
  /** ISO date-time of the load. */
  readonly charge_le: string;
  readonly audience: Audience;
  /** Smallest number of people or firms that a cell shows for this audience. */
  readonly k: number;
  readonly secret: string;
  /** Where to find what the hidden rows make together; only in files that leave it out. */
  readonly restes?: string;
  readonly sources: readonly { readonly nom: string; readonly sha256: string }[];
  readonly producteur: string;
  readonly licence: string;
  readonly synthetique: boolean;
  readonly mention: string;
  readonly lignes: number;
  readonly colonnes: readonly ReadMeColumn[];
  /** Names of the columns that the reader left out; empty when they are all there. */
  readonly colonnes_omises: readonly string[];
  /** SHA-256 of the rows, where it is known before the file ends, and what it was computed on. */
  readonly sha256?: string;
  readonly sha256_de?: string;
}

/** What is told of a table, before its rows are counted. */
export interface ReadMeSubject {
  readonly title: string;
  readonly definition: string;
  readonly filters: readonly string[];
  readonly links: Links;
  /** Datasets that the rows come from. */
  readonly dataset: string;
  readonly publication: "lignes" | "cellules";
  /** Whether the answer has remainders beside its rows. */
  readonly hasRemainders?: boolean;
  readonly columns: readonly ReadMeColumn[];
  readonly omitted: readonly string[];
}

/** Everything a file says of itself, from its subject and the release that it was read from. */
export function readMeOf(
  subject: ReadMeSubject,
  source: { readonly audience: Audience; readonly manifest: Manifest },
  total: number,
): ReadMe {
  const { audience, manifest } = source;
  const { synthetique, producteur, licence, mention } = manifest.origine;
  const files = manifest.sources.find(({ jeu }) => jeu === subject.dataset)?.fichiers ?? [];
  const k = manifest.seuils[audience];
  return {
    titre: subject.title,
    definition: subject.definition,
    filtres: subject.filters,
    lien: subject.links.latest,
    lien_permanent: subject.links.permanent,
    release: manifest.id,
    donnees_au: manifest.donnees_au,
    charge_le: manifest.charge_le,
    ...{ audience, k },
    secret: secrecyOf(subject.publication, k),
    ...(subject.hasRemainders && { restes: REMAINDERS }),
    sources: files.map(({ nom, sha256 }) => ({ nom, sha256 })),
    ...{ producteur, licence, synthetique, mention },
    lignes: total,
    colonnes: subject.columns,
    colonnes_omises: subject.omitted,
  };
}

function secrecyOf(publication: ReadMeSubject["publication"], k: number): string {
  return publication === "lignes"
    ? "Actes publics, publiés ligne à ligne\u202f: le secret statistique ne s’y applique pas. Les colonnes qui comptent des personnes dans un dispositif n’y figurent pas."
    : `Personnes ou entreprises\u202f: seules des cases agrégées sont publiées. Une case de moins de ${k}, ou que l’on pourrait déduire des autres, porte le statut «\u202fsecret\u202f» et n’a pas de valeur.`;
}

/** Rows that add up along one dimension or another cannot stand among the others, which would be counted twice. */
const REMAINDERS =
  "Ce que les cases «\u202fsecret\u202f» valent ensemble («\u202fautres départements (secret)\u202f», là où une soustraction le donne) n’est pas dans ces lignes, pour ne pas être compté deux fois dans une somme\u202f: la forme JSON de la même adresse le donne dans «\u202frestes\u202f».";

/** A fact of a {@link ReadMe} as a label and its text, one per line. */
export type ReadMeLine = readonly [label: string, text: string];

/** The facts in words, for people: the sheet « Lisez-moi » of a workbook, the key-values of a Parquet file. */
export function readMeLines(readMe: ReadMe): readonly ReadMeLine[] {
  const { filtres, sources, colonnes, colonnes_omises: omitted, sha256, sha256_de } = readMe;
  return [
    ["Titre", readMe.titre],
    ["Définition", readMe.definition],
    ["Filtres", filtres.length === 0 ? "aucun\u202f: toutes les lignes" : filtres.join(" ; ")],
    ["Adresse permanente (cette version)", readMe.lien_permanent],
    ["Adresse de la question (dernière version)", readMe.lien],
    ["Nombre de lignes", String(readMe.lignes)],
    ["Version des données", readMe.release],
    ["Données au", readMe.donnees_au],
    ["Chargées le", readMe.charge_le],
    ["Audience", `${readMe.audience} (seuil k = ${readMe.k})`],
    ["Secret statistique", readMe.secret],
    ...(readMe.restes === undefined ? [] : [["Restes", readMe.restes] as const]),
    ["Origine", readMe.synthetique ? "données synthétiques" : "données des exports fournis"],
    ["Mention", readMe.mention],
    ["Producteur", readMe.producteur],
    ["Licence", readMe.licence],
    ...sources.map(({ nom, sha256: hash }): ReadMeLine => ["Source", `${nom} (SHA-256 ${hash})`]),
    ...(sha256 === undefined ? [] : [["SHA-256", `${sha256} (${sha256_de})`] as const]),
    ...colonnes.map(({ nom, libelle }): ReadMeLine => [`Colonne ${nom}`, libelle]),
    ...(omitted.length === 0 ? [] : [["Colonnes non demandées", omitted.join(", ")] as const]),
  ];
}
