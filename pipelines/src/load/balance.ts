import type { Dataset } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import type { Balance, SourceRecord } from "../store/manifest.js";
import { french } from "./french.js";
import type { InputFile } from "./inventory.js";
import { observationOf } from "./observation.js";
import { type Reason, Refusal } from "./refusal.js";
import { setAsideTable } from "./repeats.js";
import type { StagedFile } from "./stage.js";

/** A file that was staged, with what it was read from. */
export interface BalancedFile {
  readonly input: InputFile;
  readonly staged: StagedFile;
}

/**
 * Adds up the records of a dataset, file by file: those that our own pass counted are those that the engine loaded,
 * refused or set aside and those left out, and the rows loaded are those of the table; throws a {@link Refusal} with the numbers.
 */
export async function balanceOf(
  db: Database,
  dataset: Dataset,
  files: readonly BalancedFile[],
): Promise<SourceRecord> {
  const aside = await setAsideByFile(db, dataset);
  const balanced = files.map((file) => ({ ...file, balance: fileBalance(file, aside) }));
  for (const { input, staged, balance } of balanced)
    refuseUnbalanced(input.name, staged.records, balance);
  const [row] = await db.all(
    `select count(*) as chargees,
      (select count(*) from anomalies where jeu = ? and gravite = 'avertissement') as avertissements
    from ${dataset.id}`,
    [dataset.id],
  );
  const total = totalOf(balanced.map(({ balance }) => balance));
  refuseUnbalanced(dataset.id, total.lues + total.ignorees, {
    ...total,
    chargees: Number(row?.chargees),
  });
  refuseEmpty(dataset, total, total.chargees > 0 ? [] : await mainCauses(db, dataset));
  return {
    jeu: dataset.id,
    fichiers: balanced.map(({ input, balance }) => ({ ...sourceFile(input), bilan: balance })),
    ...total,
    avertissements: Number(row?.avertissements),
    ...(await observationOf(db, dataset.id)),
  };
}

/** Records that were set aside, by `<number of the file>.<sort>`. */
export async function setAsideByFile(
  db: Database,
  dataset: Dataset,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.all(
    `select _fichier || '.' || sort as cle, count(*) as n from ${setAsideTable(dataset)} group by cle`,
  );
  return new Map(rows.map(({ cle, n }) => [String(cle), Number(n)]));
}

/** Where the records of one file went. */
export function fileBalance({ staged }: BalancedFile, aside: ReadonlyMap<string, number>): Balance {
  const { file, loadable, refused, ignored } = staged;
  const count = (sort: string): number => aside.get(`${file.number}.${sort}`) ?? 0;
  const [doublons, corrigees] = [count("doublon"), count("corrigee")];
  const refusedLater = count("conflit") + count("hors_periode") + count("total");
  return {
    lues: staged.records - ignored,
    chargees: loadable - doublons - corrigees - refusedLater,
    refusees: refused + refusedLater,
    doublons,
    corrigees,
    ignorees: ignored,
  };
}

const NOTHING: Balance = {
  lues: 0,
  chargees: 0,
  refusees: 0,
  doublons: 0,
  corrigees: 0,
  ignorees: 0,
};

const totalOf = (balances: readonly Balance[]): Balance =>
  balances.reduce(
    (sum, one) => ({
      lues: sum.lues + one.lues,
      chargees: sum.chargees + one.chargees,
      refusees: sum.refusees + one.refusees,
      doublons: sum.doublons + one.doublons,
      corrigees: sum.corrigees + one.corrigees,
      ignorees: sum.ignorees + one.ignorees,
    }),
    NOTHING,
  );

/** Every record is somewhere, once; throws a {@link Refusal} with the numbers otherwise. */
function refuseUnbalanced(name: string, records: number, balance: Balance): void {
  const { chargees, refusees, doublons, corrigees, ignorees } = balance;
  if (records === chargees + refusees + doublons + corrigees + ignorees) return;
  throw new Refusal([
    `${name} : le compte n’y est pas, ${records} lignes comptées pour ${chargees} chargées, ${refusees} refusées, ${doublons} en double, ${corrigees} corrigées et ${ignorees} ignorées : signaler ce défaut.`,
  ]);
}

function refuseEmpty(
  { id, required }: Dataset,
  { lues, chargees }: Balance,
  causes: readonly Reason[],
): void {
  if (chargees > 0) return;
  if (lues > 0) {
    const sentence = `${id} : aucune des ${lues} lignes n’a pu être chargée ; elles sont dans prive/retours, chacune avec ce qu’elle a de faux.`;
    throw new Refusal([sentence, ...causes]);
  }
  if (required) {
    throw new Refusal([
      `${id} : le fichier n’a aucune ligne de données : fournir l’export complet.`,
    ]);
  }
}

/** Causes told of rows that were refused, the most frequent first. */
const MOST_CAUSES = 3;

/** What most rows of a dataset were refused for: where first, how many cells, what to do. A hint may quote a cell, and none of people is told. */
async function mainCauses(db: Database, { id, personal }: Dataset): Promise<readonly Reason[]> {
  const hint = personal ? "if(cite, null, piste)" : "piste";
  const rows = await db.all(
    `select fichier, colonne, count(*) as n, min(ligne) as ligne, min_by(concat_ws(' ', message, ${hint}), ligne) as dit
    from anomalies left join pistes using (jeu, colonne, valeur) where jeu = ? and gravite = 'refus'
    group by fichier, colonne, regle order by n desc, ligne, colonne limit ${MOST_CAUSES}`,
    [id],
  );
  return rows.map(({ fichier, colonne, n, ligne, dit }) => {
    const where = typeof colonne === "string" ? `colonne « ${colonne} », ` : "";
    const many = Number(n) > 1 ? `${n} cellules` : "1 cellule";
    return {
      file: `${fichier}`,
      line: Number(ligne),
      ...(typeof colonne === "string" ? { column: colonne } : {}),
      sentence: `${where}${many}, la première à la ligne ${ligne}. ${dit}`,
    };
  });
}

const DELIMITER_NAMES = { ";": "point-virgule", ",": "virgule", "\t": "tabulation" } as const;

function sourceFile({
  name,
  identity,
  structure,
  sheet,
}: InputFile): Omit<SourceRecord["fichiers"][number], "bilan"> {
  return {
    nom: name,
    sha256: identity.sha256,
    octets: identity.bytes,
    encodage: sheet?.kind ?? identity.encoding,
    delimiteur: sheet
      ? french(`feuille « ${sheet.name} »`)
      : DELIMITER_NAMES[structure.layout.delimiter],
  };
}
