const THEME = "data-fr-theme";

/** Prints in the light theme whatever is on screen: browsers leave out backgrounds, and white words would vanish. */
export function printInLight(): void {
  const root = document.documentElement;
  let onScreen: string | null = null;
  window.addEventListener("beforeprint", () => {
    onScreen = root.getAttribute(THEME);
    root.setAttribute(THEME, "light");
  });
  window.addEventListener("afterprint", () => {
    if (onScreen !== null) root.setAttribute(THEME, onScreen);
  });
}
