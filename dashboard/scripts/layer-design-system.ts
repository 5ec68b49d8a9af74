import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Stylesheets of the design system, as the `react-dsfr` commands leave them. */
const STYLESHEETS = ["dsfr.min.css", "utility/icons/icons.min.css"];
const START = "@layer dsfr{";

/**
 * Puts the design system under the product's own layers (`src/app/layers.css`): rules without a layer would win over
 * all of them. The commands may leave a file as it was, so one that is already in its layer stays.
 */
for (const name of STYLESHEETS) {
  const file = new URL(`../public/dsfr/${name}`, import.meta.url);
  if (!existsSync(file)) throw new Error(`public/dsfr/${name} is missing: run react-dsfr first`);
  const css = readFileSync(file, "utf8");
  if (!css.startsWith(START)) writeFileSync(file, `${START}${css}}`);
}
