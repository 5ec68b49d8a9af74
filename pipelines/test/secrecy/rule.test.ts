import { describe, expect, it } from "vitest";
import { type FirmTally, isUnsafe, type Rule } from "../../src/secrecy/rule.js";
import type { Universe } from "../../src/secrecy/universe.js";

/** Cells of one area each, none of them neutral. */
const universe = (cells: number): Universe =>
  ({ areas: 1, neutral: new Uint8Array(cells) }) as unknown as Universe;

/** The rule over cells, each with its firms and their people, largest first. */
function ruleOf(cells: readonly (readonly (readonly [firm: number, people: number])[])[]): Rule {
  const ranks = [0, 1, 2];
  const firms: FirmTally = {
    distinct: Uint8Array.from(cells, (own) => Math.min(3, own.length)),
    firm: Int32Array.from(cells.flatMap((own) => ranks.map((rank) => own[rank]?.[0] ?? -1))),
    people: Int32Array.from(cells.flatMap((own) => ranks.map((rank) => own[rank]?.[1] ?? 0))),
  };
  const counts = Int32Array.from(cells, (own) => own.reduce((sum, [, people]) => sum + people, 0));
  return { universe: universe(cells.length), counts, k: 5, firms };
}

describe("a figure about employers", () => {
  it("of fewer than three firms is unsafe", () => {
    expect(
      isUnsafe(
        ruleOf([
          [
            [1, 10],
            [2, 10],
          ],
        ]),
        [0],
      ),
    ).toBe(true);
    expect(
      isUnsafe(
        ruleOf([
          [
            [1, 10],
            [2, 10],
            [3, 10],
          ],
        ]),
        [0],
      ),
    ).toBe(false);
  });

  it("of a firm above 85 % is unsafe", () => {
    expect(
      isUnsafe(
        ruleOf([
          [
            [1, 86],
            [2, 7],
            [3, 7],
          ],
        ]),
        [0],
      ),
    ).toBe(true);
    expect(
      isUnsafe(
        ruleOf([
          [
            [1, 85],
            [2, 8],
            [3, 7],
          ],
        ]),
        [0],
      ),
    ).toBe(false);
  });

  it("takes a firm outside the three largest of a cell to be as large as the third", () => {
    // Firm 1 is the largest of one cell; in the other it may be the fourth, with as many as the third.
    const cells = [
      [
        [1, 80],
        [2, 2],
        [3, 2],
      ],
      [
        [4, 10],
        [5, 10],
        [6, 10],
        [1, 1],
      ],
    ] as const;
    const rule = ruleOf(cells);
    expect(isUnsafe(rule, [0, 1])).toBe(false);
    const close = ruleOf([
      cells[0],
      [
        [4, 4],
        [5, 4],
        [6, 4],
        [1, 1],
      ],
    ]);
    // 80 of 97 alone; with the four that it may have there, 84: below 85 % of 97 is 82.45.
    expect(isUnsafe(close, [0, 1])).toBe(true);
  });

  it("of fewer than k people is unsafe, and of nobody is not", () => {
    expect(
      isUnsafe(
        ruleOf([
          [
            [1, 2],
            [2, 1],
            [3, 1],
          ],
        ]),
        [0],
      ),
    ).toBe(true);
    expect(isUnsafe(ruleOf([[]]), [0])).toBe(false);
  });
});
