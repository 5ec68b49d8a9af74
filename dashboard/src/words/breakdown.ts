import { type Format, THIN, type Unit, written } from "@fabriques/api/speech";
import { capital, type Text, text } from "./text.js";

const NOTHING = text("aucune valeur publiable", "no value to publish");
const NO_VALUE = text("Aucune valeur n’est publiable.", "No value can be published.");
const HIDDEN_BY_SECRECY = text("Caché par le secret statistique", "Hidden by statistical secrecy");
const ALL = text("toutes les valeurs", "all values");

/** `« Métropole » : valeur la plus élevée en 2025`: what a breakdown shows first; no category or no period is nothing to say. */
export function leadingMessage(first: Text | undefined, period: string | null): Text {
  if (first === undefined || period === null) return NOTHING;
  return written((f) =>
    f.language === "fr"
      ? `«\u00A0${first.fr}\u00A0», valeur la plus élevée ${f.inPeriod(period)}`
      : `“${first.en}”, the largest value ${f.inPeriod(period)}`,
  );
}

/** What a sentence about the categories of one period says. */
export interface Shares {
  readonly period: string | null;
  readonly unit: Unit;
  /** The categories that have a value, in the order told. */
  readonly shown: readonly { readonly label: Text; readonly value: number }[];
  /** The hidden ones; null where they are all of them. */
  readonly hidden: readonly Text[] | null;
  /** What the hidden ones make together; null where it is not known. */
  readonly together: number | null;
}

/** Says each category's value in the period, then which are hidden and what these make together. */
export const shareSentence = (shares: Shares): Text =>
  written((f) => {
    const sentences = [shownCategories(shares, f), hiddenCategories(shares, f)].filter(
      (part) => part !== "",
    );
    return sentences.length > 0 ? sentences.join(" ") : NO_VALUE[f.language];
  });

function shownCategories({ shown, unit, period }: Shares, f: Format): string {
  if (shown.length === 0 || period === null) return "";
  const start = f.inPeriod(period);
  const said = shown.map(({ label, value }) => `${label[f.language]} ${f.value(value, unit)}`);
  return `${capital(start)}${colonOf(f)} ${listed(said, f)}.`;
}

function hiddenCategories({ hidden, together, unit }: Shares, f: Format): string {
  if (hidden?.length === 0) return "";
  const labels = hidden?.map((label) => label[f.language]);
  const names = labels === undefined ? ALL[f.language] : listed(labels, f);
  const sum = together === null ? "" : f.value(together, unit);
  const added = text(` (${sum} ensemble)`, ` (${sum} together)`)[f.language];
  return `${HIDDEN_BY_SECRECY[f.language]}${colonOf(f)} ${names}${together === null ? "" : added}.`;
}

/** Items that hold commas themselves are parted by semicolons. */
function listed(items: readonly string[], f: Format): string {
  if (!items.some((item) => /,\s/.test(item))) return f.list(items);
  return items.join(f.language === "fr" ? `${THIN}; ` : "; ");
}

const colonOf = ({ language }: Format): string => (language === "fr" ? `${THIN}:` : ":");
