import { createHash } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** The one style element that react-dsfr adds to the page, whose text changes with the theme. */
const SCHEME_STYLES: readonly string[] = ["light", "dark"].map(
  (scheme) => `:root { color-scheme: ${scheme}; }`,
);

const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Security headers of every answer: nothing loads from another origin, no script that is not a file of ours. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", ...SCHEME_STYLES.map(hashOf)],
        // React writes the style attribute of elements that it positions.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Over plain http, these would send browsers to an https that nobody serves.
    strictTransportSecurity: false,
  });
}
