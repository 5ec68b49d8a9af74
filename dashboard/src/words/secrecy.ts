import { THIN, written } from "@fabriques/api/speech";
import { capital, type Text, text } from "./text.js";

/** Words of what statistical secrecy hides. */
export const SECRECY = {
  reason: text(
    "Secret statistique (s)\u202F: trop peu de personnes ou d’entreprises, ou de quoi calculer une autre valeur cachée. Nulle, petite ou grande, une valeur cachée se présente de la même façon.",
    "Statistical secrecy (s): too few people or firms, or a way to work out another hidden value. Nil, small or large, a hidden value looks the same.",
  ),
  why: text("Pourquoi des valeurs sont cachées", "Why values are hidden"),
  hatched: text(
    "hachures et «\u00A0s\u00A0»\u202F: secret statistique",
    "hatched, “s”: statistical secrecy",
  ),
  whole: text("Ensemble", "All together"),
  nothingHidden: text("rien de caché", "nothing hidden"),
  doesNotAddUp: text(
    "Ce tableau ne s’additionne pas\u202F: ce que les valeurs cachées font ensemble ne se déduit pas des autres.",
    "This table does not add up: what the hidden values make together does not follow from the others.",
  ),
} as const satisfies Record<string, Text>;

const OTHERS: Readonly<Record<string, Text>> = {
  departement: text("Autres départements (secret)", "Other departments (secret)"),
  region: text("Autres régions (secret)", "Other regions (secret)"),
  type_programme: text("Autres types (secret)", "Other kinds (secret)"),
  sexe: text("Autres réponses (secret)", "Other answers (secret)"),
  tranche_age: text("Autres tranches d’âge (secret)", "Other age groups (secret)"),
  protection: text("Autres protections (secret)", "Other kinds of protection (secret)"),
  grande_protection: text("Autres protections (secret)", "Other kinds of protection (secret)"),
  taille: text("Autres tailles (secret)", "Other sizes (secret)"),
  secteur: text("Autres secteurs (secret)", "Other sectors (secret)"),
  grand_secteur: text("Autres secteurs (secret)", "Other sectors (secret)"),
  type_contrat: text("Autres contrats (secret)", "Other contracts (secret)"),
  famille_contrat: text("Autres contrats (secret)", "Other contracts (secret)"),
};

/** `Autres départements (secret)`: the row of what hidden cells make together along a dimension. */
export const othersOf = (dimension: string): Text =>
  OTHERS[dimension] ?? text("Autres valeurs (secret)", "Other values (secret)");

const MESHES: Readonly<Record<string, Text>> = {
  annee: text("par année", "by year"),
  trimestre: text("par trimestre", "by quarter"),
};

/** `Par année : ensemble ; sexe ; type de programme × sexe. Par trimestre : ensemble.` */
export const crossingsSaid = (
  crossings: readonly (readonly string[])[],
  label: (name: string) => Text,
): Text => {
  const meshes = [...new Set(crossings.map(([mesh = ""]) => mesh))];
  return written(({ language }) =>
    meshes
      .map((mesh) => {
        const sets = crossings.filter(([own]) => own === mesh).map(([, ...names]) => names);
        const said = sets.map((names) =>
          (names.length === 0 ? [SECRECY.whole] : names.map(label))
            .map((words) => words[language].toLowerCase())
            .join(" × "),
        );
        const start = MESHES[mesh]?.[language] ?? mesh;
        const [colon, stop] = language === "fr" ? [`${THIN}:`, `${THIN}; `] : [":", "; "];
        return `${capital(start)}${colon} ${said.join(stop)}.`;
      })
      .join(" "),
  );
};

/** Says how a table with a row of hidden ones adds up. */
export const addsUp = (others: Text): Text =>
  text(
    `La ligne «\u00A0${others.fr}\u00A0» réunit les valeurs cachées\u202F: avec elle, le tableau s’additionne.`,
    `The row “${others.en}” gathers the hidden values: with it, the table adds up.`,
  );
