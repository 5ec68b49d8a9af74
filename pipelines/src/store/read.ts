import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Certificate } from "./certificate.js";
import { layout, RELEASE_ID } from "./layout.js";
import type { Manifest } from "./manifest.js";
import type { QualityReport } from "./quality.js";

/** A release that an earlier version of the product made and that this one cannot read; the message is a French sentence. */
export class OutdatedRelease extends Error {
  override readonly name = "OutdatedRelease";

  constructor(id: string) {
    super(
      `La release ${id} a été faite par une version antérieure du produit\u202f: relancez «\u202ffabriques charger <dossier>\u202f» sur les exports.`,
    );
  }
}

/** Whether this version of the product reads the release. */
export const isReadable = ({ format }: Pick<Manifest, "format">): boolean => format === 3;

/** Where a release is. */
export interface ReleaseFolder {
  readonly folder: string;
}

/** Reads the manifest of a release folder; throws if it is absent or unreadable. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(layout.manifest(folder), "utf8")) as Manifest;
}

/** Manifests of the complete releases of a data folder that this version reads, newest first. */
export async function listManifests(dataDir: string): Promise<readonly Manifest[]> {
  const names = await readdir(layout.releases(dataDir)).catch(() => [] as string[]);
  const folders = names.filter((name) => RELEASE_ID.test(name));
  const manifests = await Promise.all(
    folders.map((name) => readManifest(join(layout.releases(dataDir), name))),
  );
  return manifests.filter(isReadable).sort((a, b) => b.charge_le.localeCompare(a.charge_le));
}

/** Reads the quality report of a release; throws {@link OutdatedRelease} where it is of an earlier form. */
export async function readQuality({ folder }: ReleaseFolder): Promise<QualityReport> {
  const report = JSON.parse(await readFile(layout.quality(folder), "utf8")) as QualityReport;
  if (report.format === 2) return report;
  throw new OutdatedRelease(basename(folder));
}

/** Reads the certificate of a release; throws {@link OutdatedRelease} where it was made without one. */
export async function readCertificate({ folder }: ReleaseFolder): Promise<Certificate> {
  const text = await readFile(layout.certificate(folder), "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new OutdatedRelease(basename(folder));
  });
  return JSON.parse(text) as Certificate;
}
