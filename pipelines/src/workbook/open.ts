import { type Archive, openArchive } from "./archive.js";
import { kindOfArchive, kindOfFile } from "./kind.js";
import { LIMITS, type Limits } from "./limits.js";
import { openOds } from "./ods.js";
import { WorkbookRefusal } from "./refusal.js";
import type { UnreadableKind } from "./sentences.js";
import type { Workbook } from "./sheet.js";
import { openXlsx } from "./xlsx.js";

/** Opens a workbook, whatever its name; throws {@link WorkbookRefusal} for any other file, or one that is damaged. To be closed. */
export async function openWorkbook(path: string, limits: Limits = LIMITS): Promise<Workbook> {
  const kind = await kindOfFile(path, limits);
  const isUnlisted = kind === "zip" || kind === "zip-damaged";
  if (kind !== "xlsx" && kind !== "ods" && !isUnlisted) throw new WorkbookRefusal(kind);
  // A zip that could not be listed says here what is wrong with it.
  const archive = await openArchive(path, limits);
  try {
    if (isUnlisted) throw new WorkbookRefusal(await unreadable(archive));
    return kind === "xlsx" ? await openXlsx(archive, limits) : openOds(archive, limits);
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** What an archive is that is no workbook; says why where that cannot be told. */
async function unreadable(archive: Archive): Promise<UnreadableKind> {
  const kind = await kindOfArchive(archive);
  return kind === "xlsx" || kind === "ods" ? "zip-damaged" : kind;
}
