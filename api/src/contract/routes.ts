import { ABOUT_ROUTES } from "./about-routes.js";
import { FIGURE_ROUTES } from "./figure-routes.js";
import type { Route } from "./route.js";

/** Every route, once: the server mounts them, OpenAPI documents them, the tests walk them. */
export const ROUTES: readonly Route[] = [...FIGURE_ROUTES, ...ABOUT_ROUTES];
