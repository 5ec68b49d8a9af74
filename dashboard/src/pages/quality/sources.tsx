import { Badge } from "@codegouvfr/react-dsfr/Badge";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { QUALITY } from "../../words/quality.js";
import {
  fileSizeOf,
  formOf,
  lateBy,
  type SourceQuality,
  scheduleOf,
} from "../../words/quality-sentences.js";
import { Section } from "./section.js";
import { useDatasetName } from "./use-dataset-name.js";

/** Balance of a source, in the order in which it adds up: read is the sum of the next four. */
const SOURCE_COUNTS = [
  ["lues", QUALITY.read],
  ["chargees", QUALITY.loaded],
  ["refusees", QUALITY.refused],
  ["doublons", QUALITY.duplicates],
  ["corrigees", QUALITY.corrected],
  ["ignorees", QUALITY.ignored],
  ["avertissements", QUALITY.warnings],
] as const;

/** Each source with its freshness and the balance of its rows. */
export function QualitySources(props: { readonly sources: readonly SourceQuality[] }): ReactNode {
  const { format } = useWords();
  const datasetName = useDatasetName();
  return (
    <Section id="sources" title={QUALITY.sources} lead={QUALITY.sourcesLead}>
      <Grid
        wide
        stacks
        caption={QUALITY.sourcesTable}
        headers={[QUALITY.source, QUALITY.freshness, ...SOURCE_COUNTS.map(([, label]) => label)]}
        rows={props.sources.map((source) => ({
          key: source.jeu,
          heading: (
            <Link to="/donnees/$jeu" params={{ jeu: source.jeu }}>
              {datasetName(source.jeu)}
            </Link>
          ),
          cells: [
            { key: "fraicheur", content: <Freshness source={source} /> },
            ...SOURCE_COUNTS.map(([key]) => ({
              key,
              content: format.number(source[key]),
              number: true,
            })),
          ],
        }))}
      />
    </Section>
  );
}

function Freshness({ source }: { readonly source: SourceQuality }): ReactNode {
  const { say } = useWords();
  const schedule = say(scheduleOf(source));
  const hasSchedule = source.attendue_le !== null;
  return (
    <span className="sf-qualite__fraicheur">
      {source.en_retard ? (
        <Badge small as="span" severity="warning">
          {say(lateBy(source))}
        </Badge>
      ) : (
        <Badge small as="span" {...(hasSchedule && { severity: "success" as const })}>
          {say(hasSchedule ? QUALITY.fresh : QUALITY.noSchedule)}
        </Badge>
      )}
      {schedule !== "" && <span className="sf-qualite__detail">{schedule}</span>}
    </span>
  );
}

/** The files of each source: how they are written, when they were loaded, their hashes. */
export function LoadedFiles(props: { readonly sources: readonly SourceQuality[] }): ReactNode {
  const { say, format } = useWords();
  const datasetName = useDatasetName();
  const files = props.sources.flatMap(({ jeu, charge_le, fichiers }) =>
    fichiers.map((file) => ({ jeu, charge_le, ...file })),
  );
  const headers = [
    QUALITY.file,
    QUALITY.form,
    QUALITY.loadedOn,
    QUALITY.read,
    QUALITY.loaded,
    QUALITY.refused,
    QUALITY.hash,
  ] as const;
  return (
    <Section id="fichiers" title={QUALITY.files}>
      <Grid
        wide
        stacks
        caption={QUALITY.filesTable}
        headers={headers}
        rows={files.map((file) => ({
          key: `${file.nom} ${file.sha256}`,
          heading: (
            <>
              {file.nom}
              <span className="sf-qualite__detail">{datasetName(file.jeu)}</span>
            </>
          ),
          cells: [
            {
              key: "forme",
              short: true,
              content: (
                <>
                  {formOf(file.encodage, file.delimiteur)}
                  {file.octets !== null && (
                    <span className="sf-qualite__detail">{say(fileSizeOf(file.octets))}</span>
                  )}
                </>
              ),
            },
            { key: "charge", content: format.date(file.charge_le), short: true },
            ...(["lues", "chargees", "refusees"] as const).map((key) => ({
              key,
              content: file.bilan ? format.number(file.bilan[key]) : say(QUALITY.withheld),
              number: true,
            })),
            { key: "empreinte", content: <code className="sf-qualite__code">{file.sha256}</code> },
          ],
        }))}
      />
    </Section>
  );
}

/** Files of the folder that no dataset was read from. */
export function LeftOut(props: { readonly sentences: readonly string[] }): ReactNode {
  return (
    <Section id="laisses" title={QUALITY.leftOut}>
      <ul>
        {props.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}
