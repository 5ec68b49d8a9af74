import * as z from "zod";
import { COMPONENTS } from "../contract/components.js";
import type { Parameter } from "../contract/parameters.js";
import { API_ROOT, type Route } from "../contract/route.js";
import { ROUTES } from "../contract/routes.js";
import type { Examples } from "./examples.js";
import { DOCUMENT, PRODUCT } from "./words.js";

const PROBLEM_TYPE = "application/problem+json";
const REFUSALS = ["400", "404", "405", "406", "413", "414", "429", "500", "503"];
const reference = (name: string): string => `#/components/schemas/${name}`;

/** An OpenAPI 3.1 document, as far as its readers here need to know it. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly summary: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: Readonly<Record<string, unknown>> & {
    readonly schemas: Readonly<Record<string, unknown>>;
  };
}

/** What may be asked at one path. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly ParameterObject[];
  readonly responses: Readonly<Record<string, unknown>> & { readonly "200": Success };
  readonly "x-exemples": readonly { readonly adresse: string; readonly titre: string }[];
}

/** An answer, in each of its media types. */
export interface Success {
  readonly description: string;
  readonly content: Readonly<
    Record<string, { readonly schema: object; readonly example?: unknown }>
  >;
}

/** A parameter of a path. */
export interface ParameterObject {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly schema: Parameter["schema"];
  readonly example?: string;
}

/** The OpenAPI 3.1 document, made from the contract: no word of it is written twice. */
export function openApiDocument(examples: Examples = new Map()): OpenApi {
  return {
    openapi: "3.1.0",
    info: {
      title: PRODUCT,
      ...{ version: "1", license: { name: "EUPL-1.2", identifier: "EUPL-1.2" } },
      summary: DOCUMENT.summary,
      description: DOCUMENT.about,
    },
    servers: [{ url: API_ROOT }],
    paths: Object.fromEntries(ROUTES.flatMap((route) => pathsOf(route, examples))),
    components: {
      schemas: componentSchemas(),
      responses: {
        Probleme: {
          description: DOCUMENT.refused,
          headers: {
            "Retry-After": {
              description: DOCUMENT.retryAfter,
              schema: { type: "integer" },
            },
          },
          content: { [PROBLEM_TYPE]: { schema: { $ref: reference("Probleme") } } },
        },
      },
    },
  };
}

function pathsOf(route: Route, examples: Examples): [string, { get: Operation }][] {
  const item = { get: operation(route, route.parameters, examples) };
  if (!route.formats) return [[route.path, item]];
  const format: Parameter = {
    name: "format",
    in: "path",
    description: DOCUMENT.format,
    schema: { type: "string", enum: Object.keys(route.formats) },
    example: "csv",
  };
  const withFormat = operation(route, [...route.parameters, format], examples);
  return [
    [route.path, item],
    [`${route.path}.{format}`, { get: { ...withFormat, operationId: `${route.id}_fichier` } }],
  ];
}

function operation(route: Route, parameters: readonly Parameter[], examples: Examples): Operation {
  const refused = REFUSALS.map((status) => [status, { $ref: "#/components/responses/Probleme" }]);
  const content = contentOf(route, examples);
  return {
    operationId: route.id,
    summary: route.summary.fr,
    ...{ "x-summary-en": route.summary.en },
    parameters: parameters.map(parameterObject),
    responses: {
      "200": { description: route.summary.fr, ...{ headers: HEADERS }, content },
      "304": { description: DOCUMENT.notModified },
      ...Object.fromEntries(refused),
    },
    "x-exemples": route.examples.map(({ path, words }) => ({
      adresse: `${API_ROOT}${path}`,
      titre: words.fr,
    })),
  };
}

const HEADERS = {
  ETag: { description: DOCUMENT.etag, schema: { type: "string" } },
  Link: { description: DOCUMENT.link, schema: { type: "string" } },
  "X-Total-Rows": { description: DOCUMENT.totalRows, schema: { type: "integer" } },
};

function parameterObject(parameter: Parameter): ParameterObject {
  const { name, schema, description, example } = parameter;
  return {
    name,
    in: parameter.in,
    required: parameter.in === "path",
    description: description.fr,
    ...{ "x-description-en": description.en },
    schema,
    ...(parameter.open ? { style: "form", explode: true } : {}),
    ...(example === undefined ? {} : { example }),
  };
}

function contentOf({ id, answer, formats, media }: Route, examples: Examples): Success["content"] {
  const name = Object.entries(COMPONENTS).find(([, schema]) => schema === answer)?.[0];
  const schema = name ? { $ref: reference(name) } : { type: "object" };
  const { json, csv } = examples.get(id) ?? {};
  const own = media ?? "application/json";
  const others = Object.values(formats ?? {}).filter((type) => type !== "application/json");
  return {
    [own]: {
      schema: own === "text/html" ? { type: "string" } : schema,
      ...(json === undefined ? {} : { example: json }),
    },
    ...Object.fromEntries(
      others.map((type) => [
        type,
        {
          schema: { type: "string" },
          ...(type === "text/csv" && csv !== undefined ? { example: csv } : {}),
        },
      ]),
    ),
  };
}

function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: reference, io: "output" });
  // Inside a document these are fragments: they carry neither an address nor a dialect of their own.
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  );
}
