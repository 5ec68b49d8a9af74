import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from "@tanstack/react-router";
import { askAhead } from "./api/answers.js";
import { qualityOf, synthesesOf } from "./api/questions.js";
import { CrashPage, MissingPage } from "./app/error-page.js";
import { parseSearch, type SharedSearch, sharedSearch, stringifySearch } from "./app/search.js";
import { Shell } from "./app/shell.js";

// Pages load lazily: each reads its own part of the address once it is there.
const rootRoute = createRootRoute({
  component: Shell,
  errorComponent: CrashPage,
  notFoundComponent: MissingPage,
  validateSearch: sharedSearch,
  search: { middlewares: [retainSearchParams<SharedSearch>(["territoire"])] },
});

/** The synthesis that a page shows is asked for while the page's code loads, or when its link is pointed at. */
const synthesisAhead = {
  loaderDeps: ({ search }: { search: SharedSearch }) => ({ territory: search.territoire ?? "FR" }),
  loader: ({ deps }: { deps: { territory: string } }) => askAhead(synthesesOf(deps.territory)),
};

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  ...synthesisAhead,
  component: lazyRouteComponent(() => import("./pages/home.js"), "HomePage"),
});

const fabriqueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/fabriques/$id",
  ...synthesisAhead,
  component: lazyRouteComponent(() => import("./pages/fabrique.js"), "FabriquePage"),
});

const indicatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/indicateurs/$id",
  component: lazyRouteComponent(() => import("./pages/indicator.js"), "IndicatorPage"),
});

const dataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/donnees/$jeu",
  component: lazyRouteComponent(() => import("./pages/data.js"), "DataPage"),
});

const methodRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/methode",
  component: lazyRouteComponent(() => import("./pages/method.js"), "MethodPage"),
});

const qualityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/qualite",
  loader: () => askAhead(qualityOf()),
  component: lazyRouteComponent(() => import("./pages/quality.js"), "QualityPage"),
});

/** The addresses of the product; the whole state of a page is in its address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    fabriqueRoute,
    indicatorRoute,
    dataRoute,
    qualityRoute,
    methodRoute,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: MissingPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
