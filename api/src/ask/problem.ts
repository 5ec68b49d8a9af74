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
