/** Why the server must not start, in French sentences for whoever starts it. */
export const STARTUP = {
  internalBeyond: (host: string): string =>
    `AUDIENCE=interne est refusé sur ${host}\u202f: sans authentification, l’audience interne ne sort pas de la machine. Utilisez HOST=127.0.0.1 ou AUDIENCE=public.`,
  noNumber: (name: string, value: string, most: number): string =>
    `${name} vaut «\u202f${value}\u202f»\u202f: un nombre de 0 à ${most} est attendu.`,
  notAccepted: (name: string, value: string, accepted: readonly string[]): string =>
    `${name} vaut «\u202f${value}\u202f»\u202f: attendu ${accepted.join(", ")}.`,
  noOrigin: (value: string): string =>
    `PUBLIC_ORIGIN vaut «\u202f${value}\u202f»\u202f: une origine est attendue, comme https://fabriques.exemple.fr, sans chemin ni barre finale.`,
  shortToken: (shortest: number): string =>
    `METRICS_TOKEN est trop court\u202f: ${shortest} caractères au moins.`,
} as const;

/** Why the server could not listen, by the system's error code, in a French sentence. */
export function whyNotListening(
  code: string | undefined,
  { port, host }: { readonly port: number; readonly host: string },
): string {
  switch (code) {
    case "EADDRINUSE":
      return `Le port ${port} est déjà occupé sur ${host}\u202f: arrêtez l’autre programme, ou choisissez un port libre avec PORT.`;
    case "EACCES":
      return `Le port ${port} est réservé au système\u202f: choisissez un port au-delà de 1023 avec PORT.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `L’adresse ${host} n’est pas une adresse de cette machine : corrigez HOST.`;
    default:
      return `Le serveur n’a pas pu écouter sur ${host}:${port} (${code ?? "erreur inconnue"}).`;
  }
}
