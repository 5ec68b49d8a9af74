/** A point in the units of a drawing: x to the right, y downwards. */
export type Point = readonly [number, number];

/** A run of points; a closed outline does not repeat its first point. */
export type Line = readonly Point[];

/** An area under a code, made of closed outlines. */
export interface Area {
  readonly code: string;
  readonly rings: readonly Line[];
}

/** The line between two neighbours. */
export interface Border {
  readonly between: readonly [string, string];
  readonly points: Line;
}

/** Areas whose neighbours share their points exactly, and the lines between neighbours, each once. */
export interface Outlines {
  readonly areas: readonly Area[];
  readonly borders: readonly Border[];
}

/** A piece of a ring that bounds the same areas all along; it ends on the first point of the next piece. */
interface Arc {
  readonly areas: readonly string[];
  readonly points: Line;
}

/** Reads an SVG path of relative line segments (`m x,y dx,dy … z`), the only form the source uses; throws on any other. */
export function readPath(path: string): readonly Line[] {
  const rings: Line[] = [];
  let start: Point = [0, 0];
  for (const part of path.split(/z/i).map((each) => each.trim())) {
    if (part === "") continue;
    const ring = readRing(part, start);
    rings.push(ring);
    start = ring[0] ?? start;
  }
  return rings;
}

/** A relative `m` that follows a `z` counts from the first point of the ring just closed. */
function readRing(part: string, start: Point): Line {
  if (!/^m[-\d.,e\s]+$/.test(part)) throw new Error(`Tracé non reconnu : ${part.slice(0, 40)}`);
  const ring: Point[] = [];
  let [x, y] = start;
  for (const pair of part.slice(1).trim().split(/\s+/)) {
    const [dx = Number.NaN, dy = Number.NaN] = pair.split(",").map(Number);
    if (Number.isNaN(dx + dy)) throw new Error(`Coordonnées illisibles : ${pair}`);
    if (ring.length > 0 && dx === 0 && dy === 0) continue;
    x += dx;
    y += dy;
    ring.push([x, y]);
  }
  return ring;
}

/**
 * Makes neighbours share their points (the source draws each border twice, up to `tolerance` apart, which shows
 * as seams), then thins every line to `detail` without opening a gap.
 */
export function joinOutlines(
  areas: readonly Area[],
  { tolerance, detail }: { tolerance: number; detail: number },
): Outlines {
  const snapped = splitEdges(snap(areas, tolerance), tolerance);
  const owners = edgeOwners(snapped);
  const borders = new Map<string, Border>();
  const joined = snapped.map(({ code, rings }) => ({
    code,
    rings: rings
      .map((ring) => {
        const arcs = cutRing(ring, owners).map((arc) => ({
          ...arc,
          points: thin(arc.points, detail),
        }));
        for (const arc of arcs) keepBorder(arc, borders);
        return arcs.flatMap((arc) => arc.points.slice(0, -1));
      })
      .filter((ring) => ring.length > 2),
  }));
  return { areas: joined, borders: [...borders.values()] };
}

function keepBorder({ areas, points }: Arc, borders: Map<string, Border>): void {
  const [first, second] = areas;
  if (first === undefined || second === undefined) return;
  const [name] = [keyOf(points), keyOf([...points].reverse())].sort();
  borders.set(name ?? "", { between: [first, second], points });
}

const keyOf = (points: Line): string => points.join(" ");

/** Gives points of different areas closer than `tolerance` the place of the first one met. */
function snap(areas: readonly Area[], tolerance: number): readonly Area[] {
  const kept = new Map<string, { code: string; point: Point }[]>();
  const cell = (value: number): number => Math.floor(value / tolerance);
  const near = ([x, y]: Point): { code: string; point: Point }[] =>
    [-1, 0, 1].flatMap((i) =>
      [-1, 0, 1].flatMap((j) => kept.get(`${cell(x) + i},${cell(y) + j}`) ?? []),
    );
  const place = (point: Point, code: string): Point => {
    const [closest] = near(point)
      .filter((other) => other.code !== code)
      .map((other) => ({ other, distance: distance(point, other.point) }))
      .filter((found) => found.distance <= tolerance)
      .sort((a, b) => a.distance - b.distance);
    if (closest) return closest.other.point;
    const key = `${cell(point[0])},${cell(point[1])}`;
    kept.set(key, [...(kept.get(key) ?? []), { code, point }]);
    return point;
  };
  return areas.map(({ code, rings }) => ({
    code,
    rings: rings.map((ring) => withoutRepeats(ring.map((point) => place(point, code)))),
  }));
}

/** Adds to every edge the neighbours' points that lie on it: one side of a border may have points that the other lacks. */
function splitEdges(areas: readonly Area[], tolerance: number): readonly Area[] {
  const places = areas.flatMap(({ code, rings }) =>
    rings.flatMap((ring) => ring.map((point) => ({ code, point }))),
  );
  const along = (code: string, from: Point, to: Point): Line => {
    const outside = (value: number, axis: 0 | 1): boolean =>
      value < Math.min(from[axis], to[axis]) - tolerance ||
      value > Math.max(from[axis], to[axis]) + tolerance;
    const on = places
      .filter(({ point }) => !outside(point[0], 0) && !outside(point[1], 1))
      .filter((place) => place.code !== code && place.point !== from && place.point !== to)
      .filter(({ point }) => distanceToSegment(point, from, to) <= tolerance)
      .map(({ point }) => point);
    return [...new Set(on)].sort((a, b) => distance(a, from) - distance(b, from));
  };
  return areas.map(({ code, rings }) => ({
    code,
    rings: rings.map((ring) => {
      const own = new Set(ring);
      return ring.flatMap((point, index) => {
        const next = ring[(index + 1) % ring.length] ?? point;
        return [point, ...along(code, point, next).filter((other) => !own.has(other))];
      });
    }),
  }));
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

const withoutRepeats = (ring: Line): Line =>
  ring.filter((point, index) => point !== ring[(index + ring.length - 1) % ring.length]);

const edgeKey = (a: Point, b: Point): string => [String(a), String(b)].sort().join(" ");

/** The areas on both sides of every edge. */
function edgeOwners(areas: readonly Area[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, readonly string[]>();
  for (const { code, rings } of areas)
    for (const ring of rings)
      for (const [index, point] of ring.entries()) {
        const key = edgeKey(point, ring[(index + 1) % ring.length] ?? point);
        const known = owners.get(key) ?? [];
        if (!known.includes(code)) owners.set(key, [...known, code]);
      }
  return owners;
}

/** Cuts a ring wherever the areas on its sides change; a ring without such a point is cut at its westernmost one. */
function cutRing(ring: Line, owners: ReadonlyMap<string, readonly string[]>): readonly Arc[] {
  const areasAt = (index: number): readonly string[] => {
    const [from, to] = [ring[index % ring.length], ring[(index + 1) % ring.length]];
    return from && to ? (owners.get(edgeKey(from, to)) ?? []) : [];
  };
  const cuts = ring.flatMap((_, index) =>
    String(areasAt(index)) === String(areasAt(index + ring.length - 1)) ? [] : [index],
  );
  const starts = cuts.length > 0 ? cuts : [westernmost(ring)];
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? (starts[0] ?? 0) + ring.length;
    const points = [...ring, ...ring, ...ring.slice(0, 1)].slice(start, next + 1);
    return { areas: areasAt(start), points };
  });
}

const westernmost = (ring: Line): number =>
  ring.reduce((best, point, index) => (point[0] < (ring[best]?.[0] ?? Infinity) ? index : best), 0);

/** Douglas and Peucker, from the same end whichever way the line is walked, so that neighbours stay joined. */
function thin(points: Line, detail: number): Line {
  const backwards = keyOf(points) > keyOf([...points].reverse());
  const line = backwards ? [...points].reverse() : points;
  const kept = thinBetween(line, detail);
  return backwards ? [...kept].reverse() : kept;
}

function thinBetween(line: Line, detail: number): Line {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return line;
  const far = line.reduce(
    (best, point, index) => {
      const away = distanceToSegment(point, first, last);
      return away > best.away ? { index, away } : best;
    },
    { index: 0, away: -1 },
  );
  if (far.away <= detail) return [first, last];
  const before = thinBetween(line.slice(0, far.index + 1), detail);
  return [...before.slice(0, -1), ...thinBetween(line.slice(far.index), detail)];
}

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return distance(point, [from[0] + t * dx, from[1] + t * dy]);
}

/** Writes a line as a compact SVG path: whole and relative numbers at `decimals` places, closed or open. */
export function writePath(
  line: Line,
  { closed, decimals }: { closed: boolean; decimals: number },
): string {
  const unit = 10 ** decimals;
  const whole = line.map(([x, y]): Point => [Math.round(x * unit), Math.round(y * unit)]);
  const steps = whole.map(([x, y], index) => {
    const [fromX, fromY] = whole[index - 1] ?? [0, 0];
    return `${(x - fromX) / unit},${(y - fromY) / unit}`;
  });
  return `M${steps[0] ?? ""}l${steps.slice(1).join(" ")}${closed ? "z" : ""}`;
}
