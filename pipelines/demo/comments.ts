/** One row of `commentaires.csv`: what an official says of a figure. The author is a role, never a person. */
export interface Comment {
  /** Id of an indicator, or of a key point (`16.3`). */
  readonly on: string;
  readonly territory: string;
  readonly date: string;
  readonly author: string;
  readonly text: string;
  readonly appraisal: "securise" | "atteignable" | "appui_necessaire" | "compromis" | "";
}

type CommentLine = readonly [
  on: string,
  territory: string,
  date: string,
  author: string,
  appraisal: Comment["appraisal"],
  text: string,
];

const PROJECT_LEAD = "Chef de projet national";
const prefecture = (mission: string): string => `Préfecture de région – ${mission}`;

/** Some appraisals disagree with the computed status, on purpose: the screens must say so. */
const ROWS: readonly CommentLine[] = [
  [
    "ruralite.places",
    "FR",
    "2026-01-15",
    PROJECT_LEAD,
    "securise",
    "Le parc augmente chaque année ; les ouvertures prévues en 2026 sont engagées.",
  ],
  [
    "ruralite.coordination",
    "FR",
    "2026-01-15",
    PROJECT_LEAD,
    "appui_necessaire",
    "Les réunions se tiennent là où un coordinateur est en poste ; ailleurs, elles dépendent des centres.",
  ],
  [
    "ruralite.interpretariat",
    "FR",
    "2026-01-15",
    PROJECT_LEAD,
    "securise",
    "Le marché national d’interprétariat couvre près de neuf places sur dix.",
  ],
  [
    "ruralite.code_route",
    "FR",
    "2026-01-20",
    PROJECT_LEAD,
    "atteignable",
    "Les inscriptions baissent faute de places d’examen ; deux conventions sont en cours de signature.",
  ],
  [
    "13.3",
    "FR",
    "2026-01-20",
    PROJECT_LEAD,
    "appui_necessaire",
    "Le covoiturage progresse, le transport à la demande reste suspendu aux budgets locaux.",
  ],
  [
    "ruralite.diagnostic",
    "R75",
    "2026-02-12",
    prefecture("coordination"),
    "appui_necessaire",
    "Trois départements ont ouvert des centres avant d’engager leur diagnostic.",
  ],
  [
    "ruralite.interpretariat",
    "R27",
    "2026-02-12",
    prefecture("coordination"),
    "compromis",
    "Couverture téléphonique insuffisante dans plusieurs cantons ; l’interprétariat reste en présence.",
  ],
  [
    "13.8",
    "FR",
    "2026-03-02",
    PROJECT_LEAD,
    "",
    "Aucune cible n’est souhaitée : l’information doit rester sobre.",
  ],
  [
    "mentorat.binomes_campagne",
    "FR",
    "2026-01-15",
    "Chargé de communication",
    "appui_necessaire",
    "Le nombre augmente avec celui des binômes, mais la part des campagnes baisse : les mentors viennent davantage des entreprises.",
  ],
  [
    "mentorat.mentors_formes",
    "FR",
    "2026-01-15",
    PROJECT_LEAD,
    "securise",
    "Le guide du mentor est utilisé par la plupart des structures.",
  ],
  [
    "mentorat.mentors_formes",
    "R76",
    "2026-02-10",
    prefecture("intégration"),
    "atteignable",
    "Deux structures reprennent leurs sessions à la rentrée ; le retard devrait se résorber.",
  ],
  [
    "mentorat.insertion",
    "R32",
    "2026-02-10",
    prefecture("emploi"),
    "appui_necessaire",
    "Les sorties en emploi ou en formation progressent peu dans les bassins industriels.",
  ],
  [
    "mentorat.badges",
    "FR",
    "2026-01-15",
    PROJECT_LEAD,
    "appui_necessaire",
    "Aucune structure ne transmet encore cette donnée : le badge est à l’essai.",
  ],
  [
    "14.1",
    "FR",
    "2026-01-22",
    PROJECT_LEAD,
    "appui_necessaire",
    "Les rencontres régionales reprennent en 2026 ; les petites structures y sont attendues.",
  ],
  [
    "14.5",
    "FR",
    "2026-01-22",
    PROJECT_LEAD,
    "securise",
    "L’orientation par AGIR prend le relais du bouche-à-oreille.",
  ],
  [
    "entreprises.recrutements_medias",
    "FR",
    "2026-01-18",
    "Chargé de mission entreprises",
    "appui_necessaire",
    "Les recrutements venus des réseaux sociaux et des médias augmentent, moins vite qu’espéré : la campagne prévue a été reportée.",
  ],
  [
    "entreprises.pair_a_pair",
    "FR",
    "2026-01-18",
    "Chargé de mission entreprises",
    "securise",
    "Les clubs d’employeurs jouent leur rôle.",
  ],
  [
    "entreprises.immersion",
    "R93",
    "2026-02-14",
    prefecture("emploi"),
    "compromis",
    "Les immersions se heurtent au manque de structures d’accueil.",
  ],
  [
    "entreprises.rh_outilles",
    "FR",
    "2026-01-18",
    "Chargé de mission entreprises",
    "atteignable",
    "Les supports existent ; leur diffusion dans les petites entreprises commence.",
  ],
  [
    "15.5",
    "FR",
    "2026-01-18",
    "Chargé de mission entreprises",
    "",
    "La synthèse demande de ne pas créer de nouvelle structure : aucune cible n’est proposée.",
  ],
  [
    "ctai.contrats",
    "FR",
    "2026-01-08",
    PROJECT_LEAD,
    "atteignable",
    "Neuf nouveaux territoires en 2025 ; plusieurs agglomérations négocient pour 2026.",
  ],
  [
    "ctai.coordination",
    "FR",
    "2026-01-08",
    PROJECT_LEAD,
    "atteignable",
    "Des postes ont été perdus au renouvellement ; le cofinancement est en discussion.",
  ],
  [
    "ctai.participation",
    "FR",
    "2026-01-08",
    PROJECT_LEAD,
    "appui_necessaire",
    "La participation progresse ; la consultation en reste la forme la plus courante.",
  ],
  [
    "ctai.logements_mobilises",
    "FR",
    "2026-01-08",
    "Chargé de mission logement",
    "compromis",
    "Le marché du logement est tendu dans la plupart des métropoles signataires.",
  ],
  [
    "16.4",
    "FR",
    "2026-01-08",
    PROJECT_LEAD,
    "",
    "Un renouvellement peut être utile sans grandir : ce point se lit avec prudence.",
  ],
  [
    "ctai.contrats",
    "R84",
    "2026-02-11",
    prefecture("coordination"),
    "appui_necessaire",
    "Deux communautés d’agglomération ont ouvert la négociation.",
  ],
];

/** Every comment, Fabrique by Fabrique. */
export const COMMENTS: readonly Comment[] = ROWS.map(
  ([on, territory, date, author, appraisal, text]) => ({
    on,
    territory,
    date,
    author,
    text,
    appraisal,
  }),
);
