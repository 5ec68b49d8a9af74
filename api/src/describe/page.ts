import { API_ROOT } from "../contract/route.js";
import { type Html, html } from "./html.js";
import type { OpenApi, Operation, ParameterObject } from "./openapi.js";

/** The page that shows an OpenAPI document: plain HTML, which works without a script. */
export function documentationPage(document: OpenApi): string {
  const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, get }));
  const { title, summary, description } = document.info;
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API — ${title}</title>
<link rel="icon" href="/dsfr/favicon/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${API_ROOT}/documentation.css">
</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header>
<p class="etat">DIAIR</p>
<p><a href="/">${title}</a></p>
</header>
<nav aria-label="Adresses de l’API">
<ul>
${operations.map(({ path, get }) => html`<li><a href="#${get.operationId}"><code>${path}</code></a></li>`)}
<li><a href="#schemas">Schémas des réponses</a></li>
</ul>
</nav>
<main id="contenu" tabindex="-1">
<h1>API ouverte</h1>
<p>${summary}</p>
<p>${description}</p>
<p>Racine\u202f: <code>${API_ROOT}</code>. Pour les machines\u202f: <a href="${API_ROOT}/openapi.json">OpenAPI ${document.openapi}</a>, <a href="${API_ROOT}/catalogue.jsonld">catalogue DCAT</a>.</p>
${operations.map(({ path, get }) => section(path, get))}
<section aria-labelledby="schemas">
<h2 id="schemas">Schémas des réponses</h2>
${Object.entries(document.components.schemas).map(([name, schema]) => schemaDetails(name, schema))}
</section>
</main>
<footer><p>Suivi des Fabriques — DIAIR. Les exemples sont des réponses réelles de la version qui sert, raccourcies.</p></footer>
</body>
</html>
`.html;
}

function section(path: string, operation: Operation): Html {
  const { operationId: id, summary, parameters } = operation;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}"><code>GET ${API_ROOT}${path}</code></h2>
<p>${summary}</p>
${parameters.length === 0 ? html`<p>Sans paramètre.</p>` : parameterTable({ id, path }, parameters)}
<h3>À essayer</h3>
<ul>
${operation["x-exemples"].map(({ adresse, titre }) => html`<li><a href="${adresse}">${titre}</a>\u202f: <code>${adresse}</code></li>`)}
</ul>
<h3>Réponse</h3>
<p>Formats\u202f: ${Object.keys(operation.responses["200"].content).map((type) => html`<code>${type}</code> `)}</p>
${examplesOf(operation)}
</section>`;
}

function parameterTable(
  { id, path }: { readonly id: string; readonly path: string },
  parameters: readonly ParameterObject[],
): Html {
  return html`<div class="table" role="region" aria-labelledby="${id}-parametres" tabindex="0">
<table>
<caption id="${id}-parametres">Paramètres de ${path}</caption>
<thead><tr><th scope="col">Nom</th><th scope="col">Sens</th><th scope="col">Valeurs</th></tr></thead>
<tbody>
${parameters.map(
  (one) =>
    html`<tr><th scope="row"><code>${one.name}</code></th><td>${one.in === "path" ? "Dans l’adresse. " : ""}${one.description}</td><td>${valuesOf(one)}</td></tr>`,
)}
</tbody>
</table>
</div>`;
}

const FEW_CHOICES = 8;

/** What a parameter accepts, and an example of it. */
function valuesOf({ schema, example }: ParameterObject): Html {
  const { enum: choices, default: usual } = schema;
  return html`${[
    ...(Array.isArray(choices)
      ? [
          ...choices.slice(0, FEW_CHOICES).map((choice) => html`<code>${String(choice)}</code> `),
          ...(choices.length > FEW_CHOICES
            ? [html`… (${choices.length} valeurs, que donne le catalogue). `]
            : []),
        ]
      : []),
    ...(usual === undefined ? [] : [html`Par défaut\u202f: <code>${String(usual)}</code>. `]),
    ...(example === undefined ? [] : [html`Exemple\u202f: <code>${example}</code>`]),
  ]}`;
}

const examplesOf = ({ responses }: Operation): readonly Html[] =>
  Object.entries(responses["200"].content)
    .filter(([, { example }]) => example !== undefined)
    .map(([type, { example }]) => {
      const text = typeof example === "string" ? example : JSON.stringify(example, null, 2);
      return html`<details><summary>Exemple de réponse, ${type}</summary><pre tabindex="0">${text}</pre></details>`;
    });

const schemaDetails = (name: string, schema: unknown): Html =>
  html`<details id="schema-${name}"><summary><code>${name}</code></summary><pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre></details>`;
