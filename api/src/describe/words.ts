import { text } from "@fabriques/pipelines/catalogue";

/** Name of the product. */
export const PRODUCT = "Suivi des Fabriques";

/** What the OpenAPI document says beside the words of the contract: in French, as its readers are. */
export const DOCUMENT = {
  summary: "Les points clés des Fabriques de la DIAIR, indicateur par indicateur.",
  about: [
    "Tout se lit par GET, sans clé.",
    'Une adresse sans «\u202frelease\u202f» donne la dernière version publiée, et reste la même d’une version à l’autre\u202f; avec «\u202frelease\u202f», la réponse est la même pour toujours, et l’en-tête Link (rel="bookmark") donne cette adresse permanente.',
    "Une réponse est complète, ou visiblement coupée. Un paramètre inconnu est refusé par son nom, avec ce qui est accepté.",
    "Un chiffre porte à côté de son statut des marques\u202f: «\u202fprovisoire\u202f» (il peut encore bouger), «\u202fsource_en_retard\u202f» (sa source aurait dû être renouvelée), «\u202fperiodes_incompletes\u202f» (une période plus récente est finie pour sa source, et incomplète\u202f: il est plus ancien qu’il ne devrait).",
  ].join(" "),
  refused: "Demande refusée\u202f: le paramètre en cause et ce qui est accepté.",
  retryAfter: "Secondes après lesquelles redemander (429, 503).",
  notModified: "La réponse que vous avez est encore la bonne (If-None-Match).",
  etag: "Empreinte de la réponse.",
  link: "Adresse permanente (bookmark), dernière version (latest-version), versions.",
  totalRows: "Nombre de lignes de la réponse, pour un jeu de données.",
  format: text(
    "Format du fichier\u202f; l’en-tête Accept fait de même sans extension.",
    "File format; the Accept header does the same without an extension.",
  ),
} as const;

/** What the DCAT catalogue says of itself, in French, its one language. */
export const CATALOGUE = {
  description:
    "Les jeux de données du suivi des Fabriques de la DIAIR, dans leur dernière version publiée.",
  publisher: "Délégation interministérielle à l’accueil et à l’intégration des réfugiés (DIAIR)",
  service: "API du suivi des Fabriques",
  keywords: ["réfugiés", "intégration", "accueil"],
} as const;
