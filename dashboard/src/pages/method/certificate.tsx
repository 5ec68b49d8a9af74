import type { SecrecyAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { METHOD_SECRECY, protectedIn, verdictOf } from "../../words/method-secrecy.js";
import { same } from "../../words/text.js";
import { type Population, ShownLevels } from "./shown-levels.js";

const CERTIFICATE_HEADERS = [
  METHOD_SECRECY.population,
  METHOD_SECRECY.cells,
  METHOD_SECRECY.hidden,
  METHOD_SECRECY.protected,
  METHOD_SECRECY.found,
  METHOD_SECRECY.bounded,
  METHOD_SECRECY.unproved,
  METHOD_SECRECY.worlds,
];

/** What was hidden and proved in the release that serves, and how to check it again. */
export function Certificate({ of: answer }: { readonly of: SecrecyAnswer }): ReactNode {
  const { say } = useWords();
  const { release, k, duree_ms: time, populations } = answer;
  const total = (of: (one: Population) => number): number =>
    populations.reduce((sum, one) => sum + of(one), 0);
  const verdict = verdictOf({
    k,
    protected: total(({ protegees }) => protegees),
    found: total(({ deduites }) => deduites),
    bounded: total(({ encadrees }) => encadrees),
    unproved: total(({ sans_contre_monde }) => sans_contre_monde),
  });
  return (
    <div className="sf-certificat">
      <h3>
        {say(METHOD_SECRECY.certificate)} <code>{release}</code>
      </h3>
      <p className="sf-certificat__verdict">{say(verdict)}</p>
      <p>
        {say(
          protectedIn(
            populations.flatMap(({ annees }) => annees),
            time,
          ),
        )}
      </p>
      <Populations of={populations} />
      <p>{say(METHOD_SECRECY.cellsNote)}</p>
      <h4>{say(METHOD_SECRECY.levels)}</h4>
      <p>{say(METHOD_SECRECY.levelsNote)}</p>
      {populations.map((population) => (
        <ShownLevels key={population.jeu} of={population} />
      ))}
      <h4>{say(METHOD_SECRECY.recheck)}</h4>
      <p>{say(METHOD_SECRECY.recheckLead)}</p>
      <p>
        <code className="sf-certificat__commande">fabriques verifier-secret {release}</code>
      </p>
      <p>{say(METHOD_SECRECY.recheckDetail)}</p>
    </div>
  );
}

function Populations(props: { readonly of: readonly Population[] }): ReactNode {
  const { say, announce, format } = useWords();
  const { catalogue } = useReference();
  const number = (key: string, value: number) => ({
    key,
    content: format.number(value),
    number: true,
  });
  return (
    <Grid
      caption={METHOD_SECRECY.certificate}
      headers={CERTIFICATE_HEADERS}
      rows={props.of.map((one) => ({
        key: one.jeu,
        heading: (
          <>
            {say(catalogue.jeux.find(({ id }) => id === one.jeu)?.libelle ?? same(one.jeu))}
            <span className="sf-methode__code">
              {announce(METHOD_SECRECY.tables)}
              {format.number(one.cubes)}
            </span>
            <span className="sf-methode__code">
              {announce(METHOD_SECRECY.plan)}
              <code>{one.plan.slice(0, 12)}</code>
            </span>
          </>
        ),
        cells: [
          number("cases", one.cases),
          number("cachees", one.cachees),
          number("protegees", one.protegees),
          number("deduites", one.deduites),
          number("encadrees", one.encadrees),
          number("sans_contre_monde", one.sans_contre_monde),
          number("contre_mondes", one.contre_mondes),
        ],
      }))}
      stacks
    />
  );
}
