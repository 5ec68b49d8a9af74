import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDemo } from "../oracle/exports.js";
import { departmentsOf } from "../oracle/places.js";
import { openWorld } from "../world.js";
import { type Collected, collect } from "./collect.js";
import { openFixture } from "./fixtures.js";
import { type Someone, someoneOfHire, someoneOfPair } from "./truth.js";
import { judgeUnadditive } from "./unadditive.js";
import { judge, type Verdict } from "./verdict.js";

/*
 * Small countries, one trap a year, loaded by the product and attacked over HTTP like the demo. Three departments in
 * each large region are peopled, so that there is always something beside what must be hidden.
 */

const MINUTES = 60_000;
const REGIONS = ["11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93"];
const PEOPLED = REGIONS.flatMap((region) => departmentsOf(region).slice(0, 3));
const MOST = { type_programme: "professionnel" };
const FIRMS = Array.from({ length: 8 }, (_, i) => i);

interface Attacked {
  readonly collected: Collected;
  readonly verdict: Verdict;
  readonly unadditive: ReturnType<typeof judgeUnadditive>;
}

let folder: string;
let attacked: Attacked;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fabriques-pieges-"));
  const fixture = await openFixture();
  const everywhere = (start: string, but: readonly string[] = []): void => {
    for (const code of PEOPLED.filter((one) => !but.includes(one))) {
      fixture.pairs(40, start, { code_departement: code, ...MOST });
      fixture.pairs(20, start, { code_departement: code, type_programme: "academique" });
    }
  };
  // A year of few people, and one of more: rows are counted over all years.
  fixture.pairs(30, "15/05/2018", { code_departement: "75", ...MOST });
  fixture.pairs(4, "15/05/2019", { code_departement: "75", ...MOST });
  // A region of one department, with few people.
  everywhere("15/05/2020");
  fixture.pairs(4, "15/05/2020", { code_departement: "971", ...MOST });
  // A department with one person.
  everywhere("15/02/2021", ["01"]);
  fixture.pairs(1, "15/02/2021", { code_departement: "01", ...MOST });
  // A category that is present in one department only.
  everywhere("15/11/2022");
  fixture.pairs(30, "15/11/2022", { code_departement: "75", type_programme: "interculturel" });
  // A year with one quarter that is not empty, where a department has few people.
  everywhere("15/08/2023", ["03"]);
  fixture.pairs(4, "15/08/2023", { code_departement: "03", ...MOST });

  for (const [i, code] of PEOPLED.entries()) {
    const firms = FIRMS.map((firm) => firm + 8 * i);
    fixture.hires(60, { day: "15/03/2024", firms }, { "Code département": code });
    // A firm at 86 % of a department, and one at 84 % of another.
    if (code === "07") continue;
    if (code === "10" || code === "44") {
      const large = code === "10" ? 86 : 84;
      fixture.hires(
        large,
        { day: "15/03/2025", firms: firms.slice(0, 1) },
        { "Code département": code },
      );
      fixture.hires(
        100 - large,
        { day: "15/03/2025", firms: firms.slice(1) },
        { "Code département": code },
      );
    } else fixture.hires(100, { day: "15/03/2025", firms }, { "Code département": code });
  }
  // Two firms in a department.
  fixture.hires(60, { day: "15/03/2025", firms: [900, 901] }, { "Code département": "07" });

  const { exports, dataDir } = await fixture.load(folder);
  const demo = readDemo(pathToFileURL(`${exports}/`));
  const people: Record<string, readonly Someone[]> = {
    mentorat: demo.pairs.map(someoneOfPair),
    recrutements: demo.hires.map(someoneOfHire),
  };
  const world = await openWorld({ dataDir });
  const collected = await collect((path) => world.json(path));
  await world.close();
  const { extent, ...verdict } = judge({ collected, people, k: 11 });
  expect(extent.protectedCounts).toBeGreaterThan(1_000);
  attacked = { collected, verdict, unadditive: judgeUnadditive(collected, demo, 11) };
}, 10 * MINUTES);
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the attacker finds nothing", () => {
  // So few people have whole categories withdrawn, in the nation too, and the year that hides another.
  const { withheld, ...verdict } = attacked.verdict;
  const totals = withheld.filter((name) => !name.includes("="));
  expect(totals.filter((name) => !name.startsWith("2018 "))).toEqual([]);
  expect(Object.entries(verdict).filter(([, found]) => found.length > 0)).toEqual([]);
  expect(attacked.unadditive).toEqual({ wrong: [], exposed: [], recovered: [] });
});

/** The status of a figure; `montre` for any that is shown: such a country has quarters that look lost, which hide nothing. */
function statusOf(indicator: string, crossing: string, area: string, period: string): string {
  const found = attacked.collected.figures.get([indicator, crossing, area, period].join("|"));
  const status = found?.status ?? "absent";
  return status === "publie" || status === "partiel" ? "montre" : status;
}

describe("a trap each", () => {
  const pairs = (area: string, period: string, crossing = ""): string =>
    statusOf("mentorat.binomes", crossing, area, period);
  const hires = (area: string, period: string): string =>
    statusOf("entreprises.recrutements", "", area, period);

  test("a year of few people is hidden, and another beside it", () => {
    const years = ["2018", "2019", "2020"].map((year) => pairs("FR", year));
    expect(years).toEqual(["secret", "secret", "montre"]);
  });

  test("a region of one department is hidden under both its names", () => {
    expect([pairs("R01", "2020"), pairs("D971", "2020")]).toEqual(["secret", "secret"]);
    expect(pairs("FR", "2020")).toBe("montre");
  });

  test("a department with one person is hidden, and another beside it", () => {
    const { length } = departmentsOf("84").filter((code) => pairs(`D${code}`, "2021") === "secret");
    expect(pairs("D01", "2021")).toBe("secret");
    expect(length).toBeGreaterThan(1);
  });

  test("a category present in one department only says nothing more of it than of its region", () => {
    const alone = "type_programme=interculturel";
    expect(pairs("FR", "2022", alone)).toBe("montre");
    expect(pairs("D75", "2022")).toBe("montre");
  });

  test("the only quarter of a year is hidden where the year is", () => {
    expect([pairs("D03", "2023"), pairs("D03", "2023-T3")]).toEqual(["secret", "secret"]);
    expect([pairs("FR", "2023"), pairs("FR", "2023-T3")]).toEqual(["montre", "montre"]);
  });

  test("a firm at 86 % hides a department, at 84 % it does not", () => {
    expect([hires("D10", "2025"), hires("D44", "2025")]).toEqual(["secret", "montre"]);
  });

  test("two firms hide a department", () => {
    expect(hires("D07", "2025")).toBe("secret");
  });
});
