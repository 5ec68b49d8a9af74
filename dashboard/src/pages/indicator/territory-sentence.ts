import { isShown } from "../../map/classes.js";
import { type Format, HARD, THIN, written } from "../../words/format.js";
import type { Text } from "../../words/text.js";
import type { Compared, Comparison } from "./comparison.js";

/** Says what the map says: the nation, the span of the territories, how many are hidden, and the one chosen. */
export const territorySentence = (comparison: Comparison, chosen: string): Text =>
  written((format) =>
    [nationOf, spanOf, hiddenOf, provisionalOf, chosenOf(chosen)]
      .map((say) => say(comparison, format))
      .filter((sentence) => sentence !== "")
      .join(" "),
  );

type Say = (comparison: Comparison, format: Format) => string;

const nationOf: Say = ({ nation, unit, base }, f) => {
  if (!isShown(nation.value)) return "";
  const value = [f.value(nation.value.valeur, unit), base?.[f.language]].filter(Boolean).join(" ");
  return f.language === "fr"
    ? `La valeur nationale est de ${value}.`
    : `The national value is ${value}.`;
};

const spanOf: Say = ({ territories, unit }, f) => {
  const shown = territories
    .flatMap(({ territory, value }) => (isShown(value) ? [{ territory, value: value.valeur }] : []))
    .sort((a, b) => a.value - b.value);
  const above = shown.filter(({ value }) => value !== 0);
  const [lowest, highest] = [above[0], above.at(-1)];
  if (!lowest || !highest || lowest.value === highest.value) return "";
  const name = ({ territory, value }: typeof lowest): string =>
    `${f.value(value, unit)} (${territory.nom})`;
  const zeros = shown.length - above.length;
  if (f.language === "fr") {
    const who =
      zeros === 0
        ? "Les territoires"
        : `${zeros} territoire${zeros > 1 ? "s sont" : " est"} à zéro${THIN}; les autres`;
    return `${who} vont de ${name(lowest)} à ${name(highest)}.`;
  }
  const who = zeros === 0 ? "Territories" : `${zeros} at zero; the other territories`;
  return `${who} range from ${name(lowest)} to ${name(highest)}.`;
};

const hiddenOf: Say = ({ territories }, f) => {
  const secret = territories.filter(({ value }) => value.statut === "secret").length;
  if (secret === 0) return "";
  const many = secret > 1;
  return f.language === "fr"
    ? `${secret}${HARD}territoire${many ? "s sont couverts" : " est couvert"} par le secret statistique.`
    : `${secret}${HARD}${many ? "territories are" : "territory is"} hidden by statistical secrecy.`;
};

const provisionalOf: Say = ({ territories }, f) => {
  const some = territories.some(({ value }) => value.statut === "provisoire");
  if (!some) return "";
  return f.language === "fr" ? "Valeurs provisoires." : "Provisional values.";
};

const chosenOf =
  (code: string): Say =>
  ({ territories, unit }, f) => {
    const own = territories.find(({ territory }) => territory.code === code);
    if (!own || own.gap === null || !isShown(own.value)) return "";
    return gapSentence(own, f.value(own.value.valeur, unit), f.change(own.gap, unit), f);
  };

const gapSentence = ({ territory }: Compared, value: string, gap: string, f: Format): string =>
  f.language === "fr"
    ? `${territory.nom} est à ${value}, soit ${gap} par rapport à la France.`
    : `${territory.nom} is at ${value}, ${gap} against France.`;
