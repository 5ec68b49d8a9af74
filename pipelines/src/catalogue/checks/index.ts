import { text } from "../text.js";
import { CENTRE_CHECKS } from "./centres.js";
import { onRow, type SetCheck } from "./check.js";
import { CONTRACT_CHECKS } from "./contracts.js";
import { FILLING_CHECKS } from "./filling.js";
import { TARGET_CHECKS } from "./targets.js";
import { TOTAL_CHECKS } from "./totals.js";
import { YEAR_CHECKS } from "./years.js";

const HIRE_CHECKS: readonly SetCheck[] = [
  {
    id: "embauche_avant_programme",
    dataset: "recrutements",
    label: text("Aucune embauche ne précède le programme", "No hire comes before the programme"),
    advice: text(
      "Vérifier la date d’embauche : le suivi commence en janvier 2019, et AGIR en janvier 2022.",
      "Check the date of hire: the follow-up begins in January 2019, and AGIR in January 2022.",
    ),
    find: `select if(date_embauche < date '2019-01-01', 'Embauche de ' || year(date_embauche) || ' : avant le suivi.',
        'Embauche de ' || year(date_embauche) || ' attribuée à AGIR : avant AGIR.') as constat, ${onRow("date_embauche", "date_embauche")}
      from retenues_recrutements r
      where date_embauche < date '2019-01-01' or (intermediaire = 'agir' and date_embauche < date '2022-01-01')`,
  },
];

/** The table of checks: adding one is adding a row. */
export const SET_CHECKS: readonly SetCheck[] = [
  ...CONTRACT_CHECKS,
  ...CENTRE_CHECKS,
  ...HIRE_CHECKS,
  ...YEAR_CHECKS,
  ...FILLING_CHECKS,
  ...TOTAL_CHECKS,
  ...TARGET_CHECKS,
];
