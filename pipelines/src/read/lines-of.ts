import { createReadStream } from "node:fs";

/** Physical line of each byte; -1 stands for none. */
export async function linesOf(
  path: string,
  places: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const lines = new Map<number, number>();
  const wanted = places.filter((at) => at >= 0).sort((a, b) => a - b);
  let line = 1;
  let from = 0;
  for (const at of wanted) {
    const span = at > from ? createReadStream(path, { start: from, end: at - 1 }) : [];
    for await (const block of span) line += newlinesIn(block as Buffer);
    from = Math.max(from, at);
    lines.set(at, line);
  }
  return lines;
}

/** A pair cut by the end of a block counts once: its LF is seen in the next one. */
function newlinesIn(block: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < block.length; i += 1) {
    if (block[i] === 0x0a || (block[i] === 0x0d && i + 1 < block.length && block[i + 1] !== 0x0a))
      count += 1;
  }
  return count;
}
