import { randomUUID } from "node:crypto";
import { OutdatedRelease } from "@fabriques/pipelines/release";
import type { ErrorRequestHandler } from "express";
import type { ProblemBody } from "../contract/index.js";

/** Every refusal of this server: HTTP status and French title, by the name that ends its `type`. */
const PROBLEMS = {
  parametre_inconnu: [400, "Paramètre inconnu"],
  parametre_repete: [400, "Paramètre répété"],
  valeur_refusee: [400, "Valeur refusée"],
  requete_illisible: [400, "Requête illisible"],
  acces_refuse: [403, "Accès refusé"],
  introuvable: [404, "Introuvable"],
  version_absente: [404, "Version absente"],
  version_depassee: [410, "Version dépassée"],
  methode_refusee: [405, "Méthode refusée"],
  format_refuse: [406, "Format refusé"],
  corps_refuse: [413, "Corps refusé"],
  adresse_trop_longue: [414, "Adresse trop longue"],
  trop_de_demandes: [429, "Trop de demandes"],
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
  /** Seconds after which the same request may be answered; sent as `Retry-After`. */
  readonly retryAfter?: number;
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
    const incident = problem.status === 500 ? `urn:uuid:${randomUUID()}` : undefined;
    if (incident) log.error({ incident, ...failureFacts(error) }, "requête en échec");
    if (response.headersSent) {
      // A body already begun must end visibly cut, never look whole.
      response.destroy();
      return;
    }
    for (const header of HEADERS_OF_AN_ANSWER) response.removeHeader(header);
    response.setHeader("Cache-Control", "no-store");
    const wait = problem.facts.retryAfter ?? (problem.status === 503 ? BUSY_SECONDS : undefined);
    if (wait !== undefined) response.setHeader("Retry-After", wait);
    if (problem.kind === "methode_refusee") response.setHeader("Allow", "GET, HEAD");
    response.status(problem.status).type("application/problem+json");
    const instance = incident === undefined ? {} : { instance: incident };
    response.end(JSON.stringify({ ...problem.body(), ...instance }));
  };
}

/** What would be said of an answer that is not sent. */
const HEADERS_OF_AN_ANSWER = [
  ...["ETag", "Content-Disposition", "Content-Location", "Link", "Trailer", "X-Total-Rows"],
];
const BUSY_SECONDS = 5;

/**
 * A failure for the log: its kind, where it happened, and its first line, without what stands between quotes, where
 * engines repeat the values of a question.
 */
export function failureFacts(error: unknown): object {
  if (!(error instanceof Error)) return { erreur: typeof error };
  const [message = ""] = error.message.split("\n");
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    erreur: error.name,
    message: message.replaceAll(/(["'`]).*?\1/g, "$1…$1").slice(0, LONGEST_ECHO),
    pile: frames.map((frame) => frame.trim()),
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof OutdatedRelease) return new Problem("version_depassee", error.message);
  // Express refuses a badly percent-encoded path with an error of its own.
  if (error instanceof URIError) {
    return new Problem("requete_illisible", "L’adresse demandée est mal encodée.");
  }
  return new Problem(
    "erreur_interne",
    "La demande n’a pas pu aboutir. L’incident est consigné\u202f; réessayez plus tard.",
  );
}
