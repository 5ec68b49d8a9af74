import { Alert } from "@codegouvfr/react-dsfr/Alert";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { DeadEnd } from "../app/error-page.js";
import { PageHead } from "../app/page-head.js";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { FilterChips } from "../filters/filter-chips.js";
import { FilterForm } from "../filters/filter-form.js";
import { ChooseColumns } from "../table/choose-columns.js";
import { ChooseGroups } from "../table/choose-groups.js";
import { Cite } from "../table/cite.js";
import { columnsNeeded, columnsOfFile } from "../table/columns.js";
import { withCrossings } from "../table/crossing.js";
import { ColumnDictionary } from "../table/dictionary.js";
import { Downloads, rowsAddress } from "../table/downloads.js";
import { Found } from "../table/found.js";
import { askedOf, type PageState, usePageState } from "../table/page-state.js";
import type { Rows } from "../table/rows.js";
import { type Dataset, Switch } from "../table/switch.js";
import { useRows } from "../table/use-rows.js";
import { DATA, fileSize } from "../words/data.js";
import "../table/table.css";

/** `/donnees/:jeu`: the rows of a dataset, or its published cells, filtered by the address. */
export function DataPage(): ReactNode {
  const { jeu } = useParams({ from: "/donnees/$jeu" });
  const { jeux, indicateurs } = useReference().catalogue;
  const told = jeux.find(({ id }) => id === jeu);
  const dataset = useMemo(() => told && withCrossings(told, indicateurs), [told, indicateurs]);
  if (!told || !dataset) return <DeadEnd title={DATA.unknownTitle} detail={DATA.unknownDetail} />;
  return <DatasetPage key={jeu} dataset={dataset} dictionary={told.colonnes} />;
}

interface DatasetProps {
  readonly dataset: Dataset;
}

interface DatasetPageProps extends DatasetProps {
  /** Columns as the catalogue tells them: a hundred crossings in words would hide the rest of the dictionary. */
  readonly dictionary: Dataset["colonnes"];
}

function DatasetPage({ dataset, dictionary }: DatasetPageProps): ReactNode {
  const state = usePageState(dataset);
  const needed = { ...state, columns: columnsNeeded(dataset, state) };
  const asked = useRows(rowsAddress(dataset.id, "arrow", askedOf(needed)));
  const rows = asked.state === "ready" ? asked.rows : null;
  const total = rows?.length ?? null;
  return (
    <div className="fr-container sf-page">
      <DataHead dataset={dataset} />
      <RowsQuestion dataset={dataset} state={state} />
      <Found dataset={dataset} state={state} asked={asked} />
      <RowFiles dataset={dataset} state={state} rows={rows} />
      <Cite
        dataset={dataset}
        choice={state}
        columns={columnsOfFile(dataset, state)}
        total={total}
      />
      <div className="sf-donnees__suite fr-mt-4w">
        <ColumnDictionary columns={dictionary} />
      </div>
    </div>
  );
}

function DataHead({ dataset }: DatasetProps): ReactNode {
  const { say } = useWords();
  const isCells = dataset.diffusion === "cellules";
  return (
    <>
      <PageHead
        overline={say(DATA.overline)}
        title={dataset.libelle}
        lead={
          <p>
            {isCells && `${say(DATA.origin)} `}
            {say(dataset.description)}
          </p>
        }
      />
      <Switch chosen={dataset.id} />
      {isCells && (
        <Alert
          className="fr-mb-3w"
          severity="info"
          as="h2"
          title={say(DATA.cellsTitle)}
          description={say(DATA.cellsDetail)}
        />
      )}
    </>
  );
}

interface StateProps extends DatasetProps {
  readonly state: PageState;
}

/** What is asked: filters, columns, groups, and the release where it is pinned. */
function RowsQuestion({ dataset, state }: StateProps): ReactNode {
  const { say } = useWords();
  const { filters, columns, grouping, change } = state;
  const filterable = [...dataset.filtres, ...dataset.colonnes].filter(
    ({ operateurs }) => operateurs.length > 0,
  );
  return (
    <>
      <section className="sf-filtres" aria-labelledby="filtres">
        <h2 id="filtres" className="fr-h6 fr-mb-2w">
          {say(DATA.filters)}
        </h2>
        {filterable.length > 0 && (
          <FilterForm columns={filterable} onAdd={(added) => change({ added })} />
        )}
        <FilterChips filters={filters} onChange={(rest) => change({ filters: rest })} />
      </section>
      <section className="sf-reglages" aria-labelledby="affichage">
        <h2 id="affichage" className="fr-sr-only">
          {say(DATA.display)}
        </h2>
        <ChooseColumns
          dataset={dataset}
          chosen={columns}
          onChange={(next) => change({ columns: next })}
        />
        <ChooseGroups
          dataset={dataset}
          grouping={grouping}
          onChange={(next) => change({ grouping: next })}
        />
      </section>
      <Pinned state={state} />
    </>
  );
}

/** Says that an older release is read, and how to leave it. */
function Pinned({ state: { release, change } }: Pick<StateProps, "state">): ReactNode {
  const { say } = useWords();
  const { health } = useReference();
  if (release === null || release === health.release) return null;
  return (
    <p className="fr-mt-2w fr-mb-0">
      {say(DATA.otherRelease)}{" "}
      <button type="button" className="fr-link" onClick={() => change({ release: null })}>
        {say(DATA.latestRelease)}
      </button>
    </p>
  );
}

interface FilesProps extends StateProps {
  /** The rows on screen; null until they come. */
  readonly rows: Rows | null;
}

function RowFiles({ dataset, state, rows }: FilesProps): ReactNode {
  const { say } = useWords();
  // Without a choice the files hold every column that came, and groups may have asked for more than were chosen.
  const columns = state.columns?.length ?? rows?.columns.length;
  return (
    <section aria-labelledby="telecharger" className="sf-donnees__suite fr-mt-4w">
      <h2 id="telecharger" tabIndex={-1} className="fr-h6 fr-mb-1v">
        {say(DATA.download)}
      </h2>
      <p className="fr-text--sm fr-mb-2w">
        {rows && columns !== undefined && `${say(fileSize(rows.length, columns))} `}
        {say(DATA.downloadHint)}
      </p>
      <Downloads dataset={dataset.id} parameters={askedOf(state)} />
    </section>
  );
}
