import type { Indicator } from "../model.js";
import { AGIR_DEPARTMENTS } from "../territories.js";
import { type Text, text } from "../text.js";
import {
  distinctShare,
  family,
  IS_WOMAN,
  number,
  type Own,
  perTerritory,
  share,
  total,
} from "./build.js";

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

/** Shown under a key point, never judged. */
const detail = (own: Own, measure: Parameters<typeof indicator>[1]): Indicator =>
  indicator({ role: "detail", ...own }, measure);

const MEDIA = "canal_information in ('reseaux_sociaux', 'medias')";
const IN_AGIR_SCOPE = `code_departement in (${AGIR_DEPARTMENTS.map((code) => `'${code}'`).join(", ")})`;

const hires = text("recrutements", "hires");
const employers = text("employeurs distincts", "distinct employers");
const known = text("recrutements au canal connu", "hires with a known channel");

const ofHires = (of: string, words: Text) => share(of, { of: words, among: hires });

/** Employers' engagement: headlines, then the indicators of key points 15.1 to 15.6, with their details. */
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
  headline(
    {
      id: "entreprises.femmes",
      label: text("Femmes recrutées", "Women hired"),
      definition: text(
        "Part des femmes parmi les personnes recrutées dans la période dont le sexe est connu.",
        "Share of women among the people hired in the period whose sex is known.",
      ),
    },
    share(IS_WOMAN, {
      of: text("femmes recrutées", "women hired"),
      among: text("personnes recrutées de sexe connu", "people hired of a known sex"),
    }),
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
      id: "entreprises.recrutements_medias",
      keyPoint: "15.2",
      label: text("Recrutements venus des médias", "Hires through media"),
      definition: text(
        "Nombre de recrutements de la période dont l’employeur est venu par les réseaux sociaux ou les médias.",
        "Number of hires of the period whose employer came by social networks or media.",
      ),
      unit: "nombre",
    },
    number(
      MEDIA,
      text("recrutements par réseaux sociaux ou médias", "hires by social networks or media"),
    ),
  ),
  detail(
    {
      id: "entreprises.medias",
      keyPoint: "15.2",
      label: text("Part des recrutements venus des médias", "Share of hires through media"),
      definition: text(
        "Part des recrutements dont l’employeur est venu par les réseaux sociaux ou les médias, parmi ceux dont le canal d’information est connu.",
        "Share of the hires whose employer came by social networks or media, among those with a known channel.",
      ),
    },
    share(MEDIA, {
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
  detail(
    {
      id: "entreprises.mentor_entreprise",
      keyPoint: "15.4",
      label: text("Recrutements avec un mentor", "Hires with a mentor"),
      definition: text(
        "Part des recrutements où la personne a un mentor dans l’entreprise.",
        "Share of the hires where the person has a mentor in the firm.",
      ),
    },
    ofHires("mentor_entreprise", text("recrutements avec un mentor", "hires with a mentor")),
  ),
  detail(
    {
      id: "entreprises.action_interculturelle",
      keyPoint: "15.4",
      label: text("Recrutements avec action interculturelle", "Hires with an intercultural action"),
      definition: text(
        "Part des recrutements accompagnés d’une action interculturelle dans l’entreprise.",
        "Share of the hires that come with an intercultural action in the firm.",
      ),
    },
    ofHires(
      "action_interculturelle",
      text("recrutements avec action interculturelle", "hires with an intercultural action"),
    ),
  ),
  indicator(
    {
      id: "entreprises.reseau_national",
      smallest: "region",
      keyPoint: "15.5",
      label: text("Employeurs membres d’un réseau national", "Employers in a national network"),
      definition: text(
        "Part des employeurs recruteurs qui appartiennent à un réseau national public-privé\u202f; la synthèse demande de s’appuyer sur les réseaux existants, sans structure nouvelle.",
        "Share of the recruiting employers that belong to a national public-private network; the synthesis asks to rest on existing networks, with no new structure.",
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
  detail(
    {
      id: "entreprises.via_agir",
      // By department, it would tell where AGIR hires nobody, and the number of its departments could not be told.
      smallest: "nation",
      keyPoint: "15.6",
      label: text("Recrutements par AGIR", "Hires through AGIR"),
      definition: text(
        "Part des recrutements passés par l’opérateur AGIR.",
        "Share of the hires made through the AGIR operator.",
      ),
    },
    ofHires("intermediaire = 'agir'", text("recrutements par AGIR", "hires through AGIR")),
  ),
  detail(
    {
      id: "entreprises.via_associations",
      // By department, it would tell where AGIR hires nobody, and the number of its departments could not be told.
      smallest: "nation",
      keyPoint: "15.6",
      label: text("Recrutements par une association", "Hires through an association"),
      definition: text(
        "Part des recrutements passés par une association.",
        "Share of the hires made through an association.",
      ),
    },
    ofHires(
      "intermediaire = 'association'",
      text("recrutements par une association", "hires through an association"),
    ),
  ),
  indicator(
    {
      id: "entreprises.departements_agir",
      smallest: "region",
      keyPoint: "15.6",
      label: text("Départements recrutant par AGIR", "Departments hiring through AGIR"),
      definition: text(
        "Part des départements du périmètre d’AGIR (94 en France\u202f: l’Hexagone sans la Corse) où au moins un recrutement de la période est passé par AGIR.",
        "Share of the departments of AGIR’s scope (94 in France: the mainland without Corsica) with at least one hire through AGIR in the period.",
      ),
    },
    perTerritory(
      {
        agg: "distinct",
        of: "code_departement",
        where: `intermediaire = 'agir' and ${IN_AGIR_SCOPE}`,
      },
      "departements_agir",
      {
        factor: 100,
        words: {
          of: text("départements avec un recrutement AGIR", "departments with an AGIR hire"),
          among: text("départements du périmètre d’AGIR", "departments of AGIR’s scope"),
        },
      },
    ),
  ),
];
