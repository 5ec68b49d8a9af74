import { listOf } from "../cells.js";
import { INDICATORS } from "../indicators/index.js";
import { text } from "../text.js";
import { inFrench, onRow, type SetCheck } from "./check.js";

const PERCENT = listOf(INDICATORS.filter(({ unit }) => unit === "pourcent").map(({ id }) => id));

/** What a target says beside the indicator that it is set for. */
export const TARGET_CHECKS: readonly SetCheck[] = [
  {
    id: "cible_en_fraction",
    dataset: "objectifs",
    label: text(
      "La cible d’un pourcentage est écrite en pourcentage, de 1 à 100",
      "The target of a percentage is written as a percentage, from 1 to 100",
    ),
    advice: text(
      "Écrire 80 pour 80\u202f% : 0,8 est lu 0,8\u202f%, et aucune part ne dépasse 100\u202f%.",
      "Write 80 for 80%: 0.8 is read as 0.8%, and no share is over 100%.",
    ),
    find: `select indicateur || ', ' || territoire || ' : cible de ' || ${inFrench("valeur_cible")} || ' pour un pourcentage.' as constat,
        ${onRow("valeur_cible", "valeur_cible")}
      from retenues_objectifs r
      where list_contains(${PERCENT}, indicateur) and (valeur_cible > 100 or (valeur_cible > 0 and valeur_cible <= 1)) order by indicateur, territoire`,
  },
];
