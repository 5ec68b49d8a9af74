import { Alert } from "@codegouvfr/react-dsfr/Alert";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DeadEnd } from "../app/error-page.js";
import { PageHead } from "../app/page-head.js";
import { useReference } from "../app/reference.js";
import { Dictionary } from "../table/dictionary.js";
import { Downloads } from "../table/downloads.js";
import { FilterChips } from "../table/filter-chips.js";
import { FilterForm } from "../table/filter-form.js";
import { writeFilters } from "../table/filters.js";
import { Found } from "../table/found.js";
import { type PageState, usePageState } from "../table/page-state.js";
import { type Dataset, Switch } from "../table/switch.js";
import { DATA } from "../words/data.js";
import { useWords } from "../words/use-words.js";
import "../table/table.css";

/** `/donnees/:jeu`: the rows of a dataset, or its published cells, filtered by the address. */
export function DataPage(): ReactNode {
  const { jeu } = useParams({ from: "/donnees/$jeu" });
  const dataset = useReference().catalogue.jeux.find(({ id }) => id === jeu);
  if (!dataset) return <DeadEnd title={DATA.unknownTitle} detail={DATA.unknownDetail} />;
  return <DatasetPage key={dataset.id} dataset={dataset} />;
}

function DatasetPage({ dataset }: { readonly dataset: Dataset }): ReactNode {
  const { say } = useWords();
  const { filters, sort, change } = usePageState(dataset);
  const parameters = writeFilters(filters);
  return (
    <div className="fr-container sf-page">
      <PageHead
        overline={say(DATA.overline)}
        title={dataset.libelle}
        lead={
          <p>
            {dataset.diffusion === "cellules" && `${say(DATA.origin)} `}
            {say(dataset.description)}
          </p>
        }
      />
      <Switch chosen={dataset.id} />
      {dataset.diffusion === "cellules" && (
        <Alert
          className="fr-mb-3w"
          severity="info"
          as="h2"
          title={say(DATA.cellsTitle)}
          description={say(DATA.cellsDetail)}
        />
      )}
      <Filters dataset={dataset} filters={filters} change={change} />
      <Found
        dataset={dataset}
        parameters={parameters}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        onClear={() => change({ filters: [] })}
      />
      <Files dataset={dataset} parameters={parameters} />
      <div className="donnees__suite fr-mt-4w">
        <Dictionary columns={dataset.colonnes} />
      </div>
    </div>
  );
}

type FiltersProps = Pick<PageState, "filters" | "change"> & { readonly dataset: Dataset };

function Filters({ dataset, filters, change }: FiltersProps): ReactNode {
  const { say } = useWords();
  const columns = [...dataset.filtres, ...dataset.colonnes].filter(
    ({ operateurs }) => operateurs.length > 0,
  );
  return (
    <section className="filtres" aria-labelledby="filtres">
      <h2 id="filtres" className="fr-h6 fr-mb-2w">
        {say(DATA.filters)}
      </h2>
      {columns.length > 0 && <FilterForm columns={columns} onAdd={(added) => change({ added })} />}
      <FilterChips filters={filters} onChange={(rest) => change({ filters: rest })} />
    </section>
  );
}

interface FilesProps {
  readonly dataset: Dataset;
  readonly parameters: Readonly<Record<string, string>>;
}

function Files({ dataset, parameters }: FilesProps): ReactNode {
  const { say } = useWords();
  return (
    <section aria-labelledby="telecharger" className="donnees__suite fr-mt-4w">
      <h2 id="telecharger" className="fr-h6 fr-mb-1v">
        {say(DATA.download)}
      </h2>
      <p className="fr-text--sm fr-mb-2w">{say(DATA.downloadHint)}</p>
      <Downloads dataset={dataset.id} parameters={parameters} />
    </section>
  );
}
