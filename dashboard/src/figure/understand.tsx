import type { Source } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type IndicatorWords, useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import { FIGURE, formulaOf } from "../words/figures.js";
import type { Text } from "../words/text.js";
import type { SeriesPoint } from "./series.js";

/** From a number to what it takes to recompute it. */
export interface UnderstandProps {
  readonly indicator: IndicatorWords;
  readonly source: Source;
  /** The value whose numerator and denominator are told. */
  readonly point: SeriesPoint | undefined;
  /** The filters in words; empty where none is set. */
  readonly filters: readonly Text[];
}

function Term(props: { readonly term: Text; readonly children: ReactNode }): ReactNode {
  const { say } = useWords();
  return (
    <>
      <dt>{say(props.term)}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

function FormulaPart(props: { readonly label: Text; readonly value: number | null }): ReactNode {
  const { say, format } = useWords();
  const { label, value } = props;
  if (value === null) return say(label);
  return (
    <>
      <strong>{format.number(value, Number.isInteger(value) ? 0 : 1)}</strong> · {say(label)}
    </>
  );
}

function SourceFiles({ source }: { readonly source: Source }): ReactNode {
  const { announce } = useWords();
  return source.fichiers.map((file) => (
    <span key={file.sha256} className="sf-understand__file">
      {file.nom}
      <br />
      <span className="sf-understand__hash">
        {announce(FIGURE.fingerprint)}
        <code>{file.sha256}</code>
      </span>
    </span>
  ));
}

function RowsLink({ indicator }: { readonly indicator: IndicatorWords }): ReactNode {
  const { say } = useWords();
  const dataset = useReference().catalogue.jeux.find(({ id }) => id === indicator.jeu);
  if (dataset === undefined) return null;
  return (
    <Link className="fr-link fr-link--sm" to="/donnees/$jeu" params={{ jeu: dataset.id }}>
      {say(dataset.diffusion === "lignes" ? FIGURE.seeRows : FIGURE.seeCells)}
    </Link>
  );
}

/** "Comprendre ce chiffre": definition, formula, numerator and denominator with their values, filters, source file, hash, load date. */
export function Understand({ indicator, source, point, filters }: UnderstandProps): ReactNode {
  const { say, format } = useWords();
  return (
    <details className="sf-understand">
      <summary>{say(FIGURE.understand)}</summary>
      <dl>
        <Term term={FIGURE.definition}>{say(indicator.definition)}</Term>
        <Term term={FIGURE.formula}>
          {say(formulaOf(indicator.numerateur, indicator.denominateur))}
        </Term>
        <Term term={FIGURE.numerator}>
          <FormulaPart label={indicator.numerateur} value={point?.numerator ?? null} />
        </Term>
        {indicator.denominateur !== null && (
          <Term term={FIGURE.denominator}>
            <FormulaPart label={indicator.denominateur} value={point?.denominator ?? null} />
          </Term>
        )}
        <Term term={FIGURE.filters}>
          {filters.length === 0 ? say(FIGURE.noFilter) : filters.map(say).join(" · ")}
        </Term>
        <Term term={FIGURE.sourceFile}>
          <SourceFiles source={source} />
        </Term>
        <Term term={FIGURE.loadedOn}>{format.date(source.charge_le)}</Term>
        <Term term={FIGURE.rows}>
          {format.number(source.lignes)}
          {source.refusees > 0 && ` (${format.number(source.refusees)} ${say(FIGURE.refused)})`}
        </Term>
      </dl>
      <p className="sf-understand__links">
        <Link className="fr-link fr-link--sm" to="/indicateurs/$id" params={{ id: indicator.id }}>
          {say(FIGURE.seeIndicator)}
        </Link>
        <RowsLink indicator={indicator} />
      </p>
    </details>
  );
}
