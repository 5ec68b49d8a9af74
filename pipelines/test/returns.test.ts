import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openWorking } from "../src/engine/index.js";
import { createLedger } from "../src/load/anomalies.js";
import { createReference, REFERENCE_FOLDER } from "../src/load/reference.js";
import { returnName, writeReturn } from "../src/load/returns.js";
import { stageFile } from "../src/load/stage.js";
import { recognise } from "../src/read/recognise.js";
import { TODAY } from "./clock.js";
import { scratchFolder } from "./scratch.js";

const BASE = resolve(import.meta.dirname, "../../fixtures/faults/_base/ctai.csv");
const LINES = 1_000_000;

test("a file faulty on a million lines is sent back by its first ones, in little memory", async () => {
  const folder = scratchFolder();
  const work = join(folder, "travail");
  mkdirSync(work);
  writeFileSync(join(folder, "ctai.csv"), readFileSync(BASE));
  const { found: input } = await recognise(folder, "ctai.csv");
  if (!("structure" in input)) throw new Error("The base file is not recognised.");
  const db = await openWorking({
    file: join(work, "travail.duckdb"),
    folders: [folder, REFERENCE_FOLDER],
    scratch: work,
    memory: "96MB",
    threads: 1,
  });
  onTestFinished(() => db.close());
  await createLedger(db);
  await createReference(db);
  const staged = await stageFile({ db, scratch: work, day: TODAY }, input, {
    number: 0,
    isDated: false,
  });
  // Each line twice, and said twice in the same words: the words of a line are told once, in order.
  await db.run(`insert into anomalies select 'ctai', 'ctai.csv', i + 2, 'annee', 'x' || i, regle, 'refus', regle
    from range(${LINES}) t(i), unnest(['second', 'premier', 'second']) r(regle)`);
  await writeReturn(db, join(folder, "retours"), { input, staged });
  const [header, first] = readFileSync(
    join(folder, "retours", returnName("ctai.csv")),
    "utf8",
  ).split("\r\n");
  expect(header).toMatch(/_ligne;_anomalies$/);
  expect(first).toMatch(/;2;annee : premier \| annee : second$/);
});
