import { WHOLE } from "@fabriques/pipelines/catalogue";
import { type CertifiedPeople, type Release, readCertificate } from "@fabriques/pipelines/release";
import { servedOf } from "../ask/served.js";
import type { SecrecyAnswer } from "../contract/index.js";

type Population = SecrecyAnswer["populations"][number];

/** The certificate of the release that serves, as far as the audience is concerned. */
export async function buildSecrecy(release: Release): Promise<SecrecyAnswer> {
  const { audience } = release;
  const { seuils, entreprises_au_moins, part_la_plus_grande, duree_ms, populations } =
    await readCertificate(release);
  const told = await Promise.all(populations.map((one) => populationIn(release, one)));
  return {
    ...{ release: release.id, audience, k: seuils[audience] },
    ...{ entreprises_au_moins, part_la_plus_grande, duree_ms },
    populations: told.flat(),
  };
}

async function populationIn(
  release: Release,
  { id, plan, cubes, annees, audiences }: CertifiedPeople,
): Promise<readonly Population[]> {
  const niveaux = await shownLevels(release, id);
  return audiences
    .filter((one) => one.audience === release.audience)
    .map(
      ({ cases, cachees, protegees, deduites, encadrees, sans_contre_monde, contre_mondes }) => ({
        ...{ jeu: id, cubes, plan, annees: annees.map(({ annee }) => annee) },
        ...{ cases, cachees, protegees: roundedDown(protegees) },
        ...{ deduites, encadrees, sans_contre_monde, contre_mondes, niveaux },
      }),
    );
}

/** Few cells, exactly so many of which are about too few, would tell which: hundreds do not. */
const roundedDown = (count: number): number => Math.floor(count / 100) * 100;

/** Counted in the published file, where whoever reads it could count them too. */
async function shownLevels(release: Release, dataset: string): Promise<Population["niveaux"]> {
  const rows = await release.all(
    `select niveau, maille, croisement <> ? as ventile, count(*) as chiffres,
       count(*) filter (statut <> 'secret') as montres
     from ${servedOf(dataset).relation} group by all order by all`,
    [WHOLE],
  );
  return rows as Population["niveaux"];
}
