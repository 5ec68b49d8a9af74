import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

const PUBLIC = fileURLToPath(new URL("./public/", import.meta.url));

/** Stylesheet link whose address changes with the content of the file. */
function stylesheet(path: string): HtmlTagDescriptor {
  const file = `${PUBLIC}${path}`;
  const version = existsSync(file)
    ? createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 8)
    : "absente";
  return {
    tag: "link",
    attrs: { rel: "stylesheet", href: `/${path}?v=${version}` },
    injectTo: "head-prepend",
  };
}

const link = (rel: string, href: string, more: Record<string, string> = {}): HtmlTagDescriptor => ({
  tag: "link",
  attrs: { rel, href, ...more },
  injectTo: "head-prepend",
});

/**
 * Links to the design system's files. They are not written in `index.html`, because the
 * `react-dsfr` commands rewrite every such address there at each build.
 */
const designSystem: Plugin = {
  name: "liens-dsfr",
  transformIndexHtml: () => [
    stylesheet("dsfr/dsfr.min.css"),
    stylesheet("dsfr/utility/icons/icons.min.css"),
    link("icon", "/dsfr/favicon/favicon.svg", { type: "image/svg+xml" }),
    link("alternate icon", "/dsfr/favicon/favicon.ico", { type: "image/x-icon" }),
    link("preload", "/dsfr/fonts/Marianne-Regular.woff2", {
      as: "font",
      type: "font/woff2",
      crossorigin: "anonymous",
    }),
  ],
};

const DATASETS = {
  ctai: "Contrats territoriaux (CTAI)",
  mentorat: "Binômes de mentorat",
  recrutements: "Recrutements",
  places_rurales: "Places d’accueil rurales",
  objectifs: "Objectifs",
  commentaires: "Commentaires",
  livrables: "Livrables et décisions",
  chiffres_publies: "Chiffres publiés",
  ruralite_communes: "Communes rurales",
};

const FILES = { XLSX: "xlsx", ODS: "ods", CSV: "csv?variante=tableur" };

/** Links to every dataset, for those who open the page without JavaScript. */
const downloads: Plugin = {
  name: "telechargements-sans-script",
  transformIndexHtml: (html) => {
    const lines = Object.entries(DATASETS).map(([id, title]) => {
      const links = Object.entries(FILES).map(
        ([name, file]) => `<a href="/api/v1/donnees/${id}.${file}">${name}</a>`,
      );
      return `<li>${title}\u202F: ${links.join(", ")}</li>`;
    });
    return html.replace("<!-- downloads -->", lines.join("\n          "));
  },
};

/** Where the API answers while developing. */
const API = process.env.API ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react(), designSystem, downloads],
  // Recharts alone is above Vite's default warning; it is loaded lazily, and a test holds the entry's size.
  build: { outDir: "dist", chunkSizeWarningLimit: 600, assetsInlineLimit: 0 },
  server: { proxy: { "/api": API } },
  preview: { proxy: { "/api": API } },
});
