import { makeCentres } from "./centres.js";
import { type Demo, pathIn, type WrittenFile } from "./context.js";
import type { Place } from "./country.js";
import { createCsv } from "./csv.js";
import { densityOf } from "./rurality.js";

/** Year of the grid that the levels would come from, were they INSEE's. */
const VINTAGE = 2022;
const HEADER = ["code_commune", "niveau_densite", "millesime"];

/** Writes `ruralite_communes.csv`: the density level of each commune where a centre ever stood. */
export async function writeDensity(demo: Demo): Promise<WrittenFile> {
  const name = "ruralite_communes.csv";
  const csv = await createCsv(pathIn(demo, name), HEADER);
  const codes = new Set(makeCentres(demo).map(({ commune }) => commune));
  for (const code of [...codes].sort()) {
    csv.token(code);
    csv.integer(densityOf((demo.country.communes.get(code) as Place).population));
    csv.integer(VINTAGE);
    csv.endRow();
  }
  return { name, ...(await csv.close()) };
}
