import { french } from "./french.js";

/** A load that cannot be published; each reason is a French sentence that says what to do. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    const sentences = reasons.map(french);
    super(sentences.join("\n"));
    this.reasons = sentences;
  }
}
