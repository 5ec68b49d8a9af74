import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { type RequestHandler, Router } from "express";
import { makeReady, type Ready, sendReady } from "./ready.js";
import { NO_PAGE, nowhere } from "./refusals.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** Vite names these files by their content. */
const HASHED = "/assets/";
const FOREVER = "public, max-age=31536000, immutable";
const PAGE = "/index.html";

/** Serves the built dashboard: its files, and its one page for any other path that a browser opens. */
export function createDashboard(folder: string | undefined): Router {
  const files = folder === undefined ? new Map<string, Ready>() : readFiles(folder);
  const router = Router();
  router.get("/*path", serve(files));
  router.get("/", serve(files));
  router.use(refuseRest);
  return router;
}

/**
 * Read once, a few megabytes: a request can only name what is on the list, so no path is ever built from one, and a
 * dashboard built again meanwhile does not mix with the one being served.
 */
function readFiles(folder: string): ReadonlyMap<string, Ready> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Ready>();
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(
      `/${relative(folder, path).split(sep).join("/")}`,
      makeReady(readFileSync(path), type),
    );
  }
  return files;
}

function serve(files: ReadonlyMap<string, Ready>): RequestHandler {
  return async (request, response, next) => {
    const wantsPage = request.path === "/" || request.get("accept")?.includes("text/html") === true;
    const own = files.get(request.path);
    const ready = own ?? (wantsPage ? files.get(PAGE) : undefined);
    if (!ready) {
      next();
      return;
    }
    const isHashed = own !== undefined && request.path.startsWith(HASHED);
    await sendReady(request, response, {
      ready,
      ...(isHashed ? { cacheControl: FOREVER } : {}),
    });
  };
}

const refuseRest: RequestHandler = ({ method }) => {
  throw nowhere(NO_PAGE, method);
};
