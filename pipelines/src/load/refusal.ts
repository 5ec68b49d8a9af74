import type { Anomaly } from "./anomalies.js";
import { french } from "./french.js";

/** Why a load cannot be published: a French sentence that says what to do, and where, when that is known. */
export interface Reason {
  readonly sentence: string;
  readonly file?: string;
  /** Physical line in the file, from 1. */
  readonly line?: number;
  readonly column?: string;
}

/** A file of the folder, as far as it was read before the refusal. */
export interface SeenFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What had been found when the load was refused. */
export interface Findings {
  readonly files: readonly SeenFile[];
  /** The first anomalies of each rule; no cell of a dataset about people. */
  readonly anomalies: readonly Anomaly[];
}

const NOTHING: Findings = { files: [], anomalies: [] };

/** A load that cannot be published; `reasons` are its sentences as the command line writes them. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly reasons: readonly string[];
  readonly details: readonly Reason[];
  readonly findings: Findings;

  constructor(reasons: readonly (string | Reason)[], findings: Findings = NOTHING) {
    const details = reasons.map(
      (reason): Reason =>
        typeof reason === "string"
          ? { sentence: french(reason) }
          : { ...reason, sentence: french(reason.sentence) },
    );
    const sentences = details.map(({ file, sentence }) =>
      file === undefined ? sentence : french(`${file} : ${sentence}`),
    );
    super(sentences.join("\n"));
    this.reasons = sentences;
    this.details = details;
    this.findings = findings;
  }
}

/** Refused because another load is under way: it says nothing of the files. */
export class Busy extends Refusal {}
