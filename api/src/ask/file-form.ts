import { CSV_VARIANTS, type CsvVariant, FORMATS, type Format } from "../contract/formats.js";
import type { Address } from "./address.js";
import { PINNED, type Query, readQuery } from "./query.js";
import { refusedValue, unknownFormat, unknownParameter, unservedTypes } from "./refusals.js";
import type { AskedRequest } from "./request.js";

/** What a request for a file says beside its question. */
export interface AskedFile {
  /** Name of the resource, without extension. */
  readonly id: string;
  readonly format: Format;
  readonly variant: CsvVariant;
  /** The question: every parameter but those of the form and the release. */
  readonly query: Query;
  /** Parameters of the form that the format accepts. */
  readonly reserved: readonly string[];
}

/** The file asked for: its format, and the one way to write its question. */
export interface FileForm {
  readonly format: Format;
  readonly variant: CsvVariant;
  /** Path of the resource under the root of the API, without extension. */
  readonly path: string;
  /** Parameters of the question in their one order; empty when there is none. */
  readonly canonical: string;
  /** What the name of the file says of the question: that it is filtered, that columns were left out. */
  readonly marks: readonly string[];
}

/**
 * Reads the form of the file asked: an extension, else the Accept header. `name` is the last part of the path; an
 * extension is what follows a known id, which may hold a dot itself.
 */
export function readFileForm(
  request: AskedRequest,
  name: string,
  isKnown: (id: string) => boolean,
): AskedFile {
  const { id, extension } = splitName(name, isKnown);
  const format = chooseFormat(extension, request);
  const { variante, [PINNED]: _pinned, ...rest } = Object.fromEntries(readQuery(request.url));
  return {
    id,
    format,
    variant: readVariant(variante, format),
    query: new Map(Object.entries(rest)),
    reserved: [...(format.hasVariants ? ["variante"] : []), PINNED],
  };
}

/** The file as it is asked for, in its one way. */
export function fileAddress({ path, format, variant, canonical }: FileForm): Address {
  const choice = variant === "standard" ? [] : [`variante=${variant}`];
  const query = [...(canonical === "" ? [] : [canonical]), ...choice].join("&");
  return { path: `${path}.${format.id}`, query };
}

function splitName(
  name: string,
  isKnown: (id: string) => boolean,
): { readonly id: string; readonly extension?: string } {
  const parts = name.split(".");
  for (let at = 1; at < parts.length; at += 1) {
    const id = parts.slice(0, at).join(".");
    if (isKnown(id)) return { id, extension: parts.slice(at).join(".") };
  }
  return { id: name };
}

/** The format of an extension, else the one that the client prefers, else JSON; any other is refused. */
function chooseFormat(extension: string | undefined, request: AskedRequest): Format {
  if (extension === undefined) return negotiate(request);
  const format = FORMATS.find(({ id }) => id === extension);
  if (format) return format;
  throw unknownFormat(extension);
}

function negotiate(request: AskedRequest): Format {
  const wanted = request.accepts(FORMATS.map(({ type }) => type));
  const format = FORMATS.find(({ type }) => type === wanted);
  if (format) return format;
  throw unservedTypes(request.get("accept") ?? "");
}

function readVariant(value: string | undefined, format: Format): CsvVariant {
  if (value === undefined) return "standard";
  if (!format.hasVariants) throw unknownParameter("variante", []);
  const variant = CSV_VARIANTS.find((candidate) => candidate === value);
  if (!variant) throw refusedValue("variante", value, CSV_VARIANTS);
  return variant;
}
