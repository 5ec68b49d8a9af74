import {
  INDICATORS,
  type Indicator,
  indicatorOf,
  type ProgressStatus,
  TERRITORIES,
  type Territory,
} from "@fabriques/pipelines/catalogue";
import { openReleases, type ReleaseStore } from "@fabriques/pipelines/release";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { buildSyntheses } from "../src/answer/syntheses.js";
import type { Change, Headline, Point, Progress, Syntheses, Text } from "../src/contract/index.js";

/** Not long after the demo's last quarter. */
const TODAY = "2026-11-23";
const BATCH = 8;

let store: ReleaseStore;
beforeAll(async () => {
  store = await openReleases({ dataDir: inject("dataDir"), audience: "interne" });
});
afterAll(() => store.close());

/** What a tile, or the line of a progress, says and what it says it of. */
interface Told {
  readonly place: string;
  readonly indicator: Indicator;
  readonly titre: Text;
  readonly phrase: Text;
  readonly figure: Pick<Point, "valeur" | "statut" | "numerateur" | "denominateur"> | undefined;
  readonly periode: string | null;
  readonly evolution: Change | null;
  readonly serie: readonly Point[];
  readonly statut: ProgressStatus | null;
}

const EXPECTED: Partial<Record<ProgressStatus, RegExp>> = {
  recul: /(en deçà du départ|moins bien qu’au départ)/,
  atteint: /cible de .* atteinte$/,
  non_atteint: /cible de .* manquée en \d{4}$/,
  en_retard: /en retard sur la cible/,
  a_surveiller: /à surveiller pour atteindre/,
  en_bonne_voie: /en bonne voie vers/,
};
const VERDICTS = Object.entries(EXPECTED) as [ProgressStatus, RegExp][];

test("nothing that is said of any figure, in any territory, contradicts it", async () => {
  const places = TERRITORIES;
  expect(places).toHaveLength(120);
  const seen = new Set<string>();
  for (let at = 0; at < places.length; at += BATCH) {
    const told = await Promise.all(places.slice(at, at + BATCH).map(toldOf));
    for (const one of told.flat()) {
      seen.add(one.indicator.id);
      const wrong = faultsOf(one);
      expect(wrong, `${one.place} ${one.indicator.id}: ${one.titre.fr} / ${one.phrase.fr}`).toEqual(
        [],
      );
    }
  }
  expect(seen.size).toBe(INDICATORS.length);
}, 600_000);

const toldOf = (territory: Territory): Promise<readonly Told[]> =>
  store.use(async (release) => all(await buildSyntheses(release, territory, TODAY)));

function all({ territoire, fabriques }: Syntheses): readonly Told[] {
  return fabriques.flatMap(({ chiffres_cles, points_cles, impacts }) => {
    const tiles = [...chiffres_cles, ...points_cles.flatMap(({ details }) => details)];
    const judged = [...points_cles.flatMap(({ indicateurs }) => indicateurs), ...impacts];
    const within = tiles.flatMap(({ avancement }) => avancement ?? []);
    return [
      ...tiles.map((tile) => ofTile(territoire, tile)),
      ...[...judged, ...within].map((progress) => ofProgress(territoire, progress)),
    ];
  });
}

function known(id: string): Indicator {
  const indicator = indicatorOf(id);
  if (!indicator) throw new Error(`${id} is not in the catalogue`);
  return indicator;
}

const ofTile = (place: string, tile: Headline): Told => ({
  ...{ place, indicator: known(tile.indicateur), figure: tile, statut: null },
  ...{ titre: tile.titre, phrase: tile.phrase, periode: tile.periode },
  ...{ evolution: tile.evolution, serie: tile.serie },
});

const ofProgress = (place: string, progress: Progress): Told => ({
  ...{ place, indicator: known(progress.id), statut: progress.statut },
  ...{ titre: progress.titre, phrase: progress.phrase, periode: progress.periode },
  ...{ evolution: progress.evolution, serie: progress.serie },
  figure: progress.serie.find(({ periode }) => periode === progress.periode),
});

/** Everything that words say and figures do not. */
function faultsOf(told: Told): readonly string[] {
  return [
    ...directionFaults(told),
    ...peakFaults(told),
    ...levelFaults(told),
    ...verdictFaults(told),
  ];
}

const faults = (found: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(found).flatMap(([name, isFault]) => (isFault ? [name] : []));

function directionFaults({ titre, phrase, evolution }: Told): readonly string[] {
  const rises = /en hausse/.test(titre.fr) || / up /.test(titre.en);
  const falls = /en baisse/.test(titre.fr) || / down /.test(titre.en);
  const stays = /\bstable /.test(titre.fr) || /unchanged|\bstable /.test(titre.en);
  const says = (words: Text): boolean =>
    evolution === null ||
    (words.fr.includes(evolution.phrase.fr) && words.en.includes(evolution.phrase.en));
  return faults({
    rise: rises !== (evolution?.sens === "hausse"),
    fall: falls !== (evolution?.sens === "baisse"),
    stable: stays !== (evolution?.sens === "stable"),
    phrase: !says(titre) || !says(phrase),
    gap: evolution?.ecart_d_annees === true && !titre.fr.includes(evolution.de.slice(0, 4)),
  });
}

function peakFaults({ titre, phrase, figure, periode, serie }: Told): readonly string[] {
  const words = `${titre.fr} ${phrase.fr} ${titre.en} ${phrase.en}`;
  const whole = serie.filter(({ couverture, valeur }) => couverture === null && valeur !== null);
  const others = whole.filter((point) => point.periode !== periode);
  const isBeyond = (sign: number): boolean =>
    whole.length >= 3 &&
    others.every(({ valeur }) => sign * ((figure?.valeur ?? 0) - (valeur ?? 0)) > 0);
  return faults({
    highest: /au plus haut|the highest/.test(words) && !isBeyond(1),
    lowest: /au plus bas|the lowest/.test(words) && !isBeyond(-1),
  });
}

function levelFaults({ indicator, titre, phrase, figure }: Told): readonly string[] {
  const { valeur, numerateur, denominateur, statut } = figure ?? {};
  const isShare = indicator.unit === "pourcent" && valeur != null;
  const write = (locale: string, value: number | null | undefined): string =>
    Math.round(value ?? 0).toLocaleString(locale);
  const fr = `(${write("fr-FR", numerateur)} sur ${write("fr-FR", denominateur)}`;
  const en = `(${write("en-GB", numerateur)} of ${write("en-GB", denominateur)}`;
  const hasCounts = [titre, phrase].every((said) => said.fr.includes(fr) && said.en.includes(en));
  const isFew = valeur != null && denominateur != null && denominateur < 5;
  return faults({
    counts: isShare && !hasCounts,
    few: isFew !== /moins de 5 cas/.test(titre.fr) || isFew !== /fewer than 5/.test(titre.en),
    partial: /parti(el|al)\b|mois sur|of 12 months/.test(`${titre.fr} ${titre.en}`),
    hidden: valeur == null && /\d/.test(titre.fr.slice(indicator.label.fr.length)),
    provisional: (statut === "provisoire") !== titre.fr.includes("(provisoire)"),
    empty: /undefined|null|NaN|\.\.| ,/.test(`${titre.fr} ${titre.en} ${phrase.fr} ${phrase.en}`),
  });
}

function verdictFaults({ titre, statut, indicator }: Told): readonly string[] {
  const tail = titre.fr.slice(indicator.label.fr.length);
  return faults({
    verdict: VERDICTS.some(([status, words]) => words.test(tail) !== (status === statut)),
  });
}
