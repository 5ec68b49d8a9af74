import "./app/layers.css";
import { startReactDsfr } from "@codegouvfr/react-dsfr/spa";
import { Link, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { printInLight } from "./app/print-light.js";
import { router } from "./router.js";
import "./app/base.css";

declare module "@codegouvfr/react-dsfr/spa" {
  interface RegisterLink {
    Link: typeof Link;
  }
}

printInLight();
startReactDsfr({ defaultColorScheme: "system", Link });

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
