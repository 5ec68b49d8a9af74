import type { Catalogue } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { DATA } from "../words/data.js";

/** A dataset, as the catalogue gives it. */
export type Dataset = Catalogue["jeux"][number];

/** The list of datasets, to go from one to another. */
export function Switch({ chosen }: { readonly chosen: string }): ReactElement {
  const { say } = useWords();
  const { jeux } = useReference().catalogue;
  return (
    <nav className="sf-jeux" aria-label={say(DATA.datasets)}>
      <ul>
        {jeux.map(({ id, libelle }) => (
          <li key={id}>
            <Link
              to="/donnees/$jeu"
              params={{ jeu: id }}
              className="sf-jeux__lien"
              aria-current={id === chosen ? "page" : undefined}
            >
              {say(libelle)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
