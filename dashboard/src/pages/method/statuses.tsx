import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { type ProgressStatus, STATUS_ORDER, StatusMark } from "../../figure/status-mark.js";
import { Grid } from "../../parts/grid.js";
import { EXAMPLE, FORMULAS, METHOD, METHOD_PROSE, STATUS_RULES } from "../../words/method.js";
import { Prose } from "./prose.js";
import { Terms } from "./terms.js";

const isStatus = (id: string): id is ProgressStatus => STATUS_ORDER.some((known) => known === id);

/** Statuses of progress: formulas, the order in which they are decided, an example worked out. */
export function ProgressStatuses(): ReactNode {
  const { say } = useWords();
  const { statuts } = useReference().catalogue;
  return (
    <>
      <Prose of={METHOD_PROSE.progress} />
      <h3>{say(METHOD.formulas)}</h3>
      <Terms
        of={FORMULAS.map(({ name, expression }) => ({
          name: say(name),
          said: say(expression),
        }))}
      />
      <h3>{say(METHOD.order)}</h3>
      <p>{say(METHOD.orderLead)}</p>
      <Grid
        caption={METHOD.order}
        headers={[METHOD.status, METHOD.rule, METHOD.meaning]}
        rows={STATUS_RULES.map(({ status, rule }, index) => {
          const words = statuts.find(({ id }) => id === status);
          return {
            key: status,
            heading: isStatus(status) ? <StatusMark status={status} /> : status,
            cells: [
              { key: "regle", content: `${index + 1}. ${say(rule)}` },
              { key: "sens", content: words ? say(words.sens) : "" },
            ],
          };
        })}
      />
      <h3>{say(METHOD.example)}</h3>
      <ol className="sf-methode__exemple">
        {EXAMPLE.map((step) => (
          <li key={step.fr}>{say(step)}</li>
        ))}
      </ol>
    </>
  );
}

/** Statuses of values: the word, what it means, its mark in tables. */
export function ValueStatuses(): ReactNode {
  const { say } = useWords();
  const { statuts_valeur: statuses } = useReference().catalogue;
  return (
    <Grid
      caption={METHOD.status}
      headers={[METHOD.status, METHOD.meaning, METHOD.mark]}
      rows={statuses.map(({ id, libelle, sens, marque }) => ({
        key: id,
        heading: say(libelle),
        cells: [
          { key: "sens", content: say(sens) },
          { key: "marque", content: say(marque) || say(METHOD.noMark) },
        ],
      }))}
    />
  );
}
