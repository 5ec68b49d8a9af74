import {
  INDICATORS,
  type Indicator,
  indicatorOf,
  type ProgressStatus,
  TERRITORIES,
  type Territory,
} from "@fabriques/pipelines/catalogue";
import { type Audience, openReleases, type ReleaseStore } from "@fabriques/pipelines/release";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { buildSyntheses } from "../src/answer/syntheses.js";
import type { Change, Headline, Point, Progress, Syntheses, Text } from "../src/contract/index.js";

/** Not long after the demo's last quarter. */
const TODAY = "2026-11-23";
const BATCH = 8;

const stores = new Map<Audience, ReleaseStore>();
beforeAll(async () => {
  for (const audience of ["interne", "public"] as const) {
    stores.set(audience, await openReleases({ dataDir: inject("dataDir"), audience }));
  }
});
afterAll(() => Promise.all([...stores.values()].map((store) => store.close())));

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

const EXPECTED: Partial<Record<ProgressStatus, { readonly fr: RegExp; readonly en: RegExp }>> = {
  recul: { fr: /(en deçà du départ|moins bien qu’au départ)/, en: /worse than at the start/ },
  atteint: {
    fr: /cible de .*(?<!non )atteinte( en \d{4}| cette année-là \(.*\))?$/,
    en: /target of .* (met( that year \(.*\))?|(?<!not )reached in \d{4})$/,
  },
  non_atteint: {
    fr: /cible de .* ((manquée|non atteinte) en \d{4}|manquée cette année-là \(.*\))$/,
    en: /target of .* ((missed|not reached) in \d{4}|missed that year \(.*\))$/,
  },
  en_retard: { fr: /en retard sur la cible/, en: / for the target of/ },
  a_surveiller: { fr: /à surveiller pour atteindre/, en: / to reach / },
  en_bonne_voie: { fr: /en bonne voie vers/, en: /on track for/ },
};
const VERDICTS = Object.entries(EXPECTED) as [ProgressStatus, { fr: RegExp; en: RegExp }][];

// To the public most of a department is hidden: the nation and the regions say all that there is to say.
test.each([
  ["interne", TERRITORIES, 120],
  ["public", TERRITORIES.filter(({ level }) => level !== "departement"), 19],
] as const)(
  "nothing that the audience %s is told of any figure, in any territory, contradicts it",
  async (audience, places, count) => {
    expect(places).toHaveLength(count);
    const seen = new Set<string>();
    for (let at = 0; at < places.length; at += BATCH) {
      const told = await Promise.all(
        places.slice(at, at + BATCH).map((place) => toldOf(audience, place)),
      );
      for (const one of told.flat()) {
        seen.add(one.indicator.id);
        const wrong = faultsOf(one);
        expect(
          wrong,
          `${one.place} ${one.indicator.id}: ${one.titre.fr} / ${one.phrase.fr}`,
        ).toEqual([]);
      }
    }
    expect(seen.size).toBe(INDICATORS.length);
  },
  600_000,
);

async function toldOf(audience: Audience, territory: Territory): Promise<readonly Told[]> {
  const store = stores.get(audience) as ReleaseStore;
  return store.use(async (release) => all(await buildSyntheses(release, territory, TODAY)));
}

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
  const at = serie.findIndex((point) => point.periode === periode);
  const broken = serie.findLastIndex(
    ({ couverture, valeur }, place) => place < at && (couverture !== null || valeur === null),
  );
  const run = serie.slice(broken + 1, at);
  const isBeyond = (sign: number): boolean =>
    run.length >= 2 &&
    run.every(({ valeur }) => sign * ((figure?.valeur ?? 0) - (valeur ?? 0)) > 0);
  const [first] = run;
  const since = / au plus (?:haut|bas) depuis (?:le )?([^.;]+)/.exec(titre.fr)?.[1];
  return faults({
    highest: /au plus haut|the highest/.test(words) && !isBeyond(1),
    lowest: /au plus bas|the lowest/.test(words) && !isBeyond(-1),
    since: since !== undefined && !since.includes(first?.periode.slice(0, 4) ?? "?"),
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
    hidden:
      valeur == null &&
      (/\d/.test(titre.fr.slice(indicator.label.fr.length)) ||
        /\d/.test(titre.en.slice(indicator.label.en.length))),
    provisional: (statut === "provisoire") !== titre.fr.includes("(provisoire)"),
    empty: /undefined|null|NaN|\.\.| ,/.test(`${titre.fr} ${titre.en} ${phrase.fr} ${phrase.en}`),
  });
}

function verdictFaults({ titre, phrase, statut, indicator }: Told): readonly string[] {
  const { fr, en } = indicator.label;
  const tails = [titre.fr.slice(fr.length), titre.en.slice(en.length)] as const;
  const isGood = statut === "atteint" || statut === "en_bonne_voie";
  return faults({
    reach: isGood && /hors de portée|out of reach/.test(`${phrase.fr} ${phrase.en}`),
    backwards: /initiale manque/.test(phrase.fr) && /Depuis l’année de référence/.test(phrase.fr),
    verdict: VERDICTS.some(
      ([status, words]) =>
        words.fr.test(tails[0]) !== (status === statut) ||
        words.en.test(tails[1]) !== (status === statut),
    ),
  });
}
