import type { DoubtKind, Encoding, FileIdentity } from "./encoding.js";

/** Names of the encodings, as people write them. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
  "iso-8859-15": "ISO-8859-15",
};

const SENTENCES: Readonly<Record<DoubtKind, (octet: number) => string>> = {
  deduit: (octet) =>
    `Lu en ISO-8859-15 d’après l’octet ${octet}, un « € » ou un « œ » de cet encodage : vérifier les accents, ou dire l’encodage dans origine.json.`,
  latin9: (octet) =>
    `Lu en Windows-1252, mais l’octet ${octet} ressemble à un « € » ou à un « œ » d’ISO-8859-15 : vérifier le texte.`,
  utf8: (octet) =>
    `Quelques caractères ressemblent à de l’UTF-8 dans un fichier qui n’en est pas (octet ${octet}) : vérifier les accents.`,
  remplacement: (octet) =>
    `Le fichier contient le caractère de remplacement « \ufffd » (octet ${octet}), une lettre a été perdue avant l’envoi : refaire l’export.`,
  double: (octet) =>
    `Un texte ressemble à de l’UTF-8 encodé deux fois, comme « Ã© » pour « é » (octet ${octet}) : refaire l’export.`,
};

/** What must be looked at in the characters of a file, in French, with the line where it is first met. */
export function doubtsOf(
  { doubts, encoding }: FileIdentity,
  undefinedAt: number,
): readonly { readonly ligne: number | null; readonly message: string }[] {
  const lost = `L’octet ${undefinedAt} ne correspond à aucun caractère en ${ENCODING_NAMES[encoding]} : vérifier le texte.`;
  return [
    ...doubts.map(({ kind, at, line }) => ({ ligne: line, message: SENTENCES[kind](at) })),
    ...(undefinedAt < 0 ? [] : [{ ligne: null, message: lost }]),
  ];
}
