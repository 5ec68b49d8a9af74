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

const pipelines = roomsOf("pipelines/src");
const api = roomsOf("api/src");
const dashboard = roomsOf("dashboard/src");

/**
 * The allow-list of imports: a room imports what its row names and nothing else, each workspace from the ground up. The
 * linter's rules are made from it by `npm run house -w @fabriques/pipelines`.
 */
export const ROOMS: readonly Room[] = [
  pipelines("catalogue", {}),
];
