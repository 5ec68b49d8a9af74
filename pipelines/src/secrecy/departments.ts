/** What a reader knows of a department: whether a hire may be there at all, and whether one is. */
export interface DepartmentBounds {
  readonly isPossible: boolean;
  readonly isCertain: boolean;
}

/** A number of departments where something is found, among those of an area. */
export interface DepartmentCount {
  /** Whether the people behind it are shown in the area. */
  readonly isOpen: boolean;
  readonly found: number;
  /** People that were found there; nobody where absent. */
  readonly people?: number;
  /** Positions of the area's departments. */
  readonly departments: readonly number[];
}

/** What is published about departments, and the other worlds that prove it. */
export interface DepartmentEvidence {
  readonly bounds: readonly DepartmentBounds[];
  /** For each counter-world, 1 where a department has someone. */
  readonly worlds: readonly Uint8Array[];
  /** Fewest people that a number shown is about. */
  readonly fewest?: number;
}

/**
 * Whether a number of departments is about enough people, says nothing of a single hidden one, and leaves all
 * counter-worlds standing: departments that may have someone are more than are needed, and two at least, and each world
 * has as many.
 */
export function isDiscreet(
  { found, people = 0, departments }: Omit<DepartmentCount, "isOpen">,
  { bounds, worlds, fewest = 0 }: DepartmentEvidence,
): boolean {
  if (people > 0 && people < fewest) return false;
  const known = departments.map((at) => bounds[at] as DepartmentBounds);
  const open = known.filter(({ isPossible, isCertain }) => isPossible && !isCertain).length;
  if (open === 0) return true;
  const certain = known.filter(({ isCertain }) => isCertain).length;
  if (open === 1 || found >= certain + open) return false;
  return worlds.every((world) => departments.filter((at) => world[at] === 1).length >= found);
}

/**
 * Whether the nation's number is shown, and which regions' are: regions that would tell too much are hidden, then the
 * smallest ones until what is left of the nation is discreet as well; if it never is, the nation is hidden.
 */
export function shownDepartmentCounts(
  nation: DepartmentCount,
  regions: readonly (DepartmentCount & { readonly mayShow: boolean })[],
  evidence: DepartmentEvidence,
): { readonly nation: boolean; readonly regions: readonly boolean[] } {
  const shown = regions.map((one) => one.mayShow && one.isOpen && isDiscreet(one, evidence));
  if (!nation.isOpen || !isDiscreet(nation, evidence)) return { nation: false, regions: shown };
  while (!isRestDiscreet(nation, regions, { shown, evidence })) {
    const left = [...shown.keys()].filter((i) => shown[i]);
    const size = (i: number): number => regions[i]?.departments.length ?? 0;
    const [next] = left.sort((a, b) => size(a) - size(b));
    if (next === undefined) return { nation: false, regions: shown };
    shown[next] = false;
  }
  return { nation: true, regions: shown };
}

/** What subtraction gives of the hidden regions together. */
function isRestDiscreet(
  nation: DepartmentCount,
  regions: readonly DepartmentCount[],
  {
    shown,
    evidence,
  }: { readonly shown: readonly boolean[]; readonly evidence: DepartmentEvidence },
): boolean {
  const hidden = regions.filter((_, i) => !shown[i]);
  if (hidden.length === 0) return true;
  // A number of departments is a lower bound of the people there: of one region, it is as hidden as they are.
  if (hidden.length === 1 && !hidden[0]?.isOpen) return false;
  const visible = regions.filter((_, i) => shown[i]);
  const rest = {
    found: nation.found - visible.reduce((sum, { found }) => sum + found, 0),
    people: (nation.people ?? 0) - visible.reduce((sum, { people = 0 }) => sum + people, 0),
    departments: hidden.flatMap(({ departments }) => departments),
  };
  return isDiscreet(rest, evidence);
}
