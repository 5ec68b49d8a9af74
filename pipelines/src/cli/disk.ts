/** Codes of Node, and words of the engine, for a write that found no room. */
const CODES: readonly string[] = ["ENOSPC", "EDQUOT", "EFBIG"];
const WORDS = /no space left|disk quota exceeded|file too large|could not write/i;

/** The French sentence for an error that comes from a full disk, or null for any other. */
export function diskReason(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? String(error.code) : "";
  if (!CODES.includes(code) && !WORDS.test(error.message)) return null;
  return "Il n’y a plus de place sur le disque : en libérer, puis relancer. Rien n’est publié, la release précédente sert toujours.";
}
