import type { Request } from "express";
import { CSV_VARIANTS, type CsvVariant } from "../contract/formats.js";
import { chooseFormat, type Format } from "../file/file.js";
import { PINNED } from "../serve/releases.js";
import { type Query, readQuery, refusedValue, unknownParameter } from "./query.js";

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

/**
 * Reads the form of the file asked: an extension, else the Accept header. `name` is the last part of the path; an
 * extension is what follows a known id, which may hold a dot itself.
 */
export function readFileForm(
  request: Request,
  name: string,
  isKnown: (id: string) => boolean,
): AskedFile {
  const { id, extension } = splitName(name, isKnown);
  const format = chooseFormat(extension, request);
  const { variante, [PINNED]: _pinned, ...rest } = Object.fromEntries(readQuery(request.url));
  return {
    ...{ id, format },
    variant: readVariant(variante, format),
    query: new Map(Object.entries(rest)),
    reserved: [...(format.hasVariants ? ["variante"] : []), PINNED],
  };
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

function readVariant(value: string | undefined, format: Format): CsvVariant {
  if (value === undefined) return "standard";
  if (!format.hasVariants) throw unknownParameter("variante", []);
  const variant = CSV_VARIANTS.find((candidate) => candidate === value);
  if (!variant) throw refusedValue("variante", value, CSV_VARIANTS);
  return variant;
}
