const NARROW = "\u202f";

/** Sets the spaces of French typography: narrow no-break before `; : ! ? »` and after `«`. */
export const french = (sentence: string): string =>
  sentence.replace(/ ([;:!?»])/gu, `${NARROW}$1`).replaceAll("« ", `«${NARROW}`);
