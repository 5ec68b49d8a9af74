import type { KeyPoint, Syntheses } from "@fabriques/api/contract";
import { written } from "@fabriques/api/speech";
import { type Text, text } from "./text.js";

/** Words of the first page. */
export const HOME = {
  lead: text(
    "Ce qui a bougé, par rapport à quoi, et ce qui est en retard.",
    "What moved, against what, and what is late.",
  ),
} as const satisfies Record<string, Text>;

/** Words of a Fabrique's page. */
export const FABRIQUE = {
  unknown: text("Fabrique inconnue", "Unknown Fabrique"),
  unknownDetail: text(
    "Aucune Fabrique ne porte ce nom. Les quatre Fabriques suivies sont dans le menu.",
    "No Fabrique has this name. The four that are followed are in the menu.",
  ),
  notes: text("À savoir", "Good to know"),
} as const satisfies Record<string, Text>;

/** `Fabrique n° 13`. */
export const fabriqueNumber = (number: number): Text =>
  text(`Fabrique n°\u00A0${number}`, `Fabrique no.\u00A0${number}`);

/** Title of the first page: the nation's, or a territory's. */
export const viewOf = (territory: string, name: Text): Text =>
  territory === "FR"
    ? text("Vue nationale", "National overview")
    : text(`Vue d’ensemble\u202F: ${name.fr}`, `Overview: ${name.en}`);

const LATE: readonly KeyPoint["statut"][] = ["recul", "non_atteint", "en_retard"];
const WELL: readonly KeyPoint["statut"][] = ["en_bonne_voie", "atteint"];

const plural = (count: number, one: string, many: string): string => (count > 1 ? many : one);

/** One sentence over all Fabriques: how many key points are late or worse than at the start, watched, on track. */
export function nationSentence(answer: Syntheses): Text {
  const points = answer.fabriques.flatMap(({ points_cles }) => points_cles);
  const count = (statuses: readonly KeyPoint["statut"][]): number =>
    points.filter(({ statut }) => statuses.includes(statut)).length;
  const [late, watched, well] = [count(LATE), count(["a_surveiller"]), count(WELL)];
  const others = points.length - late - watched - well;
  if (others === points.length) {
    return text(
      `Aucun des ${others} points clés n’a de verdict ici, faute d’objectif fixé ou de valeur publiable.`,
      `None of the ${others} key points has a verdict here, for want of a target or of a value to publish.`,
    );
  }
  const met = plural(well, "atteint", "atteints");
  const verdicts = text(`${well} en bonne voie ou ${met}`, `${well} on track or met`);
  const are = plural(late, "est", "sont");
  const lateSaid =
    late === 0
      ? text(
          "aucun n’est en retard ni en deçà du départ",
          "none is late or worse than at the start",
        )
      : text(
          `${late} ${are} en retard ou en deçà du départ`,
          `${late} late or worse than at the start`,
        );
  const rest = text(
    others > 0 ? `\u202F; ${others} sans verdict` : "",
    others > 0 ? `; ${others} without a verdict` : "",
  );
  return written((f) => {
    const watch = f.language === "fr" ? `${watched} à surveiller` : `${watched} to watch`;
    const said = f.list([lateSaid[f.language], watch, verdicts[f.language]]);
    return f.language === "fr"
      ? `Sur ${points.length} points clés, ${said}${rest.fr}.`
      : `Of ${points.length} key points, ${said}${rest.en}.`;
  });
}
