import type { MainNavigationProps } from "@codegouvfr/react-dsfr/MainNavigation";
import { fabriqueName, SHELL } from "../words/shell.js";
import type { Reference } from "./reference.js";
import type { Words } from "./use-words.js";

/** Entries of the main menu; the menus fill once the catalogue is known. */
export function navigationOf(
  reference: Reference | null,
  path: string,
  { say }: Words,
): MainNavigationProps.Item[] {
  const fabriques = reference?.catalogue.fabriques ?? [];
  const datasets = reference?.catalogue.jeux ?? [];
  return [
    { text: say(SHELL.nationalView), linkProps: { to: "/" }, isActive: path === "/" },
    {
      text: say(SHELL.fabriques),
      isActive: path.startsWith("/fabriques/") || path.startsWith("/indicateurs/"),
      menuLinks: fabriques.map(({ id, numero, titre }) => ({
        text: say(fabriqueName(numero, titre)),
        linkProps: { to: `/fabriques/${id}` },
        isActive: path === `/fabriques/${id}`,
      })),
    },
    {
      text: say(SHELL.data),
      isActive: path.startsWith("/donnees/"),
      menuLinks: datasets.map(({ id, libelle }) => ({
        text: say(libelle),
        linkProps: { to: `/donnees/${id}` },
        isActive: path === `/donnees/${id}`,
      })),
    },
    { text: say(SHELL.quality), linkProps: { to: "/qualite" }, isActive: path === "/qualite" },
    { text: say(SHELL.method), linkProps: { to: "/methode" }, isActive: path === "/methode" },
  ];
}
