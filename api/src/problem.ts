import type { ErrorRequestHandler } from "express";
import type { ProblemBody } from "./contract/index.js";

/** Every refusal of this server: HTTP status and French title, by the name that ends its `type`. */
const PROBLEMS = {
  parametre_inconnu: [400, "Paramètre inconnu"],
  parametre_repete: [400, "Paramètre répété"],
  valeur_refusee: [400, "Valeur refusée"],
  requete_illisible: [400, "Requête illisible"],
  introuvable: [404, "Introuvable"],
  methode_refusee: [405, "Méthode refusée"],
  format_refuse: [406, "Format refusé"],
  erreur_interne: [500, "Erreur interne"],
  serveur_occupe: [503, "Serveur occupé"],
  sans_publication: [503, "Aucune donnée publiée"],
} as const satisfies Record<string, readonly [number, string]>;

/** Name of a refusal. */
export type ProblemName = keyof typeof PROBLEMS;

/** Facts that a refusal carries: the parameter at fault, its value, what is accepted instead. */
export interface ProblemFacts {
  readonly parametre?: string;
  readonly valeur?: string;
  readonly acceptes?: readonly string[];
}

const LONGEST_ECHO = 200;

/** A refused or failed request; `message` is a French sentence that may be sent as it is. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemName;
  readonly facts: ProblemFacts;

  constructor(kind: ProblemName, detail: string, facts: ProblemFacts = {}) {
    super(detail);
    this.kind = kind;
    this.facts = facts;
  }

  /** HTTP status of the answer. */
  get status(): number {
    return PROBLEMS[this.kind][0];
  }

  /** Body of the answer, RFC 9457. */
  body(): ProblemBody {
    const { parametre, valeur, acceptes } = this.facts;
    return {
      type: `urn:fabriques:probleme:${this.kind}`,
      title: PROBLEMS[this.kind][1],
      status: this.status,
      detail: this.message,
      ...(parametre === undefined ? {} : { parametre }),
      ...(valeur === undefined ? {} : { valeur: valeur.slice(0, LONGEST_ECHO) }),
      ...(acceptes === undefined ? {} : { acceptes: [...acceptes] }),
    };
  }
}

/** Where failures are told; pino has this shape. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** The one error handler: a {@link Problem} as `application/problem+json`, anything else as a bare 500 told to the log only. */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const problem = asProblem(error);
    if (problem.status === 500) log.error({ err: error }, "requête en échec");
    if (response.headersSent) {
      // A body already begun must end visibly cut, never look whole.
      response.destroy();
      return;
    }
    for (const header of ["ETag", "Content-Disposition", "X-Total-Rows"])
      response.removeHeader(header);
    response.setHeader("Cache-Control", "no-store");
    if (problem.status === 503) response.setHeader("Retry-After", "5");
    if (problem.kind === "methode_refusee") response.setHeader("Allow", "GET, HEAD");
    response.status(problem.status).type("application/problem+json");
    response.end(JSON.stringify(problem.body()));
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // Express refuses a badly percent-encoded path with an error of its own.
  if (error instanceof URIError) {
    return new Problem("requete_illisible", "L’adresse demandée est mal encodée.");
  }
  return new Problem(
    "erreur_interne",
    "La demande n’a pas pu aboutir. L’incident est consigné\u202f; réessayez plus tard.",
  );
}
