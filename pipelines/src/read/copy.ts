import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { splitRecord, writeRecord } from "./record.js";
import { eachRecord, type RecordView } from "./records.js";
import { faultOf, isBlank, isExact, type Layout, type Survey } from "./survey.js";

const LF = Buffer.from("\n");

/**
 * Writes the records that a survey accepted, and nothing else, in the plainest form: `\n`, canonical quotes. They follow
 * a header line of no meaning, since the engine takes the newline of a file from the first one that it meets, in quotes or not.
 */
export async function writePlainCopy(
  path: string,
  copy: string,
  { layout, survey }: { readonly layout: Layout; readonly survey: Survey },
): Promise<void> {
  const end = survey.ignored[0]?.line ?? Number.POSITIVE_INFINITY;
  const out = createWriteStream(copy);
  let gathered: Uint8Array[] = [Buffer.from(layout.delimiter.repeat(layout.width - 1)), LF];
  await eachRecord({
    path,
    ...layout,
    columns: layout.width,
    visit(record) {
      if (record.line >= end || isBlank(record) || faultOf(record, layout) !== null) return;
      gathered.push(plain(record, layout), LF);
    },
    async afterBlock() {
      const isDrained = out.write(Buffer.concat(gathered));
      gathered = [];
      if (!isDrained) await once(out, "drain");
    },
  });
  out.end();
  await finished(out);
}

function plain(record: RecordView, layout: Layout): Uint8Array {
  const bytes = record.bytes.slice(record.from, record.stop);
  if (isExact(record, layout)) return bytes;
  const cells = splitRecord(Buffer.from(bytes).toString("utf8"), layout.delimiter);
  return Buffer.from(writeRecord(cells, layout.delimiter));
}
