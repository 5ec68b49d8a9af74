/** A piece of HTML, safe to be put in a page as it is. */
export interface Html {
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

type Part = string | number | Html | readonly Html[];

/** Writes HTML: every text put in it is escaped, every piece of HTML is kept as it is. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = texts.map((text, i) => text + (i < parts.length ? write(parts[i] ?? "") : ""));
  return { html: written.join("") };
}

function write(part: Part): string {
  if (typeof part === "object") {
    return "html" in part ? part.html : part.map((one) => one.html).join("\n");
  }
  return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}
