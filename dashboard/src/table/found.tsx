import { Alert } from "@codegouvfr/react-dsfr/Alert";
import { Button } from "@codegouvfr/react-dsfr/Button";
import { type ReactElement, useMemo } from "react";
import { ProblemNotice } from "../app/problem-notice.js";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { Skeleton } from "../app/waiting.js";
import { SecretNote } from "../figure/secret-note.js";
import { lexiconOf, sayFilters } from "../filters/say.js";
import { DATA, rowCount } from "../words/data.js";
import { cellWriter } from "./cells.js";
import { columnsOfRows } from "./columns.js";
import { DataTable } from "./data-table.js";
import { ranksOf } from "./order.js";
import type { PageState } from "./page-state.js";
import type { Rows } from "./rows.js";
import { sayGroups, saySort } from "./say.js";
import { SourceLine } from "./source-line.js";
import type { Dataset } from "./switch.js";
import { COUNT } from "./use-lines.js";
import type { RowsState } from "./use-rows.js";

interface FoundProps {
  readonly dataset: Dataset;
  readonly state: PageState;
  readonly asked: RowsState;
}

/** The rows that answer the filters: how many, the table, or why there is none. */
export function Found({ dataset, state, asked }: FoundProps): ReactElement {
  const words = useWords();
  const { say } = words;
  const lexicon = lexiconOf(words, useReference());
  if (asked.state === "failed")
    return <ProblemNotice problem={asked.problem} retry={asked.retry} />;
  const { rows } = asked;
  const { filters, sort, grouping, release, change } = state;
  const filtered = filters.length > 0;
  const total = filtered && release === null ? dataset.lignes : null;
  return (
    <section
      aria-labelledby="lignes"
      aria-busy={asked.state === "waiting"}
      className={`fr-mt-4w${asked.state === "waiting" ? " sf-stale" : ""}`}
    >
      <h2 id="lignes" className="fr-sr-only">
        {say(DATA.rows)}
      </h2>
      <p role="status" className="sf-compte">
        {/* The rows of the question before may still be on screen: their count would be told of this one. */}
        {say(rows && asked.state === "ready" ? rowCount(rows.length, total) : DATA.loading)}
      </p>
      <p role="status" className="fr-sr-only">
        {grouping && `${say(sayGroups(grouping.by, dataset.colonnes))} `}
        {sort && say(saySort(sort, [...dataset.colonnes, COUNTED]))}
      </p>
      {filtered && <p className="fr-mb-1w">{say(sayFilters(filters, lexicon))}</p>}
      {rows === null && <Skeleton heights={[30]} />}
      {rows && rows.length > 0 && <FoundRows dataset={dataset} state={state} rows={rows} />}
      <SourceLine dataset={dataset.id} pinned={release} />
      {rows && rows.length === 0 && (
        <NoRows filtered={filtered} onClear={() => change({ filters: [] })} />
      )}
    </section>
  );
}

/** What groups are sorted by, beside the columns of the dataset. */
const COUNTED = { nom: COUNT, libelle: DATA.rows };

interface FoundRowsProps {
  readonly dataset: Dataset;
  readonly state: PageState;
  readonly rows: Rows;
}

function FoundRows({ dataset, state, rows }: FoundRowsProps): ReactElement {
  const words = useWords();
  const reference = useReference();
  const { columns: chosen, grouping, sort, change } = state;
  const columns = useMemo(() => columnsOfRows(rows, dataset), [rows, dataset]);
  const shown = useMemo(
    () => (chosen ? columns.filter(({ nom }) => chosen.includes(nom)) : columns),
    [columns, chosen],
  );
  const say = useMemo(
    () => cellWriter({ columns, rows, words, reference }),
    [columns, rows, words, reference],
  );
  // The rows of the question before are on screen until those asked for come: they may lack a column of the grouping.
  const ready = grouping?.by.every((name) => rows.columns.includes(name)) ? grouping : null;
  return (
    <>
      <p className="fr-text--sm fr-mb-1w sf-tableau__aide">
        {words.say(DATA.tableHint)}{" "}
        <a className="sf-tableau__passer" href="#telecharger">
          {words.say(DATA.skipTable)}
        </a>
      </p>
      <DataTable
        columns={columns}
        shown={shown}
        rows={rows}
        caption={words.say(dataset.libelle)}
        say={say}
        grouping={ready}
        sort={sort}
        onSort={(next) => change({ sort: next })}
      />
      {hidesSome(rows) && (
        <div className="sf-tableau__note fr-text--sm fr-mb-0">
          <SecretNote />
        </div>
      )}
      {ready && <p className="fr-text--sm fr-mt-1w fr-mb-0">{words.say(DATA.marksHint)}</p>}
    </>
  );
}

/** Whether some of the rows are published cells whose value is hidden. */
function hidesSome(rows: Rows): boolean {
  const place = rows.columns.indexOf("statut");
  return (
    place >= 0 &&
    rows.columns.includes("indicateur") &&
    ranksOf(rows, place).distinct.includes("secret")
  );
}

interface NoRowsProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function NoRows({ filtered, onClear }: NoRowsProps): ReactElement {
  const { say } = useWords();
  if (!filtered) return <p>{say(DATA.emptyDataset)}</p>;
  return (
    <Alert
      severity="info"
      as="h3"
      className="fr-mt-2w"
      title={say(DATA.emptyTitle)}
      description={
        <>
          {say(DATA.emptyDetail)}
          <Button size="small" priority="secondary" className="fr-mt-2w" onClick={onClear}>
            {say(DATA.removeAll)}
          </Button>
        </>
      }
    />
  );
}
