import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { RELEASES } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { Skeleton } from "../../app/waiting.js";
import { Grid } from "../../parts/grid.js";
import { METHOD } from "../../words/method.js";

/** The files that the release served is made from, with their hashes. */
export function MethodSources(): ReactNode {
  const { say, announce, format } = useWords();
  const { health, catalogue } = useReference();
  const answered = useAnswer(RELEASES);
  if (answered.state === "failed")
    return <ProblemNotice problem={answered.problem} retry={answered.retry} />;
  const release = answered.answer?.releases.find(({ id }) => id === health.release);
  if (!release) return <Skeleton heights={[16]} />;
  const audience = health.audience === "public" ? METHOD.audiencePublic : METHOD.audienceInternal;
  return (
    <>
      <p>
        {announce(METHOD.release)}
        <code>{release.id}</code> · {say(METHOD.audience).toLowerCase()} {say(audience)}
      </p>
      <Grid
        caption={METHOD.release}
        headers={[METHOD.dataset, METHOD.file, METHOD.rows, METHOD.refused, METHOD.asOf]}
        rows={release.sources.map(({ jeu, fichiers, lignes, refusees, donnees_au: date }) => ({
          key: jeu,
          heading: (
            <Link to="/donnees/$jeu" params={{ jeu }}>
              {say(catalogue.jeux.find(({ id }) => id === jeu)?.libelle ?? { fr: jeu, en: jeu })}
            </Link>
          ),
          cells: [
            {
              key: "fichier",
              content: fichiers.map((file) => <File key={file.sha256} {...file} />),
            },
            { key: "lignes", content: format.number(lignes) },
            { key: "refusees", content: format.number(refusees) },
            { key: "date", content: date === null ? "–" : format.date(date) },
          ],
        }))}
      />
    </>
  );
}

function File({ nom, sha256 }: { readonly nom: string; readonly sha256: string }): ReactNode {
  return (
    <>
      {nom}
      <span className="sf-methode__code">
        SHA-256 <code>{sha256}</code>
      </span>
    </>
  );
}
