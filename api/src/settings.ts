import type { Audience } from "@fabriques/pipelines/release";

/** What the environment decides. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly audience: Audience;
  readonly logLevel: string;
}

const AUDIENCES: readonly string[] = ["public", "interne"];
const LOG_LEVELS: readonly string[] = ["fatal", "error", "warn", "info", "debug", "silent"];

/** Reads the settings from the environment, or says in a French sentence why the server must not start. */
export function readSettings(env: NodeJS.ProcessEnv): Settings | { readonly refusal: string } {
  const { PORT = "3000", HOST = "127.0.0.1", DATA_DIR = "data" } = env;
  const { AUDIENCE = "public", LOG_LEVEL = "warn" } = env;
  const port = Number(PORT);
  if (!/^\d{1,5}$/.test(PORT) || port > 65_535) {
    return refuse(
      `PORT vaut «\u202f${PORT}\u202f»\u202f: un numéro de port de 0 à 65535 est attendu.`,
    );
  }
  if (!AUDIENCES.includes(AUDIENCE)) {
    return refuse(
      `AUDIENCE vaut «\u202f${AUDIENCE}\u202f»\u202f: «\u202fpublic\u202f» ou «\u202finterne\u202f» est attendu.`,
    );
  }
  if (!LOG_LEVELS.includes(LOG_LEVEL)) {
    return refuse(
      `LOG_LEVEL vaut «\u202f${LOG_LEVEL}\u202f»\u202f: attendu ${LOG_LEVELS.join(", ")}.`,
    );
  }
  if (AUDIENCE === "interne" && !isLoopback(HOST)) {
    return refuse(
      `AUDIENCE=interne est refusé sur ${HOST}\u202f: sans authentification, l’audience interne ne sort pas de la machine. Utilisez HOST=127.0.0.1 ou AUDIENCE=public.`,
    );
  }
  return {
    port,
    host: HOST,
    dataDir: DATA_DIR,
    audience: AUDIENCE as Audience,
    logLevel: LOG_LEVEL,
  };
}

const refuse = (refusal: string): { readonly refusal: string } => ({ refusal });

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
