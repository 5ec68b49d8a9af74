import type { Audience } from "@fabriques/pipelines/release";
import { isLoopback } from "./client.js";
import { STARTUP } from "./startup-words.js";

/** What the environment decides. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly audience: Audience;
  readonly logLevel: string;
  /** Public origin of the addresses that answers give; empty for paths alone. */
  readonly origin: string;
  /** Proxies in front of the server. */
  readonly trustedProxies: number;
  /** Requests a minute that one client may make of the API; null for as many as it wants. */
  readonly ratePerMinute: number | null;
  /** What `/metrics` asks for; null where it answers this machine alone. */
  readonly metricsToken: string | null;
}

/** A setting that cannot be, in a French sentence. */
class Refusal extends Error {}

const AUDIENCES: readonly string[] = ["public", "interne"];
const LOG_LEVELS: readonly string[] = ["fatal", "error", "warn", "info", "debug", "silent"];
const SHORTEST_TOKEN = 16;

/** Reads the settings from the environment, or says in a French sentence why the server must not start. */
export function readSettings(env: NodeJS.ProcessEnv): Settings | { readonly refusal: string } {
  try {
    return settingsOf(env);
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

function settingsOf(env: NodeJS.ProcessEnv): Settings {
  const { HOST = "127.0.0.1", DATA_DIR = "data" } = env;
  const settings: Settings = {
    port: numberIn(env, { name: "PORT", usual: 3_000, most: 65_535 }),
    host: HOST,
    dataDir: DATA_DIR,
    audience: oneOf(env, { name: "AUDIENCE", usual: "public", accepted: AUDIENCES }) as Audience,
    logLevel: oneOf(env, { name: "LOG_LEVEL", usual: "warn", accepted: LOG_LEVELS }),
    origin: originIn(env),
    trustedProxies: numberIn(env, { name: "TRUSTED_PROXIES", usual: 0, most: 9 }),
    ratePerMinute: numberIn(env, { name: "RATE_LIMIT", usual: 600, most: 1_000_000 }) || null,
    metricsToken: tokenIn(env),
  };
  if (settings.audience === "interne" && !isLoopback(HOST)) {
    throw new Refusal(STARTUP.internalBeyond(HOST));
  }
  return settings;
}

function numberIn(
  env: NodeJS.ProcessEnv,
  { name, usual, most }: { readonly name: string; readonly usual: number; readonly most: number },
): number {
  const value = env[name];
  if (value === undefined) return usual;
  if (/^\d{1,7}$/.test(value) && Number(value) <= most) return Number(value);
  throw new Refusal(STARTUP.noNumber(name, value, most));
}

function oneOf(
  env: NodeJS.ProcessEnv,
  { name, usual, accepted }: { name: string; usual: string; accepted: readonly string[] },
): string {
  const value = env[name] ?? usual;
  if (accepted.includes(value)) return value;
  throw new Refusal(STARTUP.notAccepted(name, value, accepted));
}

function originIn({ PUBLIC_ORIGIN = "" }: NodeJS.ProcessEnv): string {
  if (PUBLIC_ORIGIN === "") return "";
  const url = URL.parse(PUBLIC_ORIGIN);
  if (url && /^https?:$/.test(url.protocol) && url.origin === PUBLIC_ORIGIN) return url.origin;
  throw new Refusal(STARTUP.noOrigin(PUBLIC_ORIGIN));
}

function tokenIn({ METRICS_TOKEN }: NodeJS.ProcessEnv): string | null {
  if (METRICS_TOKEN === undefined) return null;
  if (METRICS_TOKEN.length >= SHORTEST_TOKEN) return METRICS_TOKEN;
  throw new Refusal(STARTUP.shortToken(SHORTEST_TOKEN));
}
