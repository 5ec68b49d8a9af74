import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { METHOD } from "../../words/method.js";
import { fabriqueName } from "../../words/shell.js";
import { useWords } from "../../words/use-words.js";

/** What a reader must know of each synthesis to trust its list of key points. */
export function Notes(): ReactNode {
  const { say } = useWords();
  const { fabriques, points_cles: points } = useReference().catalogue;
  return (
    <dl className="methode__formules">
      {fabriques.map(({ id, numero, titre, tenue_le_libelle: held, notes }) => (
        <div key={id}>
          <dt>
            {say(fabriqueName(numero, titre))}, {say(held)} (
            {points.filter(({ fabrique }) => fabrique === id).length})
          </dt>
          <dd>{notes.length === 0 ? say(METHOD.noNote) : notes.map(say).join(" ")}</dd>
        </div>
      ))}
    </dl>
  );
}
