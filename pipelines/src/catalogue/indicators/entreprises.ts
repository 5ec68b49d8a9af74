import type { Indicator } from "../model.js";
import { type Text, text } from "../text.js";
import { distinctShare, family, type Own, perTerritory, share, total } from "./build.js";

const indicator = family({
  domain: "entreprises",
  dataset: "recrutements",
  role: "point_cle",
  unit: "pourcent",
  better: "hausse",
  time: "flux",
  finest: "annee",
  smallest: "departement",
  breakdowns: [],
});

const headline = (own: Own, measure: Parameters<typeof indicator>[1]): Indicator =>
  indicator({ role: "chiffre_cle", ...own }, measure);

const hires = text("recrutements", "hires");
const employers = text("employeurs distincts", "distinct employers");
const known = text("recrutements au canal connu", "hires with a known channel");

const ofHires = (of: string, words: Text) => share(of, { of: words, among: hires });

/** Employers' engagement: headlines, then the indicators of key points 15.1 to 15.6. */
export const EMPLOYER_INDICATORS: readonly Indicator[] = [
  headline(
    {
      id: "entreprises.recrutements",
      label: text("Recrutements de personnes réfugiées", "Hires of refugees"),
      definition: text(
        "Embauches de personnes réfugiées dont la date tombe dans la période.",
        "Hires of refugees dated within the period.",
      ),
      unit: "nombre",
      finest: "trimestre",
    },
    total({ agg: "count" }, hires),
  ),
  headline(
    {
      id: "entreprises.employeurs",
      smallest: "region",
      label: text("Employeurs recruteurs", "Recruiting employers"),
      definition: text(
        "Employeurs distincts (SIREN) ayant recruté au moins une personne réfugiée dans la période.",
        "Distinct employers (SIREN) that hired at least one refugee in the period.",
      ),
      unit: "nombre",
    },
    total({ agg: "distinct", of: "siren_employeur" }, employers),
  ),
  headline(
    {
      id: "entreprises.emploi_durable",
      label: text("Part d’emplois durables", "Share of lasting jobs"),
      definition: text(
        "Part des recrutements en CDI ou en CDD de six mois et plus.",
        "Share of the hires on a permanent contract or a fixed term of six months or more.",
      ),
    },
    ofHires(
      "type_contrat in ('cdi', 'cdd_6_plus')",
      text("recrutements durables", "lasting hires"),
    ),
  ),
  headline(
    {
      id: "entreprises.maintien_6_mois",
      label: text("Maintien en poste à six mois", "Still in post after six months"),
      definition: text(
        "Part des personnes recrutées dans la période encore en poste six mois après\u202f; les embauches de moins de six mois n’entrent pas dans le calcul.",
        "Share of the people hired in the period still in post six months later; hires less than six months old are left out.",
      ),
      time: "cohorte",
      matureAfterMonths: 6,
    },
    share("en_poste_6_mois", {
      of: text("personnes en poste à six mois", "people in post after six months"),
      among: text("recrutements de plus de six mois", "hires more than six months old"),
    }),
  ),
  headline(
    {
      id: "entreprises.part_tpe_pme",
      label: text("Part des TPE et PME", "Share of small and medium firms"),
      definition: text(
        "Part des recrutements réalisés par des TPE ou des PME.",
        "Share of the hires made by very small, small or medium firms.",
      ),
      better: "neutre",
    },
    ofHires("taille in ('tpe', 'pme')", text("recrutements en TPE et PME", "hires in SMEs")),
  ),
  indicator(
    {
      id: "entreprises.pair_a_pair",
      keyPoint: "15.1",
      label: text("Recrutements informés de pair à pair", "Hires informed by a peer"),
      definition: text(
        "Part des recrutements dont l’employeur est venu par un autre employeur, parmi ceux dont le canal d’information est connu.",
        "Share of the hires whose employer came by a peer, among those with a known channel.",
      ),
    },
    share("canal_information = 'pair_a_pair'", {
      of: text("recrutements de pair à pair", "hires by a peer"),
      among: known,
    }),
  ),
  indicator(
    {
      id: "entreprises.medias",
      keyPoint: "15.2",
      label: text("Recrutements venus des médias", "Hires through media"),
      definition: text(
        "Part des recrutements dont l’employeur est venu par les réseaux sociaux ou les médias, parmi ceux dont le canal d’information est connu.",
        "Share of the hires whose employer came by social networks or media, among those with a known channel.",
      ),
    },
    share("canal_information in ('reseaux_sociaux', 'medias')", {
      of: text("recrutements par réseaux sociaux ou médias", "hires by social networks or media"),
      among: known,
    }),
  ),
  indicator(
    {
      id: "entreprises.rh_outilles",
      smallest: "region",
      keyPoint: "15.3",
      label: text("Employeurs aux RH outillées", "Employers with equipped HR"),
      definition: text(
        "Part des employeurs recruteurs dont le service RH dispose de supports sur le recrutement de personnes réfugiées.",
        "Share of the recruiting employers whose HR staff has material on hiring refugees.",
      ),
    },
    distinctShare("siren_employeur", "rh_outille", {
      of: text("employeurs outillés", "equipped employers"),
      among: employers,
    }),
  ),
  indicator(
    {
      id: "entreprises.immersion",
      keyPoint: "15.4",
      label: text("Recrutements précédés d’une immersion", "Hires after an immersion"),
      definition: text(
        "Part des recrutements précédés d’une immersion en entreprise.",
        "Share of the hires preceded by an immersion in the firm.",
      ),
    },
    ofHires(
      "immersion_prealable",
      text("recrutements après immersion", "hires after an immersion"),
    ),
  ),
  indicator(
    {
      id: "entreprises.reseau_national",
      smallest: "region",
      keyPoint: "15.5",
      label: text("Employeurs membres d’un réseau national", "Employers in a national network"),
      definition: text(
        "Part des employeurs recruteurs qui appartiennent à un réseau national public-privé.",
        "Share of the recruiting employers that belong to a national public-private network.",
      ),
    },
    distinctShare("siren_employeur", "reseau_national", {
      of: text("employeurs en réseau", "employers in a network"),
      among: employers,
    }),
  ),
  indicator(
    {
      id: "entreprises.coordination_locale",
      keyPoint: "15.6",
      label: text(
        "Recrutements par AGIR ou une association",
        "Hires through AGIR or an association",
      ),
      definition: text(
        "Part des recrutements passés par l’opérateur AGIR ou par une association.",
        "Share of the hires made through the AGIR operator or an association.",
      ),
    },
    ofHires(
      "intermediaire in ('agir', 'association')",
      text("recrutements par AGIR ou association", "hires through AGIR or an association"),
    ),
  ),
  indicator(
    {
      id: "entreprises.departements_agir",
      smallest: "region",
      keyPoint: "15.6",
      label: text("Départements recrutant par AGIR", "Departments hiring through AGIR"),
      definition: text(
        "Part des départements du territoire où au moins un recrutement de la période est passé par AGIR.",
        "Share of the territory’s departments with at least one hire through AGIR in the period.",
      ),
    },
    perTerritory(
      { agg: "distinct", of: "code_departement", where: "intermediaire = 'agir'" },
      "departements",
      {
        factor: 100,
        words: {
          of: text("départements avec un recrutement AGIR", "departments with an AGIR hire"),
          among: text("départements du territoire", "departments of the territory"),
        },
      },
    ),
  ),
];
