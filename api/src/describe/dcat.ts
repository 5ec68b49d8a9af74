import { DATASETS, type Frequency } from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import type { QuestionReader } from "../answer/answer.js";
import { linksOf } from "../ask/address.js";
import { askNothing } from "../ask/ask.js";
import { SERVED, type Served } from "../ask/served.js";
import { DATA_TYPES, type FormatId } from "../contract/formats.js";
import { API_ROOT } from "../contract/route.js";
import { CATALOGUE, PRODUCT } from "./words.js";

/** The words of the catalogue, by prefix: the vocabularies that DCAT-AP is made of. */
const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const AUTHORITY = "http://publications.europa.eu/resource/authority";
const MEDIA_TYPES = "https://www.iana.org/assignments/media-types";
const OPEN_LICENCE = "https://spdx.org/licenses/etalab-2.0.html";

const iri = (id: string) => ({ "@id": id });
const french = (value: string) => ({ "@value": value, "@language": "fr" });
const typed = (type: string, value: string) => ({ "@type": `xsd:${type}`, "@value": value });

/** File types of the Publications Office; Arrow is not among them yet. */
const FILE_TYPES: Readonly<Record<FormatId, string | null>> = {
  json: "JSON",
  csv: "CSV",
  "csv.zip": "ZIP",
  xlsx: "XLSX",
  ods: "ODS",
  parquet: "PARQUET",
  arrow: null,
};

const FREQUENCIES: Readonly<Record<Frequency, string>> = {
  trimestre: "QUARTERLY",
  semestre: "ANNUAL_2",
  annee: "ANNUAL",
};

/** The question of the catalogue, which takes no parameter: portals harvest the release that serves. */
export const dcatQuestion: QuestionReader = (request) => {
  askNothing(request);
  return {
    address: null,
    isKept: true,
    key: "dcat",
    answer: ({ release, origin }) => buildDcat(release, origin),
    media: "application/ld+json",
  };
};

/** The datasets of a release as a DCAT-AP catalogue (JSON-LD); with no `origin`, IRIs are relative to its address. */
async function buildDcat(release: Release, origin: string): Promise<object> {
  const { audience, manifest } = release;
  const root = `${origin}${API_ROOT}`;
  const everywhere = {
    "dct:publisher": iri(`${root}/catalogue.jsonld#diair`),
    "dct:language": iri(`${AUTHORITY}/language/FRA`),
    "dct:spatial": iri(`${AUTHORITY}/country/FRA`),
    "dct:modified": typed("dateTime", manifest.charge_le),
    ...rightsOf(manifest.origine.licence),
    "dct:accessRights": iri(
      `${AUTHORITY}/access-right/${audience === "public" ? "PUBLIC" : "NON_PUBLIC"}`,
    ),
  };
  return {
    "@context": CONTEXT,
    "@id": `${root}/catalogue.jsonld`,
    "@type": "dcat:Catalog",
    "dct:title": french(PRODUCT),
    "dct:description": french(CATALOGUE.description),
    ...everywhere,
    "dct:publisher": {
      "@id": `${root}/catalogue.jsonld#diair`,
      "@type": "foaf:Organization",
      "foaf:name": french(CATALOGUE.publisher),
    },
    "dcat:version": release.id,
    "dcat:themeTaxonomy": iri(`${AUTHORITY}/data-theme`),
    "dcat:service": serviceOf(origin),
    "dcat:dataset": await Promise.all(
      SERVED.map(async (served) => ({
        ...(await datasetOf(served, release, origin)),
        ...everywhere,
      })),
    ),
  };
}

/** A licence is an IRI where it is known to be the open one, and words in any case. */
function rightsOf(licence: string): object {
  const words = { "dct:rights": { "@type": "dct:RightsStatement", "rdfs:label": french(licence) } };
  return /licence ouverte.*2/i.test(licence)
    ? { "dct:license": iri(OPEN_LICENCE), ...words }
    : words;
}

function serviceOf(origin: string): object {
  const root = `${origin}${API_ROOT}`;
  return {
    "@id": `${root}/openapi.json#api`,
    "@type": "dcat:DataService",
    "dct:title": french(CATALOGUE.service),
    "dcat:endpointURL": iri(root),
    "dcat:endpointDescription": iri(`${root}/openapi.json`),
    "dcat:landingPage": iri(`${root}/documentation`),
    "dcat:servesDataset": SERVED.map(({ id }) => iri(`${root}/donnees/${id}`)),
  };
}

async function datasetOf(served: Served, release: Release, origin: string): Promise<object> {
  const { id, label, description } = served;
  const { latest, permanent } = linksOf({ path: `/donnees/${id}`, query: "" }, release.id, origin);
  const expected = DATASETS.find((dataset) => dataset.id === id)?.expectedEvery ?? null;
  const { manifest } = release;
  return {
    "@id": latest,
    "@type": "dcat:Dataset",
    "dct:identifier": id,
    "dct:title": french(label.fr),
    "dct:description": french(description.fr),
    "dcat:keyword": CATALOGUE.keywords.map(french),
    "dcat:theme": ["SOCI", "GOVE"].map((theme) => iri(`${AUTHORITY}/data-theme/${theme}`)),
    "dcat:landingPage": iri(`${origin}/donnees/${id}`),
    "dcat:version": release.id,
    "dcat:hasCurrentVersion": iri(permanent),
    ...(expected && {
      "dct:accrualPeriodicity": iri(`${AUTHORITY}/frequency/${FREQUENCIES[expected]}`),
    }),
    ...(await periodOf(served, release)),
    "dct:provenance": {
      "@type": "dct:ProvenanceStatement",
      "rdfs:label": french(manifest.origine.mention),
    },
    "dcat:distribution": (Object.keys(DATA_TYPES) as FormatId[]).map((format) =>
      distributionOf(served, format, { release, origin }),
    ),
  };
}

function distributionOf(
  { id, label }: Served,
  format: FormatId,
  { release, origin }: { readonly release: Release; readonly origin: string },
): object {
  const { latest } = linksOf({ path: `/donnees/${id}.${format}`, query: "" }, release.id, origin);
  const fileType = FILE_TYPES[format];
  return {
    "@id": `${latest}#distribution`,
    "@type": "dcat:Distribution",
    "dct:title": french(`${label.fr} (${format})`),
    "dcat:accessURL": iri(`${origin}/donnees/${id}`),
    "dcat:downloadURL": iri(latest),
    "dcat:mediaType": iri(`${MEDIA_TYPES}/${DATA_TYPES[format]}`),
    ...(fileType && { "dct:format": iri(`${AUTHORITY}/file-type/${fileType}`) }),
    "dct:modified": typed("dateTime", release.manifest.charge_le),
    ...rightsOf(release.manifest.origine.licence),
  };
}

/** The years that the rows are about; nothing where they are about none. */
async function periodOf(
  { relation, publication, positions, columns }: Served,
  release: Release,
): Promise<object> {
  const year =
    publication === "cellules" ? "left(periode, 4)::integer" : yearOf(positions, columns);
  if (year === null) return {};
  const [row] = await release.all(`select min(${year}) as de, max(${year}) as a from ${relation}`);
  if (row?.de == null || row.a == null) return {};
  return {
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": typed("date", `${row.de}-01-01`),
      "dcat:endDate": typed("date", `${row.a}-12-31`),
    },
  };
}

function yearOf(positions: Served["positions"], columns: Served["columns"]): string | null {
  const own = columns.find(({ name }) => name === "annee");
  return own ? '"annee"' : (positions.find(({ name }) => name === "annee")?.sql ?? null);
}
