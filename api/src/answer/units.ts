import { UNITS, type UnitId } from "@fabriques/pipelines/catalogue";
import type { Unit } from "../contract/speech/index.js";

/** A unit as the API tells it. */
export function unitWords(id: UnitId): Unit {
  const { label, symbol, decimals } = UNITS[id];
  return { id, libelle: label, symbole: symbol, decimales: decimals };
}
