import { type Families, listAt } from "./families.js";
import { familiesWithHidden } from "./intervals.js";

/** Equations between unknown (hidden) cells, one row per family: children minus parent, shown cells left out. */
interface System {
  readonly unknowns: Int32Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly sign: Int8Array;
}

const TOLERANCE = 1e-9;
const MOST_STEPS = 3000;
/** Components below this are taken to be zero in every solution. */
const ZERO = 1e-6;
const PROBES = 2;

/**
 * The hidden cells that the shown ones determine: random vectors are projected on the solutions of the system without
 * second members, and a cell where they all vanish has one value only. Gives 1 for each such cell.
 */
export function determinedCells(
  families: Families,
  hidden: Uint8Array,
  random: () => number,
): Uint8Array {
  const system = systemOf(families, hidden);
  let suspects = [...system.unknowns.keys()];
  for (let probe = 0; probe < PROBES && suspects.length > 0; probe += 1) {
    const vector = Float64Array.from(system.unknowns, () => 2 * random() - 1);
    const seen = project(system, vector);
    suspects = suspects.filter((index) => Math.abs(seen[index] as number) < ZERO);
  }
  const determined = new Uint8Array(hidden.length);
  for (const index of suspects) determined[system.unknowns[index] as number] = 1;
  return determined;
}

function systemOf(families: Families, hidden: Uint8Array): System {
  const unknowns = Int32Array.from(hidden.keys()).filter((cell) => hidden[cell]);
  const index = new Int32Array(hidden.length).fill(-1);
  unknowns.forEach((cell, i) => {
    index[cell] = i;
  });
  const start = [0];
  const column: number[] = [];
  const sign: number[] = [];
  for (const family of familiesWithHidden(families, hidden)) {
    const add = (cell: number, value: number): void => {
      if (!hidden[cell]) return;
      column.push(index[cell] as number);
      sign.push(value);
    };
    add(families.parent[family] as number, -1);
    for (const child of listAt(families.children, family)) add(child, 1);
    start.push(column.length);
  }
  return {
    unknowns,
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    sign: Int8Array.from(sign),
  };
}

/** Takes away from a vector all that the equations see of it: conjugate gradients on A·Aᵗ, scaled by its diagonal. */
function project(system: System, vector: Float64Array): Float64Array {
  const rows = system.start.length - 1;
  const residual = times(system, vector);
  const solution = new Float64Array(rows);
  const scale = Float64Array.from(
    residual,
    (_, row) => 1 / ((system.start[row + 1] as number) - (system.start[row] as number)),
  );
  let scaled = residual.map((value, row) => value * (scale[row] as number));
  const direction = scaled.slice();
  let rho = dot(residual, scaled);
  const enough = TOLERANCE * TOLERANCE * Math.max(rho, 1);
  for (let step = 0; step < MOST_STEPS && rho > enough; step += 1) {
    const image = times(system, transposed(system, direction));
    const along = rho / dot(direction, image);
    advance(solution, along, direction);
    advance(residual, -along, image);
    scaled = residual.map((value, row) => value * (scale[row] as number));
    const next = dot(residual, scaled);
    const kept = next / rho;
    rho = next;
    for (let row = 0; row < rows; row += 1) {
      direction[row] = (scaled[row] as number) + kept * (direction[row] as number);
    }
  }
  const seen = transposed(system, solution);
  return vector.map((value, i) => value - (seen[i] as number));
}

function times({ start, column, sign }: System, vector: Float64Array): Float64Array {
  const result = new Float64Array(start.length - 1);
  for (let row = 0; row < result.length; row += 1) {
    let sum = 0;
    for (let at = start[row] as number; at < (start[row + 1] as number); at += 1) {
      sum += (sign[at] as number) * (vector[column[at] as number] as number);
    }
    result[row] = sum;
  }
  return result;
}

function transposed({ unknowns, start, column, sign }: System, vector: Float64Array): Float64Array {
  const result = new Float64Array(unknowns.length);
  for (let row = 0; row < vector.length; row += 1) {
    const value = vector[row] as number;
    for (let at = start[row] as number; at < (start[row + 1] as number); at += 1) {
      const target = column[at] as number;
      result[target] = (result[target] as number) + (sign[at] as number) * value;
    }
  }
  return result;
}

function advance(target: Float64Array, factor: number, by: Float64Array): void {
  for (let i = 0; i < target.length; i += 1) {
    target[i] = (target[i] as number) + factor * (by[i] as number);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
