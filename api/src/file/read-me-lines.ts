import type { ReadMe } from "../contract/index.js";

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
    ["Données au", readMe.donnees_au ?? ""],
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
