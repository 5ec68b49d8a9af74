import type { Comment, Progress } from "@fabriques/api/contract";
import { written } from "@fabriques/api/speech";
import { APPRAISALS } from "./progress.js";
import { type Text, text } from "./text.js";

/** Says that the official and the computation do not agree, and that nothing is averaged. */
export const disagreementOf = (
  appraisal: NonNullable<Comment["appreciation"]>,
  status: Text,
): Text =>
  text(
    `L’appréciation du responsable («\u00A0${APPRAISALS[appraisal].fr}\u00A0») et le statut calculé («\u00A0${status.fr}\u00A0») divergent. Les deux sont montrés\u202F; rien n’est moyenné.`,
    `The official’s appraisal (“${APPRAISALS[appraisal].en}”) and the computed status (“${status.en}”) differ. Both are shown; nothing is averaged.`,
  );

/** Says what the growth-rate method reads, or that it has no answer. */
export function growthSentence(
  growth: NonNullable<Progress["croissance"]>,
  label: (status: Progress["statut"]) => Text,
): Text {
  const { ratio, statut } = growth;
  if (ratio === null) {
    return text(
      "La méthode du taux de croissance n’a pas de réponse ici\u202F: elle ne sait pas partir d’une valeur nulle.",
      "The growth-rate method has no answer here: it cannot start from zero.",
    );
  }
  return written((f) =>
    f.language === "fr"
      ? `Par le taux de croissance annuel (observé ÷ nécessaire = ${f.number(ratio, 2)}), le statut serait «\u00A0${label(statut).fr}\u00A0».`
      : `By the yearly growth rate (observed ÷ required = ${f.number(ratio, 2)}), the status would be “${label(statut).en}”.`,
  );
}
