import { TextDecoder } from "node:util";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Limits } from "./limits.js";
import { WorkbookRefusal } from "./refusal.js";

/** Attributes of an element, by their names. */
export type Attributes = Readonly<Record<string, string>>;

/** What reads a document, element by element; names have the prefixes of the vocabulary. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/** Prefix that the handler knows each namespace by; `""` is the one of names without prefix. */
export type Vocabulary = ReadonlyMap<string, string>;

/** A document to read. */
export interface XmlSource {
  /** Name of the part, for what is said of it. */
  readonly part: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly vocabulary: Vocabulary;
  readonly limits: Limits;
}

/**
 * Reads a document as it comes, yielding after each block for what the handler gathered to be taken. Throws
 * {@link WorkbookRefusal} where it is ill-formed, has a document type (and so entities), is in another encoding than UTF-8
 * or UTF-16, or is beyond the limits.
 */
export async function* parseXml(source: XmlSource, handler: XmlHandler): AsyncGenerator<void> {
  const feed = feedOf(source, handler);
  const decoder = decoderOf(source.part);
  for await (const chunk of source.chunks) {
    feed.write(decoder.decode(chunk, true));
    yield;
  }
  feed.write(decoder.decode(new Uint8Array(0), false));
  feed.end();
  yield;
}

/** Reads a document to its end. */
export async function parseWhole(source: XmlSource, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(source, handler));
}

interface Decoder {
  decode(chunk: Uint8Array, stream: boolean): string;
}

function decoderOf(part: string): Decoder {
  let decoder: TextDecoder | null = null;
  return {
    decode(chunk, stream) {
      decoder ??= new TextDecoder(labelOf(chunk), { fatal: true });
      try {
        return decoder.decode(chunk, { stream });
      } catch (cause) {
        throw new WorkbookRefusal("encoding", { detail: part }, { cause });
      }
    },
  };
}

function labelOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

interface Feed {
  write(text: string): void;
  end(): void;
}

const KNOWN_ENCODING = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii)$/i;

function feedOf({ part, vocabulary, limits }: XmlSource, handler: XmlHandler): Feed {
  // With nine handlers or more, V8 keeps the parser's state as a dictionary, and it takes six times as long.
  const parser = new SaxesParser({ xmlns: false, position: false });
  const place = { detail: part };
  let depth = 0;
  /** Characters read since the last event: what the parser keeps. */
  let kept = 0;
  let names: Names = SAME;
  parser.on("xmldecl", ({ encoding }) => {
    kept = 0;
    if (encoding !== undefined && !KNOWN_ENCODING.test(encoding)) {
      throw new WorkbookRefusal("encoding", place);
    }
  });
  parser.on("error", (cause) => {
    throw new WorkbookRefusal("broken_xml", place, { cause });
  });
  parser.on("doctype", () => {
    throw new WorkbookRefusal("document_type", place);
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    kept = 0;
    if (depth === 0) names = namesOf(attributes, vocabulary);
    depth += 1;
    if (depth > limits.depth) throw new WorkbookRefusal("too_deep", place);
    handler.open(names.element(name), names.attributes(attributes));
  });
  parser.on("closetag", ({ name }) => {
    kept = 0;
    depth -= 1;
    handler.close(names.element(name));
  });
  const text = (characters: string): void => {
    kept = 0;
    handler.text(characters);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  return {
    write(characters) {
      kept += characters.length;
      parser.write(characters);
      if (kept > limits.token) throw new WorkbookRefusal("token_too_long", place);
    },
    end() {
      parser.close();
    },
  };
}

/** How names of the document are those of the vocabulary. */
interface Names {
  element(name: string): string;
  attributes(attributes: Attributes): Attributes;
}

const SAME: Names = { element: (name) => name, attributes: (attributes) => attributes };

/** Prefixes are declared on the root; some programs write `x:row` where others write `row`. */
function namesOf(root: Attributes, vocabulary: Vocabulary): Names {
  const prefixes = new Map<string, string>();
  for (const [name, uri] of Object.entries(root)) {
    const declared = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : null;
    if (declared === null) continue;
    const wanted = vocabulary.get(uri) ?? (declared === "" ? "?" : declared);
    if (wanted !== declared) prefixes.set(declared, wanted);
  }
  if (prefixes.size === 0) return SAME;
  return {
    element: remembered((name) => renamed(name, prefixes)),
    attributes: (attributes) =>
      Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [
          name.includes(":") ? renamed(name, prefixes) : name,
          value,
        ]),
      ),
  };
}

function renamed(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(":");
  const prefix = prefixes.get(colon < 0 ? "" : name.slice(0, colon));
  if (prefix === undefined) return name;
  const local = name.slice(colon + 1);
  return prefix === "" ? local : `${prefix}:${local}`;
}

/** Documents have few names; one that has many is not remembered further. */
const MOST_NAMES = 1000;

function remembered(of: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = of(name);
    if (known.size < MOST_NAMES) known.set(name, found);
    return found;
  };
}
