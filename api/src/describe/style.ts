/** Style of the documentation: the State's colours and type, in both themes, from 320 px up and on paper. */
export const DOCUMENTATION_STYLE = `
@font-face { font-family: Marianne; font-weight: 400; font-display: swap; src: url("/dsfr/fonts/Marianne-Regular.woff2") format("woff2"); }
@font-face { font-family: Marianne; font-weight: 700; font-display: swap; src: url("/dsfr/fonts/Marianne-Bold.woff2") format("woff2"); }
:root {
  color-scheme: light dark;
  --fond: #fff; --fond-alt: #f6f6f6; --texte: #161616; --texte-2: #3a3a3a; --trait: #929292;
  --action: #000091; --accent: #e1000f; --focus: #0a76f6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --fond: #161616; --fond-alt: #242424; --texte: #fff; --texte-2: #cecece; --trait: #7b7b7b;
    --action: #a6a6ff; --accent: #ff8080; --focus: #80b3ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--fond); color: var(--texte); font: 1rem/1.5 Marianne, arial, sans-serif; }
a { color: var(--action); text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.evitement { position: absolute; left: -100vw; padding: 0.75rem 1rem; background: var(--fond); }
.evitement:focus { left: 0; top: 0; }
header, main, footer, nav { max-width: 78rem; margin: 0 auto; padding: 1.5rem 1rem; }
header { border-bottom: 1px solid var(--trait); }
header p { margin: 0; }
.etat { border-left: 4px solid var(--accent); padding-left: 0.75rem; font-weight: 700; }
h1 { font-size: 2rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.5rem; line-height: 1.3; margin: 3rem 0 0.75rem; overflow-wrap: anywhere; }
h3 { font-size: 1.125rem; margin: 1.5rem 0 0.5rem; }
nav ul { columns: 18rem; padding-left: 1.25rem; margin: 0; }
code, pre { font-family: ui-monospace, "Liberation Mono", monospace; font-size: 0.875rem; }
code { overflow-wrap: anywhere; }
h2 code { font-size: 0.85em; }
th code { overflow-wrap: normal; white-space: nowrap; }
pre { background: var(--fond-alt); border: 1px solid var(--trait); padding: 1rem; overflow: auto; max-height: 30rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; padding: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--trait); }
thead th { background: var(--fond-alt); }
td { color: var(--texte-2); min-width: 12rem; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; color: var(--action); }
footer { border-top: 2px solid var(--action); margin-top: 3rem; }
@media print { nav, .evitement { display: none; } pre { max-height: none; } }
`;
