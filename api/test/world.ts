import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Audience,
  openReleases,
  type Release,
  type ReleaseStore,
} from "@fabriques/pipelines/release";
import { inject } from "vitest";
import { type AppOptions, createApp } from "../src/serve/app.js";
import { CONNECTION_LIMITS } from "../src/serve/limits.js";

/** A server on a port of its own, and the means to question it. */
export interface World {
  /** Answer to a path under `/api/v1`. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** JSON of a path that must answer 200. */
  json<T>(path: string): Promise<T>;
  readonly origin: string;
  readonly releases: ReleaseStore;
  /** Failures told to the log. */
  readonly errors: readonly object[];
  /** Requests told to the log. */
  readonly told: readonly object[];
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly dataDir?: string;
  readonly audience?: Audience;
  readonly assets?: string;
  readonly clock?: () => Date;
  /** Further options of the application. */
  readonly app?: Pick<AppOptions, "origin" | "trustedProxies" | "ratePerMinute" | "metricsToken">;
  /** Puts something between the server and a release, to make its reading fail. */
  readonly disturb?: (release: Release) => Release;
}

/** Not long after the demo's last quarter: no source is late. */
export const NOVEMBER_2026 = (): Date => new Date("2026-11-23T12:00:00Z");

/** Opens the demo's release behind a real server on an ephemeral loopback port. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { dataDir = inject("dataDir"), audience = "public", clock = NOVEMBER_2026 } = options;
  const store = await openReleases({ dataDir, audience });
  const { disturb } = options;
  const releases: ReleaseStore = disturb
    ? { ...store, use: (work, id) => store.use((release) => work(disturb(release)), id) }
    : store;
  const errors: object[] = [];
  const told: object[] = [];
  const log = {
    info: (facts: object) => void told.push(facts),
    warn() {},
    error: (facts: object) => void errors.push(facts),
  };
  const server = createServer(CONNECTION_LIMITS);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A reader in the same process may keep the loop busy: a connection must not be closed behind the next request's back.
  server.keepAliveTimeout = 120_000;
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app: RequestListener = createApp({
    ...{ releases, clock, log, origin },
    ...(options.assets ? { assets: options.assets } : {}),
    ...options.app,
  });
  server.on("request", app);
  const get = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${origin}/api/v1${path}`, init);
  return {
    ...{ get, origin, releases, errors, told },
    async json<T>(path: string): Promise<T> {
      const response = await get(path);
      const body = await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body}`);
      return JSON.parse(body) as T;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await releases.close();
    },
  };
}
