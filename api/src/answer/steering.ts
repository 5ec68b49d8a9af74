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

type Row = Record<string, unknown>;
const textOf = (row: Row, name: string): string | null => {
  const value = row[name];
  return typeof value === "string" ? value : null;
};
const numberOf = (row: Row, name: string): number | null => {
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

function targetOf(row: Row): Target {
  return {
    indicator: textOf(row, "indicateur") ?? "",
    reference: numberOf(row, "valeur_reference"),
    words: {
      territoire: textOf(row, "territoire") ?? "",
      annee_reference: numberOf(row, "annee_reference") ?? 0,
      annee_cible: numberOf(row, "annee_cible") ?? 0,
      valeur_cible: numberOf(row, "valeur_cible") ?? 0,
      // Nobody validated a target that does not say so.
      statut: row.statut === "valide" ? "valide" : "illustratif",
    },
  };
}

const commentOf = (row: Row): Comment => ({
  indicateur: textOf(row, "indicateur"),
  point_cle: textOf(row, "point_cle"),
  territoire: textOf(row, "territoire") ?? "",
  date: textOf(row, "date") ?? "",
  auteur: textOf(row, "auteur") ?? "",
  texte: textOf(row, "texte") ?? "",
  appreciation: textOf(row, "appreciation") as Comment["appreciation"],
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

const deliverableOf = (row: Row): Deliverable => ({
  libelle: textOf(row, "libelle") ?? "",
  type: (textOf(row, "type") ?? "livrable") as Deliverable["type"],
  comite: textOf(row, "comite"),
  porteur: textOf(row, "porteur"),
  indicateur: textOf(row, "indicateur"),
  echeance: textOf(row, "echeance"),
  etat: (textOf(row, "etat") ?? "a_faire") as Deliverable["etat"],
  lien: textOf(row, "lien"),
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

const publishedFigureOf = (row: Row): PublishedFigure => ({
  indicateur: textOf(row, "indicateur"),
  libelle: textOf(row, "libelle") ?? "",
  valeur: numberOf(row, "valeur") ?? 0,
  unite: textOf(row, "unite") ?? "",
  ce_qui_est_compte: textOf(row, "ce_qui_est_compte"),
  perimetre: textOf(row, "perimetre"),
  date: textOf(row, "date"),
  source: textOf(row, "source") ?? "",
  retenu: row.retenu === true,
  motif: textOf(row, "motif"),
});
