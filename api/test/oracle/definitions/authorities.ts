import type { Contract } from "../exports.js";
import { communesByDepartment, communesBySiren, departmentsOf } from "../places.js";

/** The SIREN of a row's authority: its own, else the one that the same contract has in another year. */
export function sirensOf(all: readonly Contract[]): (row: Contract) => string | null {
  const known = new Map<string, string>();
  for (const { id, siren } of all) if (siren !== null && !known.has(id)) known.set(id, siren);
  return ({ id, siren }) => siren ?? known.get(id) ?? null;
}

const inDepartments = (codes: readonly string[]): string[] =>
  codes.flatMap((code) => communesByDepartment().get(code) ?? []);

/** Codes of the communes under a contract: those of its EPCI, itself, or those of its department or region. */
export function communesCovered(all: readonly Contract[]): (row: Contract) => readonly string[] {
  const sirens = sirensOf(all);
  const kept = new Map<Contract, readonly string[]>();
  const find = (row: Contract): readonly string[] => {
    if (row.level === "region") return inDepartments(departmentsOf(row.region));
    if (row.level === "departement") return inDepartments(row.departments);
    return communesBySiren().get(sirens(row) ?? "") ?? [];
  };
  return (row) => {
    const communes = kept.get(row) ?? find(row);
    kept.set(row, communes);
    return communes;
  };
}
