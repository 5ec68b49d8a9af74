import type { Coverage, Figure } from "@fabriques/api/contract";
import { coverageWords, type Unit } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import "./value-text.css";

/** A value as the contract gives it, with the unit it is in. */
export interface ValueTextProps {
  readonly value: number | null;
  readonly status: Figure["statut"];
  readonly unit: Unit;
  /** How much of its period is there; null, or nothing, where the whole is. */
  readonly coverage?: Coverage | null;
  /** Shortens large amounts; the whole value stays in the title. */
  readonly short?: boolean;
}

/** A number with its mark (`(p)`), or the mark of what stands in its place (`s`, `n.d.`, `n.a.`), each with its words. */
export function ValueText(props: ValueTextProps): ReactNode {
  const { value, status, unit, coverage = null, short = false } = props;
  const { say, format } = useWords();
  const { catalogue } = useReference();
  const words = catalogue.statuts_valeur.find(({ id }) => id === status);
  const mark = words === undefined ? "" : say(words.marque);
  const name = words === undefined ? "" : say(words.libelle);
  const sense = words === undefined ? "" : say(words.sens);
  const seen = coverage === null ? null : say(coverageWords(coverage));
  const label = seen === null ? name : `${name}, ${seen}`;
  const meaning = seen ?? sense;
  if (value === null) {
    return (
      <span className={`sf-value sf-value--absent sf-value--${status}`} title={meaning}>
        <span aria-hidden="true">{mark}</span>
        <span className="fr-sr-only">{name}</span>
      </span>
    );
  }
  const whole = format.value(value, unit);
  const parts = short ? format.shortParts(value, unit) : null;
  const shown = short ? format.short(value, unit) : whole;
  return (
    <span className="sf-value" {...(shown !== whole && { title: whole })}>
      {parts === null ? (
        shown
      ) : (
        <>
          {parts.number}
          {parts.unit !== "" && <span className="sf-value__unit">{`\u00A0${parts.unit}`}</span>}
        </>
      )}
      {mark !== "" && (
        <>
          {" "}
          <span className="sf-value__mark" aria-hidden="true" title={meaning}>
            {mark}
          </span>
          <span className="fr-sr-only">({label})</span>
        </>
      )}
    </span>
  );
}
