import { FABRIQUES } from "../catalogue/fabriques.js";
import { isDay } from "../catalogue/periods.js";
import type { AskedDay } from "../load/declared.js";
import { RELEASE_ID } from "../store/layout.js";

/** What `--help` prints. */
export const HELP = `fabriques, la ligne de commande du Suivi des Fabriques

  fabriques charger <dossier> [--sortie data] [--donnees-au [jeu=]AAAA-MM-JJ]…
      Lit les exports du dossier (CSV, .xlsx ou .ods), liste leurs anomalies et publie
      une release, ou refuse et laisse servir la précédente.
        --sortie       dossier des releases (data par défaut)
        --donnees-au   dernier jour observé, de tous les jeux ou d’un seul
                       (ctai=2026-09-30), à la place de la dernière date de ses lignes

  fabriques verifier <fichier> [--sortie data]
      Épreuve avant publication : lit un seul fichier, liste ses anomalies et dit quels
      chiffres nationaux changeraient s’il était chargé. Ne publie rien.
        --sortie       dossier des releases auquel comparer (data par défaut)

  fabriques verifier-secret [release] [--sortie data]
      Recontrôle le secret statistique d’une release (celle qui sert par défaut), de ses
      chiffres publiés et des mondes gardés dans le dossier privé. Ne publie rien.

  fabriques schema <dossier>
      Écrit pour chaque jeu son schéma (Table Schema), un exemple valide, un exemple
      invalide et ce que le chargement en dit.

  fabriques --help, fabriques --version

Codes de sortie : 0 fait ; 1 chargement refusé, la release précédente sert toujours ;
2 commande mal écrite ; 3 erreur interne.
`;

/** A command line that cannot be understood; the message is French and says what to write. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const MEASURED = FABRIQUES.map(({ dataset }) => dataset);

/** Last days given by an option, once or more: `AAAA-MM-JJ`, or `jeu=AAAA-MM-JJ` for one dataset. */
export function askedDays(option: string, values: unknown): readonly AskedDay[] {
  const all: readonly unknown[] = Array.isArray(values) ? values : [];
  return all.map((value) => askedDay(option, String(value)));
}

function askedDay(option: string, value: string): AskedDay {
  const [day = "", name] = value.split("=", 2).reverse();
  if (!isDay(day)) {
    throw new UsageError(`--${option} attend une date AAAA-MM-JJ, pas « ${day} ».`);
  }
  if (name === undefined) return { dataset: null, day };
  const dataset = MEASURED.find((id) => id === name);
  if (dataset) return { dataset, day };
  throw new UsageError(
    `--${option} ne connaît pas le jeu « ${name} » : écrire ${MEASURED.join(", ")}.`,
  );
}

/** The one folder that a command takes. */
export const onlyFolder = (command: string, positionals: readonly string[]): string =>
  only(command, "un dossier", positionals);

/** The one file that a command takes. */
export const onlyFile = (command: string, positionals: readonly string[]): string =>
  only(command, "un fichier", positionals);

function only(command: string, thing: string, positionals: readonly string[]): string {
  const [path, ...others] = positionals;
  if (path !== undefined && others.length === 0) return path;
  throw new UsageError(`« fabriques ${command} » attend ${thing}, et un seul.`);
}

/** The release that a command takes, by its id; undefined when none is given. */
export function atMostOneRelease(positionals: readonly string[]): string | undefined {
  const [release, ...others] = positionals;
  if (release === undefined) return undefined;
  if (others.length === 0 && RELEASE_ID.test(release)) return release;
  throw new UsageError(
    `verifier-secret attend une release, par exemple r0123456789ab, pas « ${positionals.join(" ")} ».`,
  );
}
