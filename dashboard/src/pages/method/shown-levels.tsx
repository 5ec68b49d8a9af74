import type { SecrecyAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { levelName, levelsOf, METHOD_SECRECY, shareShown } from "../../words/method-secrecy.js";
import { same } from "../../words/text.js";

/** What one dataset about people or firms shows and hides. */
export type Population = SecrecyAnswer["populations"][number];
type Level = Population["niveaux"][number];

/** The share of one population's figures that is published, by level and mesh of time: as a whole, and told apart. */
export function ShownLevels({ of: { jeu, niveaux } }: { readonly of: Population }): ReactNode {
  const { say } = useWords();
  const { catalogue } = useReference();
  const name = catalogue.jeux.find(({ id }) => id === jeu)?.libelle ?? same(jeu);
  const cell = (key: string, level: Level | undefined) => ({
    key,
    content: level ? say(shareShown(level.montres, level.chiffres)) : "–",
    number: true,
  });
  return (
    <>
      <h5>{say(name)}</h5>
      <Grid
        caption={levelsOf(name)}
        headers={[METHOD_SECRECY.level, METHOD_SECRECY.whole, METHOD_SECRECY.crossed]}
        rows={placesIn(niveaux).map(({ niveau, maille, of }) => ({
          key: `${niveau} ${maille}`,
          heading: say(levelName(niveau, maille)),
          cells: [cell("ensemble", of(false)), cell("ventile", of(true))],
        }))}
        stacks
      />
    </>
  );
}

/** One row for each level and mesh, in the answer's order. */
function placesIn(levels: readonly Level[]) {
  const places = levels.filter(
    ({ niveau, maille }, i) =>
      levels.findIndex((one) => one.niveau === niveau && one.maille === maille) === i,
  );
  return places.map(({ niveau, maille }) => ({
    ...{ niveau, maille },
    of: (ventile: boolean): Level | undefined =>
      levels.find(
        (one) => one.niveau === niveau && one.maille === maille && one.ventile === ventile,
      ),
  }));
}
