import type { Progress } from "@fabriques/api/contract";
import { targetUnit, type Unit, verdictLabel } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { BulletBar } from "../figure/bullet.js";
import { StatusMark } from "../figure/status-mark.js";
import { ValueText } from "../figure/value-text.js";
import { FIGURE } from "../words/figures.js";
import { growthSentence } from "../words/judgement.js";
import { PROGRESS } from "../words/progress.js";
import { Flags, flagsOf } from "./flags.js";
import { OfficialQuote } from "./official-quote.js";
import { useStatusLabel } from "./status-label.js";
import "./progress-facts.css";

interface Facts {
  readonly progress: Progress;
  readonly unit: Unit;
}

function Fact(props: {
  readonly term: string;
  readonly note?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>
        {props.children}
        {props.note !== undefined && <span className="sf-facts__note">{props.note}</span>}
      </dd>
    </div>
  );
}

function Values({ progress, unit }: Facts): ReactNode {
  const { say, format } = useWords();
  const { vi, va, va_statut, vc, objectif, periode, echeance } = progress;
  const kind = objectif?.statut === "illustratif" ? `, ${say(FIGURE.illustrative)}` : "";
  return (
    <dl className="sf-facts__values">
      {objectif !== null && (
        <Fact term={say(PROGRESS.initial)} note={String(objectif.annee_reference)}>
          {vi === null ? (
            <ValueText value={null} status="manquant" unit={unit} />
          ) : (
            format.short(vi, unit)
          )}
        </Fact>
      )}
      <Fact
        term={say(PROGRESS.current)}
        {...(periode !== null && { note: format.period(periode) })}
      >
        <strong>
          <ValueText value={va} status={va_statut} unit={unit} short />
        </strong>
      </Fact>
      {echeance !== null && echeance.periode !== periode && (
        <Fact term={say(PROGRESS.atDeadline)} note={format.period(echeance.periode)}>
          {format.short(echeance.valeur, targetUnit(progress, unit))}
        </Fact>
      )}
      {objectif !== null && vc !== null && (
        <Fact term={say(PROGRESS.target)} note={`${objectif.annee_cible}${kind}`}>
          {format.short(vc, targetUnit(progress, unit))}
        </Fact>
      )}
    </dl>
  );
}

function TrendLine({ progress }: { readonly progress: Progress }): ReactNode {
  const { say, announce } = useWords();
  const { evolution } = progress;
  if (evolution === null) return null;
  const { favorable: good, phrase } = evolution;
  return (
    <p className="sf-facts__line">
      {announce(PROGRESS.trendOnly)}
      <strong>{say(phrase)}</strong>
      {good !== null && ` (${say(good ? FIGURE.better : FIGURE.worse)})`}
    </p>
  );
}

function HowComputed({ progress, unit }: Facts): ReactNode {
  const label = useStatusLabel();
  const { say, announce, format } = useWords();
  const { ta, ta_brut: raw, ta_attendu: expected, ratio } = progress;
  if (ta === null) return null;
  return (
    <details className="sf-facts__details">
      <summary>{say(PROGRESS.details)}</summary>
      <p>{say(PROGRESS.formula)}</p>
      <p>{say(PROGRESS.expectedFormula)}</p>
      {raw !== null && (
        <p>
          {announce(PROGRESS.unclamped)}
          <strong>{format.percent(raw)}</strong>
        </p>
      )}
      {ratio !== null && expected !== null && (
        <p>
          {announce(PROGRESS.ratio)}
          <strong>{format.number(ratio, 2)}</strong>
        </p>
      )}
      {progress.croissance !== null && <p>{say(growthSentence(progress.croissance, label))}</p>}
      <p>{say(unit.libelle)}</p>
    </details>
  );
}

function MethodBadge({ progress }: { readonly progress: Progress }): ReactNode {
  const { say } = useWords();
  const label = useStatusLabel();
  if (!progress.depend_de_la_methode || progress.croissance === null) return null;
  return (
    <div className="sf-facts__method">
      <p className="sf-facts__badge">{say(PROGRESS.methodBadge)}</p>
      <p>{say(growthSentence(progress.croissance, label))}</p>
    </div>
  );
}

function Official({ progress }: { readonly progress: Progress }): ReactNode {
  const { commentaire, desaccord, statut } = progress;
  if (commentaire === null) return null;
  return <OfficialQuote comment={commentaire} against={desaccord ? statut : null} />;
}

function Status(props: { readonly progress: Progress; readonly told: boolean }): ReactNode {
  const { progress, told } = props;
  const flags = flagsOf(progress.marques);
  if (told && flags.length === 0) return null;
  return (
    <p className="sf-facts__status">
      {!told && <StatusMark status={progress.statut} label={verdictLabel(progress)} strong />}
      <Flags of={flags} className="sf-facts__flag" />
    </p>
  );
}

/** What is known of an indicator's progress: status, values, rate against the rate expected, pace, the official's words. */
export function ProgressFacts({
  progress,
  unit,
  told = false,
}: Facts & { readonly told?: boolean }): ReactNode {
  const { say, announce, format } = useWords();
  const { motif, rythme_necessaire: pace } = progress;
  return (
    <div className="sf-facts">
      <Status progress={progress} told={told} />
      <Values progress={progress} unit={unit} />
      <BulletBar progress={progress} />
      {progress.ta === null && <TrendLine progress={progress} />}
      {motif !== null && <p className="sf-facts__line">{say(motif)}</p>}
      {pace !== null && (
        <p className="sf-facts__line">
          {announce(PROGRESS.pace)}
          <strong>
            {format.change(pace, unit)} {say(PROGRESS.perYear)}
          </strong>
          {progress.hors_de_portee && ` (${say(PROGRESS.outOfReach)})`}
        </p>
      )}
      {progress.en_cours !== null && (
        <p className="sf-facts__line">{say(progress.en_cours.phrase)}</p>
      )}
      <MethodBadge progress={progress} />
      <Official progress={progress} />
      <HowComputed progress={progress} unit={unit} />
    </div>
  );
}
