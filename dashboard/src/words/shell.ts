import type { Health } from "@fabriques/api/contract";
import { datesOfSources, written } from "@fabriques/api/speech";
import { capital, same, type Text, text } from "./text.js";

/** Words of the frame around every page. */
export const SHELL = {
  service: text("Suivi des Fabriques", "Fabriques monitor"),
  state: same("République"),
  stateEnd: same("Française"),
  tagline: text(
    "Délégation interministérielle à l’accueil et à l’intégration des réfugiés",
    "Interministerial delegation for the reception and integration of refugees",
  ),
  homeTitle: text("Accueil – Suivi des Fabriques – DIAIR", "Home – Fabriques monitor – DIAIR"),
  skipToContent: text("Aller au contenu", "Skip to content"),
  skipToMenu: text("Aller au menu", "Skip to menu"),
  skipToFooter: text("Aller au pied de page", "Skip to footer"),
  nationalView: text("Vue nationale", "National overview"),
  fabriques: text("Fabriques", "Fabriques"),
  data: text("Données", "Data"),
  quality: text("Qualité", "Quality"),
  method: text("Méthode", "Method"),
  footer: text(
    "Le laboratoire de la DIAIR, le Lab’R, réunit des acteurs de l’accueil en « Fabriques » d’une journée. Ce service suit, point clé par point clé, ce que leurs synthèses ont recommandé.",
    "DIAIR’s laboratory, the Lab’R, gathers those who receive refugees in one-day “Fabriques”. This service follows, key point by key point, what their syntheses recommended.",
  ),
  licence: text(
    "Sauf mention contraire, les contenus de ce site sont sous licence Etalab 2.0.",
    "Unless stated otherwise, the contents of this site are under the Etalab 2.0 licence.",
  ),
  territory: text("Territoire", "Territory"),
  france: text("France entière", "All of France"),
  regions: text("Régions", "Regions"),
  departments: text("Départements", "Departments"),
  display: text("Paramètres d’affichage", "Display settings"),
  pickTheme: text(
    "Choisissez un thème pour personnaliser l’apparence du site.",
    "Pick a theme to customise the website’s look.",
  ),
  breadcrumb: text("Voir le fil d’Ariane", "Show breadcrumb"),
  loading: text("Chargement en cours…", "Loading…"),
  retry: text("Réessayer", "Try again"),
  backHome: text("Revenir à la vue nationale", "Back to the national overview"),
  missingTitle: text("Page introuvable", "Page not found"),
  missingDetail: text(
    "Cette adresse ne mène à aucune page. Elle a peut-être été mal recopiée, ou la page a changé de place.",
    "This address leads to no page. It may have been copied wrongly, or the page has moved.",
  ),
  crashTitle: text("Cette page n’a pas pu s’afficher", "This page could not be shown"),
  crashDetail: text(
    "Une erreur s’est produite dans le navigateur. Rechargez la page\u202F; si l’erreur revient, signalez-la avec le message ci-dessous.",
    "An error occurred in the browser. Reload the page; if it comes back, report it with the message below.",
  ),
  accepted: text("Valeurs acceptées", "Accepted values"),
  parameter: text("Paramètre en cause", "Parameter at fault"),
  demoLabel: text("Avertissement", "Warning"),
  demoTitle: text("Données de démonstration synthétiques.", "Synthetic demonstration data."),
  demoDetail: text(
    "Les territoires sont réels\u202F; les chiffres, les cibles et les commentaires sont inventés, sauf les chiffres publiés que recense la page Méthode.",
    "Territories are real; figures, targets and comments are made up, except the published figures that the Method page lists.",
  ),
  demoLink: text("Ce qui est vrai, ce qui est inventé", "What is true, what is made up"),
} as const satisfies Record<string, Text>;

/** `Fabrique n° 13 – Ruralité`. */
export const fabriqueName = (number: number, title: Text): Text =>
  text(`Fabrique n°\u00A0${number} – ${title.fr}`, `Fabrique no.\u00A0${number} – ${title.en}`);

/** `Données au 30/09/2026 · version r3f2a…`; each source has its own last day. */
export function freshness({ donnees_au, release }: Health): Text {
  const dates = datesOfSources(donnees_au);
  return written((f) =>
    [capital(dates[f.language]), `version ${release}`].filter((part) => part !== "").join(" · "),
  );
}
