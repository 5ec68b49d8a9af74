import type { Indicator } from "../catalogue/model.js";
import { VALUE_STATUSES } from "../catalogue/statuses.js";
import { UNITS } from "../catalogue/units.js";
import { french } from "../load/french.js";
import type { Figure } from "../measure/figure.js";
import type { Change } from "../publish/changes.js";
import type { Standing, Verification } from "../publish/verify.js";
import { anomalyLines, counted, findingsOf, number } from "./summary.js";

/** What loading a file would do, in French lines: its rows, its anomalies, the national figures that would change. */
export function verificationOf(verification: Verification): string {
  const { input, standing, anomalies, anomalyCount, findings, returned } = verification;
  const { dataset } = input.structure;
  const lines = [
    `${input.name} : ${dataset.label.fr}, ${STANDINGS[standing]}.`,
    rowsLine(verification),
    ...findingsOf(findings),
    ...anomalyLines(anomalies, anomalyCount),
    ...changeLines(verification),
    ...(returned === null ? [] : ["", `À renvoyer au producteur : ${returned}`]),
    "",
    "Épreuve seulement : rien n’est publié.",
  ];
  return lines.map(french).join("\n");
}

const STANDINGS: Readonly<Record<Standing, string>> = {
  seul: "sans données en service auxquelles se comparer",
  remplace: "à la place du fichier de même nom en service",
  complete: "à la suite des données en service",
};

function rowsLine({ balance, known, corrected, standing }: Verification): string {
  const added = balance.chargees - known - corrected;
  const parts = [
    standing === "complete" ? counted(added, "nouvelle", "nouvelles") : null,
    counted(known, "déjà connue", "déjà connues"),
    counted(corrected, "qui corrige", "qui corrigent"),
    counted(balance.refusees, "refusée", "refusées"),
    counted(balance.doublons, "en double", "en double"),
    counted(balance.ignorees, "ignorée", "ignorées"),
  ].filter((words) => words !== null);
  const read = `${number.format(balance.lues)} lues, ${number.format(balance.chargees)} à charger`;
  return `Lignes : ${[read, ...parts].join(", ")}.`;
}

function changeLines({ changes }: Verification): readonly string[] {
  if (changes === null) return [];
  if (changes.length === 0) return ["", "Aucun chiffre national ne changerait."];
  return ["", "Chiffres nationaux qui changeraient :", ...changes.map(changeLine)];
}

const changeLine = ({ indicator, period, before, after }: Change): string =>
  `  ${indicator.label.fr}, ${period} : ${figure(indicator, before)} → ${figure(indicator, after)}`;

function figure({ unit }: Indicator, found: Figure | null): string {
  if (found === null) return "aucune donnée";
  const { symbol, decimals } = UNITS[unit];
  if (found.valeur === null) return VALUE_STATUSES[found.statut].mark.fr || "aucune donnée";
  const value = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: decimals + 1 });
  const mark = found.statut === "provisoire" ? " (p)" : "";
  return (
    [value.format(found.valeur), symbol.fr].filter((words) => words !== "").join("\u202f") + mark
  );
}
