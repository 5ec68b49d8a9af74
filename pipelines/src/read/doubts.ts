import type { Doubt, DoubtKind, Encoding, FileIdentity } from "./encoding.js";
import type { Unreadable } from "./header-faults.js";
import type { CellsOf } from "./marred-cells.js";
import type { Page } from "./pages.js";

/** Names of the encodings, as people write them. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
  "iso-8859-15": "ISO-8859-15",
};

const PAGE_NAMES: Readonly<Record<Page, string>> = {
  macintosh: "CSV (Macintosh)",
  "ms-dos": "CSV (MS-DOS)",
};

const SENTENCES: Readonly<Record<DoubtKind, (octet: number) => string>> = {
  deduit: (octet) =>
    `Lu en ISO-8859-15 d’après l’octet ${octet}, un « € » ou un « œ » de cet encodage : vérifier les accents, ou dire l’encodage dans origine.json.`,
  latin9: (octet) =>
    `Lu en Windows-1252, mais l’octet ${octet} ressemble à un « € » ou à un « œ » d’ISO-8859-15 : vérifier le texte.`,
  utf8: (octet) =>
    `Quelques caractères ressemblent à de l’UTF-8 dans un fichier qui n’en est pas (octet ${octet}) : vérifier les accents.`,
  page: (octet) =>
    `Quelques lettres ressemblent à celles d’un « CSV (Macintosh) » ou « CSV (MS-DOS) » (octet ${octet}) : vérifier les accents, ou Enregistrer sous, « CSV UTF-8 ».`,
  remplacement: (octet) =>
    `Le fichier contient le caractère de remplacement « \ufffd » (octet ${octet}), une lettre a été perdue avant l’envoi : refaire l’export.`,
  interrogation: (octet) =>
    `Des lettres accentuées ou des apostrophes sont devenues « ? » (octet ${octet}), et ne se retrouvent pas : refaire l’export en UTF-8.`,
  double: (octet) =>
    `Un texte ressemble à de l’UTF-8 encodé deux fois, comme « Ã© » pour « é » (octet ${octet}) : refaire l’export.`,
  c1: (octet) =>
    `Des signes de Windows-1252 (’, œ, –…) étaient devenus des caractères de commande (octet ${octet}), ils sont rétablis : vérifier le texte, et refaire l’export en UTF-8.`,
  controle: (octet) =>
    `Le texte contient des caractères de commande que rien ne montre (octet ${octet}), à la place de lettres d’un autre encodage : refaire l’export en UTF-8.`,
  invisible: (octet) =>
    `Des caractères invisibles se trouvaient dans le texte (octet ${octet}), ils sont retirés : rien d’autre n’est changé.`,
};

/** What must be looked at in the characters of a file, in French, with the line where it is first met, and its cells where they were counted. */
export function doubtsOf(
  { doubts, encoding }: FileIdentity,
  undefinedAt: number,
  cells: CellsOf = new Map(),
): readonly { readonly ligne: number | null; readonly message: string }[] {
  const lost = `L’octet ${undefinedAt} ne correspond à aucun caractère en ${ENCODING_NAMES[encoding]} : vérifier le texte.`;
  return [
    ...doubts.map((doubt) => told(doubt, cells)),
    ...(undefinedAt < 0 ? [] : [{ ligne: null, message: lost }]),
  ];
}

function told({ kind, at, line }: Doubt, cells: CellsOf): { ligne: number; message: string } {
  const counted = cells.get(kind);
  const message = SENTENCES[kind](at);
  if (counted === undefined) return { ligne: line, message };
  const { count, columns, first } = counted;
  const many = count > 1 ? `${count} cellules, la première` : "1 cellule,";
  const names = columns.map((name) => `« ${name} »`).join(", ");
  return { ligne: first, message: `${message} Soit ${many} à la ligne ${first} (${names}).` };
}

/** Damage to letters that keeps a header from being recognised. */
const DAMAGE: ReadonlySet<DoubtKind> = new Set([
  ...(["remplacement", "interrogation", "double", "controle"] as const),
]);

/** Why the characters of a file keep it from being read, in French, and where; null where they do not. */
export function encodingFault(
  { mixed, page, doubts }: FileIdentity,
  header: Unreadable | null,
): Pick<Unreadable, "reason" | "line"> | null {
  if (page !== null) {
    const reason = `ses accents sont ceux d’un « ${PAGE_NAMES[page.page]} », qui n’est pas lu (octet ${page.at}, ligne ${page.line}) : l’ouvrir dans le tableur, puis Enregistrer sous, « CSV UTF-8 ».`;
    return { reason, line: page.line };
  }
  if (mixed !== null) {
    const { at, line } = mixed;
    const reason = `le fichier mélange deux encodages, ou deux fichiers mis bout à bout, à partir de l’octet ${at} (ligne ${line}) : l’enregistrer de nouveau en UTF-8.`;
    return { reason, line };
  }
  const damaged = doubts.find(({ kind, line }) => DAMAGE.has(kind) && line <= (header?.line ?? 1));
  if (header === null || damaged === undefined) return null;
  const { at, kind, line } = damaged;
  const reason = `l’en-tête n’est pas reconnu, son encodage est abîmé (ligne ${line}). ${SENTENCES[kind](at)}`;
  return { reason, line };
}
