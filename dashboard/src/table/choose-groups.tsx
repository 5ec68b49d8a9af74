import { RadioButtons } from "@codegouvfr/react-dsfr/RadioButtons";
import { Select } from "@codegouvfr/react-dsfr/Select";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import type { DataColumn } from "../filters/filter.js";
import { DATA, groupsChosen, TELLINGS } from "../words/data.js";
import { same } from "../words/text.js";
import type { Telling } from "./groups.js";
import { groupable } from "./page-state.js";
import type { Dataset } from "./switch.js";
import type { Grouping } from "./use-lines.js";
import "./settings.css";

/** Names of the levels of groups, outermost first: a level stays the same one when its column changes. */
const GROUP_LEVELS: readonly string[] = ["premier", "deuxieme", "troisieme"];
const WAYS: readonly Telling[] = ["somme", "moyenne"];

interface ChooseGroupsProps {
  readonly dataset: Dataset;
  readonly grouping: Grouping | null;
  readonly onChange: (grouping: Grouping | null) => void;
}

/** By which columns rows are put together, and how groups tell their numbers; cells about people never are. */
export function ChooseGroups(props: ChooseGroupsProps): ReactElement {
  const { dataset, grouping } = props;
  const { say } = useWords();
  const columns = groupable(dataset);
  const names = (grouping?.by ?? []).map((name) =>
    say(columns.find(({ nom }) => nom === name)?.libelle ?? same(name)),
  );
  const chosen = names.length === 0 ? say(DATA.noGroup) : names.join(", ");
  return (
    <details className="sf-reglage">
      <summary className="sf-reglage__titre">{say(groupsChosen(chosen))}</summary>
      <div className="sf-reglage__corps">
        {columns.length === 0 ? (
          <NeverAdded dataset={dataset} />
        ) : (
          <Levels {...props} columns={columns} />
        )}
      </div>
    </details>
  );
}

function Levels({
  columns,
  grouping,
  onChange,
}: ChooseGroupsProps & { readonly columns: readonly DataColumn[] }): ReactElement {
  const { say } = useWords();
  const by = grouping?.by ?? [];
  const telling = grouping?.telling ?? "somme";
  const levels = Math.min(by.length + 1, columns.length);
  const choose = (level: number, name: string): void => {
    const next = [...by.slice(0, level), ...(name === "" ? [] : [name]), ...by.slice(level + 1)];
    onChange(next.length === 0 ? null : { by: [...new Set(next)], telling });
  };
  return (
    <>
      <div className="sf-reglage__niveaux">
        {GROUP_LEVELS.slice(0, levels).map((id, level) => (
          <Select
            key={id}
            label={say(level === 0 ? DATA.groupBy : DATA.thenBy)}
            nativeSelectProps={{
              value: by[level] ?? "",
              onChange: ({ currentTarget }) => choose(level, currentTarget.value),
            }}
          >
            <option value="">{say(DATA.noGroup)}</option>
            {columns
              .filter(({ nom }) => nom === by[level] || !by.includes(nom))
              .map(({ nom, libelle }) => (
                <option key={nom} value={nom}>
                  {say(libelle)}
                </option>
              ))}
          </Select>
        ))}
      </div>
      {grouping && (
        <RadioButtons
          small
          orientation="horizontal"
          legend={say(DATA.telling)}
          options={WAYS.map((way) => ({
            label: say(TELLINGS[way]),
            nativeInputProps: {
              name: "agregat",
              value: way,
              checked: telling === way,
              onChange: () => onChange({ by, telling: way }),
            },
          }))}
        />
      )}
      <p className="fr-text--sm fr-mb-0">{say(DATA.groupsHint)}</p>
    </>
  );
}

/** Why published cells are not added up, and where totals that are right stand. */
function NeverAdded({ dataset }: { readonly dataset: Dataset }): ReactElement {
  const { say } = useWords();
  const { indicateurs } = useReference().catalogue;
  return (
    <>
      <p>{say(DATA.neverAdded)}</p>
      <ul>
        {indicateurs
          .filter(({ jeu }) => jeu === dataset.id)
          .map(({ id, libelle }) => (
            <li key={id}>
              <Link to="/indicateurs/$id" params={{ id }}>
                {say(libelle)}
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}
