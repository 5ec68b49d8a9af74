/** A text shown to a reader, in both languages of the product; a missing one does not compile. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** Builds a {@link Text}: French first, as on screen. */
export const text = (fr: string, en: string): Text => ({ fr, en });
