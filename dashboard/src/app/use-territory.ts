import { useSearch } from "@tanstack/react-router";

/** Code of the territory chosen in the address; `FR` where none is. */
export function useTerritory(): string {
  return useSearch({ strict: false, select: (search) => search.territoire ?? "FR" });
}
