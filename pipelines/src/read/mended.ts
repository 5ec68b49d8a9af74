import type { FileIdentity } from "./encoding.js";
import { signOfControl } from "./singlebyte.js";
import { signsFor, withoutInvisible } from "./utf8-marred.js";

const has = ({ doubts }: Pick<FileIdentity, "doubts">, kind: "c1" | "invisible"): boolean =>
  doubts.some((doubt) => doubt.kind === kind);

/** Whether a file in UTF-8 is read otherwise than it is written: signs for controls, no character without width. */
export const isMended = (identity: Pick<FileIdentity, "doubts" | "encoding">): boolean =>
  identity.encoding === "utf-8" && (has(identity, "c1") || has(identity, "invisible"));

/** A part of the text of a file, as it is read. */
export function mended(text: string, identity: Pick<FileIdentity, "doubts">): string {
  const signs = has(identity, "c1") ? signsFor(text, signOfControl) : text;
  return has(identity, "invisible") ? withoutInvisible(signs) : signs;
}
