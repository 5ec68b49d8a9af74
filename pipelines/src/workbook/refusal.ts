import { type RefusalRule, sentenceOf } from "./sentences.js";

/** Where a refusal stands, as far as it is known. */
export interface RefusalPlace {
  readonly sheet?: string;
  /** Row of the sheet, from 1. */
  readonly row?: number;
  /** A reference (`C12`), a part of the file, or a number: what the sentence quotes. */
  readonly detail?: string;
}

/** A workbook that cannot be read whole: nothing of it is to be loaded. `sentence` is French and says what to do. */
export class WorkbookRefusal extends Error {
  override readonly name = "WorkbookRefusal";
  readonly rule: RefusalRule;
  readonly place: RefusalPlace;
  readonly sentence: string;

  constructor(rule: RefusalRule, place: RefusalPlace = {}, options?: ErrorOptions) {
    const sentence = sentenceOf(rule, place);
    super(sentence, options);
    this.rule = rule;
    this.place = place;
    this.sentence = sentence;
  }
}
