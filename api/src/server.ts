import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { openReleases, type ReleaseStore } from "@fabriques/pipelines/release";
import { pino } from "pino";
import { createApp } from "./serve/app.js";
import { CONNECTION_LIMITS, limitConnections } from "./serve/limits.js";
import { readSettings, type Settings } from "./serve/settings.js";
import { whyNotListening } from "./serve/startup-words.js";

const DASHBOARD = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));
const STDERR = 2;
/** How long requests under way may last once the server is asked to stop. */
const GRACE_MS = 10_000;

/*
 * Exports make few objects and hundreds of megabytes of bytes. By itself the machine collects all garbage again after
 * eight megabytes of them, thirty times a second, which doubles the processor time of a CSV: here, once the heap is three
 * times what was left of it.
 */
setFlagsFromString("--heap-growing-percent=200");

const settings = readSettings(process.env);
if ("refusal" in settings) fail(settings.refusal);
else await start(settings);

async function start(settings: Settings): Promise<void> {
  const { port, host, dataDir, audience, logLevel } = settings;
  const log = pino({ level: logLevel }, pino.destination(STDERR));
  let releases: ReleaseStore;
  try {
    releases = await openReleases({ dataDir, audience });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return;
  }
  const { origin, trustedProxies, ratePerMinute, metricsToken } = settings;
  const app = createApp({
    ...{ releases, log, origin, trustedProxies },
    clock: () => new Date(),
    ...(existsSync(DASHBOARD) ? { assets: DASHBOARD } : {}),
    ...(ratePerMinute === null ? {} : { ratePerMinute }),
    ...(metricsToken === null ? {} : { metricsToken }),
  });
  const server = createServer(CONNECTION_LIMITS, app);
  limitConnections(server);
  server.once("error", (error: NodeJS.ErrnoException) => {
    fail(whyNotListening(error.code, settings));
    void releases.close();
  });
  server.listen(port, host, () => {
    process.stdout.write(`Suivi des Fabriques\u202f: ${addressOf(server)}\n`);
  });
  stopOnSignal(server, releases);
}

function stopOnSignal(server: Server, releases: ReleaseStore): void {
  const stop = (): void => {
    const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(deadline);
      void releases.close();
    });
    server.closeIdleConnections();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") return String(address);
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
