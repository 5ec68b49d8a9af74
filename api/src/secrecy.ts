import { type Release, readCertificate } from "@fabriques/pipelines/release";
import type { SecrecyAnswer } from "./contract/index.js";

/** The certificate of the release that serves, as far as the audience is concerned. */
export async function buildSecrecy(release: Release): Promise<SecrecyAnswer> {
  const { audience } = release;
  const { seuils, entreprises_au_moins, part_la_plus_grande, duree_ms, populations } =
    await readCertificate(release);
  return {
    ...{ release: release.id, audience, k: seuils[audience] },
    ...{ entreprises_au_moins, part_la_plus_grande, duree_ms },
    populations: populations.flatMap(({ id, plan, cubes, annees, audiences }) =>
      audiences
        .filter((one) => one.audience === audience)
        .map(
          ({
            cases,
            cachees,
            protegees,
            deduites,
            encadrees,
            sans_contre_monde,
            contre_mondes,
          }) => ({
            ...{ jeu: id, cubes, plan, annees: annees.map(({ annee }) => annee) },
            ...{ cases, cachees, protegees: roundedDown(protegees) },
            ...{ deduites, encadrees, sans_contre_monde, contre_mondes },
          }),
        ),
    ),
  };
}

/** Few cells, exactly so many of which are about too few, would tell which: hundreds do not. */
const roundedDown = (count: number): number => Math.floor(count / 100) * 100;
