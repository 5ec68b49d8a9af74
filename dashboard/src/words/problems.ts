import { type Text, text } from "./text.js";

/** Why there is no answer, where the server itself did not say. */
export interface ProblemWords {
  readonly title: Text;
  readonly detail: Text;
}

/** No answer came at all. */
export const UNREACHABLE: ProblemWords = {
  title: text("Serveur injoignable", "Server out of reach"),
  detail: text(
    "Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.",
    "The server does not answer. Check your connection, then try again.",
  ),
};

/** An error with this HTTP status and no explanation. */
export const unexplained = (status: number): ProblemWords => ({
  title: text("Réponse inattendue du serveur", "Unexpected answer from the server"),
  detail: text(
    `Le serveur a répondu par une erreur (code ${status}) sans l’expliquer. Réessayez dans quelques instants.`,
    `The server answered with an error (code ${status}) that it does not explain. Try again in a moment.`,
  ),
});

/** An answer that is not what was asked for. */
export const unreadableAnswer = (reason: string): ProblemWords => ({
  title: text("Réponse illisible", "Unreadable answer"),
  detail: text(
    `La réponse du serveur n’a pas pu être lue (${reason}). Rechargez la page.`,
    `The server’s answer could not be read (${reason}). Reload the page.`,
  ),
});

/** Rows that stop before their end. */
export const unreadableRows = (reason: string): ProblemWords => ({
  title: text("Données illisibles", "Unreadable data"),
  detail: text(
    `Les lignes n’ont pas pu être lues jusqu’au bout (${reason}). Réessayez.`,
    `The rows could not be read to their end (${reason}). Try again.`,
  ),
});

/** Fewer or more rows than the server announced. */
export const wrongCount = (received: number, announced: string): Text =>
  text(`${received} lignes reçues sur ${announced}`, `${received} rows received of ${announced}`);
