import type { ReactNode } from "react";
import { PageHead } from "../app/page-head.js";
import { useAnchor } from "../app/use-anchor.js";
import { useWords } from "../app/use-words.js";
import { METHOD, METHOD_PROSE, METHOD_SECTIONS, type MethodSection } from "../words/method.js";
import { IndicatorDictionary } from "./method/dictionary.js";
import { Notes } from "./method/notes.js";
import { Prose } from "./method/prose.js";
import { Register } from "./method/register.js";
import { Secrecy } from "./method/secrecy.js";
import { MethodSources } from "./method/sources.js";
import { ProgressStatuses, ValueStatuses } from "./method/statuses.js";
import "./method/method.css";

const BODIES: Readonly<Record<MethodSection, () => ReactNode>> = {
  dictionnaire: () => (
    <>
      <Prose of={METHOD_PROSE.dictionary} />
      <IndicatorDictionary />
    </>
  ),
  statuts: () => <ProgressStatuses />,
  valeurs: () => (
    <>
      <Prose of={METHOD_PROSE.values} />
      <ValueStatuses />
    </>
  ),
  secret: () => <Secrecy />,
  territoires: () => <Prose of={METHOD_PROSE.territories} />,
  sources: () => <MethodSources />,
  "points-cles": () => (
    <>
      <Prose of={METHOD_PROSE.keyPoints} />
      <Notes />
    </>
  ),
  "chiffres-publies": () => <Register />,
  demonstration: () => <Prose of={METHOD_PROSE.demo} />,
  accessibilite: () => <Prose of={METHOD_PROSE.accessibility} />,
  "mentions-legales": () => <Prose of={METHOD_PROSE.legal} />,
};

/** `/methode`: what figures mean, how statuses are worked out, what is hidden, sources, accessibility, legal notice. */
export function MethodPage(): ReactNode {
  const { say } = useWords();
  useAnchor();
  return (
    <div className="fr-container sf-page">
      <PageHead title={METHOD.title} lead={<p>{say(METHOD.lead)}</p>} />
      <div className="sf-methode">
        <nav className="sf-methode__sommaire" aria-labelledby="sommaire">
          <p id="sommaire" className="sf-methode__sommaire-titre">
            {say(METHOD.contents)}
          </p>
          <ol>
            {METHOD_SECTIONS.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{say(title)}</a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="sf-methode__corps">
          {METHOD_SECTIONS.map(({ id, title }) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id} tabIndex={-1}>
                {say(title)}
              </h2>
              {BODIES[id]()}
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}
