import { Alert } from "@codegouvfr/react-dsfr/Alert";
import { Button } from "@codegouvfr/react-dsfr/Button";
import { type ReactElement, useMemo } from "react";
import { ProblemNotice } from "../app/problem-notice.js";
import { useReference } from "../app/reference.js";
import { Skeleton } from "../app/waiting.js";
import { DATA } from "../words/data.js";
import { written } from "../words/format.js";
import type { Text } from "../words/text.js";
import { useWords } from "../words/use-words.js";
import { cellWriter } from "./cells.js";
import { DataTable, type Sort } from "./data-table.js";
import { rowsAddress } from "./downloads.js";
import type { Rows } from "./rows.js";
import { SourceLine } from "./source-line.js";
import type { Dataset } from "./switch.js";
import { useRows } from "./use-rows.js";

interface FoundProps {
  readonly dataset: Dataset;
  /** The filters, as the address writes them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
  readonly onClear: () => void;
}

/** The rows that answer the filters: how many, the table, or why there is none. */
export function Found(props: FoundProps): ReactElement {
  const { dataset, parameters, onClear } = props;
  const { say } = useWords();
  const asked = useRows(rowsAddress(dataset.id, "arrow", parameters));
  if (asked.state === "failed")
    return <ProblemNotice problem={asked.problem} retry={asked.retry} />;
  const { rows } = asked;
  const filtered = Object.keys(parameters).length > 0;
  return (
    <section aria-labelledby="lignes" aria-busy={asked.state === "waiting"} className="fr-mt-4w">
      <h2 id="lignes" className="fr-sr-only">
        {say(DATA.rows)}
      </h2>
      <p role="status" className="compte">
        {say(rows ? countOf(rows.rows.length, filtered ? dataset.lignes : null) : DATA.loading)}
      </p>
      {rows === null && <Skeleton heights={[30]} />}
      {rows && rows.rows.length > 0 && <Shown {...props} rows={rows} />}
      <SourceLine dataset={dataset.id} />
      {rows && rows.rows.length === 0 && <Nothing filtered={filtered} onClear={onClear} />}
    </section>
  );
}

/** `44 lignes`, `44 lignes sur 312`. */
const countOf = (count: number, total: number | null): Text =>
  written(({ language, number }) => {
    const rows = count < 2 ? ["ligne", "row"] : ["lignes", "rows"];
    const [noun, among] = language === "fr" ? [rows[0], "sur"] : [rows[1], "of"];
    return `${number(count)} ${noun}${total === null ? "" : ` ${among} ${number(total)}`}`;
  });

function Shown({
  dataset,
  rows,
  sort,
  onSort,
}: FoundProps & { readonly rows: Rows }): ReactElement {
  const words = useWords();
  const reference = useReference();
  const columns = useMemo(
    () =>
      rows.columns.map((name) => dataset.colonnes.find(({ nom }) => nom === name) ?? bare(name)),
    [rows, dataset],
  );
  const say = useMemo(() => cellWriter({ columns, words, reference }), [columns, words, reference]);
  return (
    <>
      <p className="fr-text--sm fr-mb-1w tableau__aide">{words.say(DATA.tableHint)}</p>
      <DataTable
        columns={columns}
        rows={rows.rows}
        caption={words.say(dataset.libelle)}
        say={say}
        sort={sort}
        onSort={onSort}
      />
    </>
  );
}

/** A column that the rows have and the catalogue does not. */
const bare = (name: string): Dataset["colonnes"][number] => ({
  nom: name,
  type: "texte",
  libelle: { fr: name, en: name },
  obligatoire: false,
  choix: [],
  operateurs: [],
});

interface NothingProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function Nothing({ filtered, onClear }: NothingProps): ReactElement {
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
