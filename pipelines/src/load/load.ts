import { DATASETS } from "../catalogue/datasets/index.js";
import type { SourceRecord } from "../store/manifest.js";
import { createLedger } from "./anomalies.js";
import { checkAcross } from "./checks.js";
import { loadDataset } from "./dataset.js";
import type { InputFile } from "./inventory.js";
import { createReference } from "./reference.js";
import { placeInSheets } from "./sheet-told.js";
import type { Stage } from "./stage.js";

/** Loads every dataset into the working database; gives the balance of those that have files. */
export async function loadFiles(
  stage: Stage,
  files: readonly InputFile[],
  onDataset: (label: string) => void,
): Promise<SourceRecord[]> {
  await createLedger(stage.db);
  await createReference(stage.db);
  const numbered = files.map((input, number) => ({ input, number }));
  const sources: SourceRecord[] = [];
  for (const dataset of DATASETS) {
    onDataset(dataset.label.fr);
    const own = numbered.filter(({ input }) => input.structure.dataset === dataset);
    const source = await loadDataset(stage, dataset, own);
    if (own.length > 0) sources.push(source);
  }
  await checkAcross(stage.db);
  await placeInSheets(stage.db, files);
  return sources;
}
