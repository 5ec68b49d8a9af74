import { SaxesParser } from "saxes";
import { openArchive } from "../src/workbook/archive.js";
import { LIMITS } from "../src/workbook/limits.js";
import { openWorkbook } from "../src/workbook/open.js";

/** The room: every cell of every sheet. */
async function read(path: string): Promise<number> {
  const book = await openWorkbook(path);
  let cells = 0;
  for await (const sheet of book.sheets()) {
    for await (const rows of sheet.rows()) for (const row of rows) cells += row.cells.length;
  }
  book.close();
  return cells;
}

/** The parser alone, on the same parts. */
async function bare(path: string): Promise<number> {
  const archive = await openArchive(path, LIMITS);
  let elements = 0;
  for (const name of archive.names.filter((name) => name.endsWith(".xml"))) {
    const parser = new SaxesParser({ xmlns: false, position: false });
    const decoder = new TextDecoder();
    parser.on("opentag", () => {
      elements += 1;
    });
    for await (const chunk of archive.read(name)) {
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.close();
  }
  archive.close();
  return elements;
}

/** Reads one file in one way and prints what it took, in JSON: CPU seconds and peak resident megabytes. */
const [way, path = ""] = process.argv.slice(2);
const before = process.cpuUsage();
const count = await (way === "bare" ? bare : read)(path);
const { user, system } = process.cpuUsage(before);
const memory = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, memory, count }));
