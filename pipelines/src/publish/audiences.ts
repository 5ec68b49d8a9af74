import type { Database } from "../engine/index.js";
import { type Observation, observationOf } from "../measure/observation.js";
import { measureUnadditive, type UnadditiveCells } from "../measure/unadditive.js";
import { writeDurably } from "../store/durable.js";
import { secretKey } from "../store/key.js";
import { layout } from "../store/layout.js";
import type { Audience, Manifest } from "../store/manifest.js";
import { sensitiveCells } from "./cells.js";
import { certificateOf, refuseUnproved } from "./certificate.js";
import { writePublished } from "./database.js";
import { type PublishedCell, peopleFigures } from "./figures.js";
import { type ProtectedPeople, protectPeople } from "./people.js";
import { judgeUnadditive, type ShownCells, unadditiveFigures } from "./unadditive.js";

const AUDIENCES: readonly Audience[] = ["public", "interne"];

/** What the published files are made with. */
export interface Writing {
  readonly dataDir: string;
  readonly manifest: Manifest;
  /** Folder of the release being written. */
  readonly partial: string;
  /** Folder for what is written on the way. */
  readonly scratch: string;
  readonly onStep: (label: string) => void;
}

/** Protects what is about people, then writes the file of each audience, and the certificate. */
export async function writeAudiences(db: Database, writing: Writing): Promise<void> {
  const { dataDir, manifest, partial, scratch, onStep } = writing;
  const { seuils: thresholds, code } = manifest;
  onStep("Secret statistique");
  const begun = performance.now();
  const people = await protectPeople(db, {
    ...{ dataDir, code, thresholds },
    key: await secretKey(dataDir),
  });
  refuseUnproved(people);
  const milliseconds = performance.now() - begun;
  onStep("Mesure");
  const sensitive = await sensitiveCells(db);
  const about: About[] = [];
  for (const one of people) {
    const measured = await measureUnadditive(db, one);
    const { families, population } = one;
    const observation = await observationOf(db, population.id);
    const shown = judgeUnadditive({ people: one, families, thresholds }, measured);
    about.push({ people: one, observation, measured, shown });
  }
  for (const audience of AUDIENCES) {
    onStep(`Publication : ${audience}`);
    await writePublished(db, {
      file: layout.published(partial, audience),
      scratch,
      cells: all(sensitive, cellsFor(about, audience)),
    });
  }
  const certificate = certificateOf(manifest, people, milliseconds);
  await writeDurably(layout.certificate(partial), `${JSON.stringify(certificate, null, 1)}\n`);
}

interface About {
  readonly people: ProtectedPeople;
  readonly observation: Observation;
  readonly measured: readonly UnadditiveCells[];
  readonly shown: ShownCells;
}

function* cellsFor(about: readonly About[], audience: Audience): Generator<PublishedCell> {
  for (const { people, observation, measured, shown } of about) {
    yield* peopleFigures(people, audience, observation);
    yield* unadditiveFigures(people, measured, shown[audience]);
  }
}

function* all<T>(...lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}
