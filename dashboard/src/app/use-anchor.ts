import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";

/** Goes to the anchor of the address: the page is drawn after it was read, so the browser could not by itself. */
export function useAnchor(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const heading = hash === "" ? null : document.getElementById(hash);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [hash]);
}
