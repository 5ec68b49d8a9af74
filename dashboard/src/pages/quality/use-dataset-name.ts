import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";

/** Names datasets by the catalogue's words, or by their id where it does not have them. */
export function useDatasetName(): (id: string) => string {
  const { say } = useWords();
  const { jeux } = useReference().catalogue;
  return (id) => {
    const found = jeux.find((dataset) => dataset.id === id);
    return found === undefined ? id : say(found.libelle);
  };
}
