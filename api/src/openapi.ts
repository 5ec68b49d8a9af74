import * as z from "zod";
import { API_ROOT, COMPONENTS, type Parameter, ROUTES, type Route } from "./contract/routes.js";

const PROBLEM_TYPE = "application/problem+json";
const REFUSALS = ["400", "404", "405", "406", "500", "503"];
const reference = (name: string): string => `#/components/schemas/${name}`;

/** The OpenAPI 3.1 document, made from the contract: no word of it is written twice. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    info: {
      title: "Suivi des Fabriques",
      version: "1",
      summary: "Les points clés des Fabriques de la DIAIR, indicateur par indicateur.",
      description:
        "Chaque réponse nomme la version des données (`release`) dont elle vient. Un paramètre inconnu est refusé par son nom.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: API_ROOT }],
    paths: Object.fromEntries(ROUTES.flatMap(pathsOf)),
    components: {
      schemas: componentSchemas(),
      responses: {
        Probleme: {
          description: "Demande refusée\u202f: le paramètre en cause et ce qui est accepté.",
          content: { [PROBLEM_TYPE]: { schema: { $ref: reference("Probleme") } } },
        },
      },
    },
  };
}

function pathsOf(route: Route): [string, unknown][] {
  const item = { get: operation(route, route.parameters) };
  if (!route.formats) return [[route.path, item]];
  const format: Parameter = {
    name: "format",
    in: "path",
    description: {
      fr: "Format du fichier\u202f; l’en-tête Accept fait de même sans extension.",
      en: "File format; the Accept header does the same without an extension.",
    },
    schema: { type: "string", enum: Object.keys(route.formats) },
  };
  const withFormat = { ...route, id: `${route.id}_fichier` };
  return [
    [route.path, item],
    [`${route.path}.{format}`, { get: operation(withFormat, [...route.parameters, format]) }],
  ];
}

function operation(
  route: Omit<Route, "id"> & { readonly id: string },
  parameters: readonly Parameter[],
): Record<string, unknown> {
  const refused = REFUSALS.map((status) => [status, { $ref: "#/components/responses/Probleme" }]);
  return {
    operationId: route.id,
    summary: route.summary.fr,
    "x-summary-en": route.summary.en,
    parameters: parameters.map(parameterObject),
    responses: {
      "200": { description: route.summary.fr, headers: HEADERS, content: contentOf(route) },
      "304": { description: "La réponse que vous avez est encore la bonne (If-None-Match)." },
      ...Object.fromEntries(refused),
    },
  };
}

const HEADERS = {
  ETag: { description: "Empreinte de la réponse.", schema: { type: "string" } },
  "X-Total-Rows": {
    description: "Nombre de lignes de la réponse, pour un jeu de données.",
    schema: { type: "integer" },
  },
};

function parameterObject(parameter: Parameter): Record<string, unknown> {
  const { name, schema, description, example } = parameter;
  return {
    name,
    in: parameter.in,
    required: parameter.in === "path",
    description: description.fr,
    "x-description-en": description.en,
    schema,
    ...(parameter.open ? { style: "form", explode: true } : {}),
    ...(example === undefined ? {} : { example }),
  };
}

function contentOf({
  answer,
  formats,
}: Pick<Route, "answer" | "formats">): Record<string, unknown> {
  const name = Object.entries(COMPONENTS).find(([, schema]) => schema === answer)?.[0];
  const schema = name ? { $ref: reference(name) } : { type: "object" };
  const binary = Object.values(formats ?? {}).filter((type) => type !== "application/json");
  return {
    "application/json": { schema },
    ...Object.fromEntries(binary.map((type) => [type, { schema: { type: "string" } }])),
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
