import type { DomainId } from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import type { Comment, Deliverable, Progress, PublishedFigure } from "../contract/index.js";

/** A target of an indicator; `reference` is null where the value of the reference year is to be taken from the data. */
export interface Target {
  readonly indicator: string;
  readonly reference: number | null;
  readonly words: NonNullable<Progress["objectif"]>;
}

/** What steers the reading of the figures of one territory. */
export interface Steering {
  readonly targets: readonly Target[];
  /** Newest first. */
  readonly comments: readonly Comment[];
}

type SteeringRow = Record<string, unknown>;
const textIn = (row: SteeringRow, name: string): string | null => {
  const value = row[name];
  return typeof value === "string" ? value : null;
};
const numberIn = (row: SteeringRow, name: string): number | null => {
  const value = row[name];
  return typeof value === "number" ? value : null;
};

/** Targets and comments of a territory. */
export const readSteering = ({ once }: Release, territory: string): Promise<Steering> =>
  once(`pilotage ${territory}`, async (file) => {
    const [targets, comments] = await Promise.all([
      file.all("select * from objectifs where territoire = ? order by rowid", [territory]),
      file.all("select * from commentaires where territoire = ? order by date desc, rowid", [
        territory,
      ]),
    ]);
    return { targets: targets.map(targetOf), comments: comments.map(commentOf) };
  });

function targetOf(row: SteeringRow): Target {
  return {
    indicator: textIn(row, "indicateur") ?? "",
    reference: numberIn(row, "valeur_reference"),
    words: {
      territoire: textIn(row, "territoire") ?? "",
      annee_reference: numberIn(row, "annee_reference") ?? 0,
      annee_cible: numberIn(row, "annee_cible") ?? 0,
      valeur_cible: numberIn(row, "valeur_cible") ?? 0,
      // Nobody validated a target that does not say so.
      statut: row.statut === "valide" ? "valide" : "illustratif",
    },
  };
}

const commentOf = (row: SteeringRow): Comment => ({
  indicateur: textIn(row, "indicateur"),
  point_cle: textIn(row, "point_cle"),
  territoire: textIn(row, "territoire") ?? "",
  date: textIn(row, "date") ?? "",
  auteur: textIn(row, "auteur") ?? "",
  texte: textIn(row, "texte") ?? "",
  appreciation: textIn(row, "appreciation") as Comment["appreciation"],
});

/** What a Fabrique promised, in the order of the file. */
export const readDeliverables = (
  { once }: Release,
  fabrique: DomainId,
): Promise<readonly Deliverable[]> =>
  once(`livrables ${fabrique}`, async (file) => {
    const rows = await file.all(
      "select * from livrables where fabrique::varchar = ? order by rowid",
      [fabrique],
    );
    return rows.map(deliverableOf);
  });

const deliverableOf = (row: SteeringRow): Deliverable => ({
  libelle: textIn(row, "libelle") ?? "",
  type: (textIn(row, "type") ?? "livrable") as Deliverable["type"],
  comite: textIn(row, "comite"),
  porteur: textIn(row, "porteur"),
  indicateur: textIn(row, "indicateur"),
  echeance: textIn(row, "echeance"),
  etat: (textIn(row, "etat") ?? "a_faire") as Deliverable["etat"],
  lien: textIn(row, "lien"),
});

/** What has been said in public of an indicator, contradictions included. */
export const readPublishedFigures = (
  { once }: Release,
  indicator: string,
): Promise<readonly PublishedFigure[]> =>
  once(`chiffres publiés ${indicator}`, async (file) => {
    const rows = await file.all(
      "select * from chiffres_publies where indicateur = ? order by rowid",
      [indicator],
    );
    return rows.map(publishedFigureOf);
  });

const publishedFigureOf = (row: SteeringRow): PublishedFigure => ({
  indicateur: textIn(row, "indicateur"),
  libelle: textIn(row, "libelle") ?? "",
  valeur: numberIn(row, "valeur") ?? 0,
  unite: textIn(row, "unite") ?? "",
  ce_qui_est_compte: textIn(row, "ce_qui_est_compte"),
  perimetre: textIn(row, "perimetre"),
  date: textIn(row, "date"),
  source: textIn(row, "source") ?? "",
  retenu: row.retenu === true,
  motif: textIn(row, "motif"),
});
