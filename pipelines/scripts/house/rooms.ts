/** One room of the house, and all that it may import besides itself. */
export interface Room {
  /** Folder from the root of the repository, or the one file that may import what its folder may not. */
  readonly path: string;
  /** Rooms of the same workspace, by their paths. */
  readonly rooms: readonly string[];
  /** Packages, with what is under them; a door (`@fabriques/…/…`) by its whole name. */
  readonly packages: readonly string[];
  /** Whether it may import `node:` modules. */
  readonly usesNode: boolean;
}

type Allowed = Partial<Omit<Room, "path">>;

const roomsOf =
  (base: string) =>
  (name: string, { rooms = [], packages = [], usesNode = false }: Allowed): Room => ({
    path: `${base}/${name}`,
    rooms: rooms.map((room) => `${base}/${room}`),
    packages,
    usesNode,
  });

const CATALOGUE = "@fabriques/pipelines/catalogue";
const RELEASE = "@fabriques/pipelines/release";
const CONTRACT = "@fabriques/api/contract";
const SPEECH = "@fabriques/api/speech";

/** What a screen is made of. */
const SCREEN: readonly string[] = [
  CONTRACT,
  SPEECH,
  "@codegouvfr/react-dsfr",
  "@tanstack/react-router",
  "react",
];

const pipelines = roomsOf("pipelines/src");
const api = roomsOf("api/src");
const dashboard = roomsOf("dashboard/src");

/**
 * The allow-list of imports: a room imports what its row names and nothing else, each workspace from the ground up. The
 * linter's rules are made from it by `npm run house -w @fabriques/pipelines`.
 */
export const ROOMS: readonly Room[] = [
  pipelines("generated", {}),
  pipelines("catalogue", { rooms: ["generated"] }),
  pipelines("engine", { usesNode: true }),
  pipelines("engine/duckdb.ts", {
    rooms: ["engine"],
    packages: ["@duckdb/node-api", "@duckdb/node-bindings"],
    usesNode: true,
  }),
  pipelines("secrecy", { rooms: ["catalogue"], usesNode: true }),
  pipelines("store", { rooms: ["secrecy", "catalogue"], usesNode: true }),
  pipelines("measure", { rooms: ["secrecy", "engine", "catalogue"] }),
  pipelines("read", { rooms: ["catalogue"], usesNode: true }),
  pipelines("workbook", { usesNode: true }),
  pipelines("workbook/archive.ts", { rooms: ["workbook"], packages: ["yauzl"], usesNode: true }),
  pipelines("workbook/xml.ts", { rooms: ["workbook"], packages: ["saxes"], usesNode: true }),
  pipelines("folder", { rooms: ["workbook", "read", "catalogue"], usesNode: true }),
  pipelines("load", {
    rooms: ["folder", "read", "workbook", "store", "engine", "catalogue"],
    packages: ["zod"],
    usesNode: true,
  }),
  pipelines("release", { rooms: ["measure", "store", "engine", "catalogue"], usesNode: true }),
  pipelines("publish", {
    rooms: [
      "load",
      "folder",
      "read",
      "release",
      "measure",
      "store",
      "secrecy",
      "engine",
      "catalogue",
    ],
    usesNode: true,
  }),
  pipelines("schema", { rooms: ["read", "store", "catalogue"], usesNode: true }),
  pipelines("cli", {
    rooms: ["publish", "load", "schema", "measure", "store", "catalogue"],
    packages: ["cli-progress"],
    usesNode: true,
  }),

  api("contract", { packages: [CATALOGUE, "zod"] }),
  api("contract/speech", { rooms: ["contract"], packages: [CATALOGUE] }),
  api("ask", { rooms: ["contract", "contract/speech"], packages: [CATALOGUE, RELEASE] }),
  api("answer", { rooms: ["ask", "contract", "contract/speech"], packages: [CATALOGUE, RELEASE] }),
  api("file", {
    rooms: ["answer", "ask", "contract", "contract/speech"],
    packages: [CATALOGUE, RELEASE],
    usesNode: true,
  }),
  api("file/arrow.ts", {
    rooms: ["file", "contract", "contract/speech"],
    packages: ["apache-arrow", CATALOGUE, RELEASE],
    usesNode: true,
  }),
  api("file/archive.ts", {
    rooms: ["file", "contract"],
    packages: ["yazl", RELEASE],
    usesNode: true,
  }),
  api("describe", {
    rooms: ["file", "answer", "ask", "contract", "contract/speech"],
    packages: [CATALOGUE, RELEASE, "zod"],
  }),
  api("serve", {
    rooms: ["describe", "file", "answer", "ask", "contract", "contract/speech"],
    packages: [RELEASE, "express"],
    usesNode: true,
  }),
  api("serve/headers.ts", { rooms: ["serve"], packages: ["helmet", "express"], usesNode: true }),
  api("server.ts", { rooms: ["serve"], packages: [RELEASE, "pino"], usesNode: true }),

  dashboard("words", { packages: [CONTRACT, SPEECH] }),
  dashboard("api", { rooms: ["words"], packages: [CONTRACT, SPEECH, "react"] }),
  dashboard("app", { rooms: ["api", "words"], packages: SCREEN }),
  dashboard("filters", { rooms: ["app", "words"], packages: SCREEN }),
  dashboard("figure", { rooms: ["app", "words"], packages: [...SCREEN, "recharts"] }),
  dashboard("map", { rooms: ["app", "words"], packages: SCREEN }),
  dashboard("table", {
    rooms: ["figure", "filters", "app", "api", "words"],
    packages: [...SCREEN, "@tanstack/react-table", "@tanstack/react-virtual", "apache-arrow"],
  }),
  dashboard("parts", { rooms: ["figure", "app", "api", "words"], packages: SCREEN }),
  dashboard("pages", {
    rooms: ["parts", "table", "map", "figure", "filters", "app", "api", "words"],
    packages: SCREEN,
  }),
  dashboard("router.tsx", {
    rooms: ["pages", "app", "api"],
    packages: ["@tanstack/react-router", "react"],
  }),
  dashboard("main.tsx", {
    rooms: ["app", "router.tsx"],
    packages: [...SCREEN, "react-dom"],
  }),
];
