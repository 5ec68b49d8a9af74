import type { Progress } from "@fabriques/api/contract";
import { useReference } from "../app/reference.js";
import { same, type Text } from "../words/text.js";

/** The words of a status, as the catalogue gives them. */
export function useStatusLabel(): (status: Progress["statut"]) => Text {
  const { statuts } = useReference().catalogue;
  return (status) => statuts.find(({ id }) => id === status)?.libelle ?? same(status);
}
