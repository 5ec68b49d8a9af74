import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import { KINDS } from "../src/catalogue/kinds.js";
import { openWorking } from "../src/engine/index.js";
import { createLedger } from "../src/load/anomalies.js";
import { setAsideTable, setRepeatsAside } from "../src/load/repeats.js";
import { scratchFolder } from "./scratch.js";

const DATASET = datasetOf("mentorat");

/** 1,240 rows of four files: keys met once or more in a file or in several, one row in five without a key. */
const ROWS = `
  select if(i % 5 = 0, null, 'b' || (i % 301)) as id_binome, 's' || (i % 4) as structure,
    i // 310 as _fichier, i as _enr from range(1240) t(i)`;

/** What is set aside when the keys are looked at so many at once. */
async function setAside(keysAtOnce?: number): Promise<unknown> {
  const folder = scratchFolder();
  const db = await openWorking({
    file: join(folder, "t.duckdb"),
    folders: [folder],
    scratch: folder,
  });
  onTestFinished(() => db.close());
  await createLedger(db);
  const columns = DATASET.columns.map(
    (column) => `${column.name}::${KINDS[column.kind].sqlType(column)} as "${column.name}"`,
  );
  const others = DATASET.columns
    .filter(({ name }) => name !== "id_binome" && name !== "structure")
    .map(({ name }) => `null as "${name}"`);
  await db.run(`create table candidats as
    select ${columns.join(", ")}, _fichier, _enr from (select *, ${others.join(", ")} from (${ROWS}))`);
  const search = { dataset: DATASET, candidates: "candidats" };
  await setRepeatsAside(db, keysAtOnce === undefined ? search : { ...search, keysAtOnce });
  return db.all(`select * from ${setAsideTable(DATASET)} order by all`);
}

test("repeats are the same, however many keys are looked at together", async () => {
  const whole = await setAside();
  expect(whole).toEqual(await setAside(7));
  const sorts = new Set((whole as readonly { sort: string }[]).map(({ sort }) => sort));
  expect(sorts).toEqual(new Set(["doublon", "conflit", "corrigee"]));
});
