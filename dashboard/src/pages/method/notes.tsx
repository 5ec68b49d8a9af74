import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { METHOD } from "../../words/method.js";
import { fabriqueName } from "../../words/shell.js";
import { Terms } from "./terms.js";

/** What a reader must know of each synthesis to trust its list of key points. */
export function Notes(): ReactNode {
  const { say } = useWords();
  const { fabriques, points_cles: points } = useReference().catalogue;
  return (
    <Terms
      of={fabriques.map(({ id, numero, titre, tenue_le_libelle: held, notes }) => {
        const count = points.filter(({ fabrique }) => fabrique === id).length;
        return {
          name: `${say(fabriqueName(numero, titre))}, ${say(held)} (${count})`,
          said: notes.length === 0 ? say(METHOD.noNote) : notes.map(say).join(" "),
        };
      })}
    />
  );
}
