import type { DomainId, Fabrique, KeyPoint, PartialMeasure } from "./model.js";
import { text } from "./text.js";

/** The four Fabriques of 2023, in their order. */
export const FABRIQUES: readonly Fabrique[] = [
  {
    id: "ruralite",
    number: 13,
    heldOn: "2023-01-25",
    heldOnLabel: text("25 janvier 2023", "25 January 2023"),
    title: text("Accueil rural", "Rural reception"),
    theme: text(
      "L’accueil et l’intégration dans les territoires ruraux",
      "Reception and integration in rural territories",
    ),
    notes: [],
    dataset: "places_rurales",
  },
  {
    id: "mentorat",
    number: 14,
    heldOn: "2023-04-19",
    heldOnLabel: text("19 avril 2023", "19 April 2023"),
    title: text("Mentorat", "Mentoring"),
    theme: text("Le mentorat et le parrainage citoyen", "Mentoring and citizen sponsorship"),
    notes: [
      text(
        "La synthèse ne donne pas le jour de la rencontre\u202f: la date vient du site du Lab’R (lab-r.fr).",
        "The synthesis does not give the day it was held: the date is from the Lab’R’s site (lab-r.fr).",
      ),
      text(
        "Les mesures d’impact sont celles de l’atelier 2\u202f: elles ne relèvent d’aucun point clé.",
        "The impact measures are those of workshop 2: they belong to no key point.",
      ),
    ],
    dataset: "mentorat",
  },
  {
    id: "entreprises",
    number: 15,
    heldOn: "2023-05-11",
    heldOnLabel: text("11 mai 2023", "11 May 2023"),
    title: text("Engagement des entreprises", "Employers’ engagement"),
    theme: text("L’engagement des employeurs", "The engagement of employers"),
    notes: [
      text(
        "La synthèse annonce sept points clés et n’en énonce que six\u202f: six sont suivis ici.",
        "The synthesis announces seven key points and states only six: six are followed here.",
      ),
    ],
    dataset: "recrutements",
  },
  {
    id: "ctai",
    number: 16,
    heldOn: "2023-07-06",
    heldOnLabel: text("6 juillet 2023", "6 July 2023"),
    title: text("Contrats territoriaux (CTAI)", "Territorial contracts (CTAI)"),
    theme: text(
      "Les contrats territoriaux pour l’accueil et l’intégration, entre l’État et les collectivités",
      "Territorial contracts for reception and integration, between the State and local authorities",
    ),
    notes: [
      text(
        "La synthèse ne numérote pas de points clés\u202f: les points 16.1 à 16.6 reprennent les recommandations de l’atelier A, 16.7 celles de l’atelier B, 16.8 celles de l’atelier C.",
        "The synthesis numbers no key points: points 16.1 to 16.6 are the recommendations of workshop A, 16.7 those of workshop B, 16.8 those of workshop C.",
      ),
    ],
    dataset: "ctai",
  },
];

type PointRow = readonly [
  id: string,
  fr: string,
  en: string,
  describedFr: string,
  describedEn: string,
];

/** What the indicators of a key point leave out. */
const PARTIAL: Readonly<Record<string, PartialMeasure>> = {
  "13.6": {
    text: text(
      "Mesure partielle\u202f: la formation des bénévoles est suivie, leur soutien ne l’est pas.",
      "Measured in part: the training of volunteers is followed, their support is not.",
    ),
  },
  "14.3": {
    text: text(
      "Mesure partielle\u202f: la formation des mentors et la signature d’une charte sont suivies, l’accompagnement des binômes ne l’est pas.",
      "Measured in part: the training of mentors and the signing of a charter are followed, the support of pairs is not.",
    ),
  },
  "14.5": {
    text: text(
      "Mesure partielle\u202f: l’orientation par les partenaires est suivie, la coordination des acteurs du mentorat entre eux ne l’est pas.",
      "Measured in part: the pairs sent by partners are followed, coordination among mentoring actors is not.",
    ),
  },
  "14.6": {
    text: text(
      "Mesure partielle\u202f: aucune donnée n’est encore reçue sur les badges de compétences\u202f; seule l’insertion professionnelle est suivie.",
      "Measured in part: no data has come yet on skill badges; professional integration alone is followed.",
    ),
    whileWithoutData: "mentorat.badges",
  },
};

const points = (fabrique: DomainId, rows: readonly PointRow[]): readonly KeyPoint[] =>
  rows.map(([id, fr, en, describedFr, describedEn]) => ({
    id,
    fabrique,
    label: text(fr, en),
    description: text(describedFr, describedEn),
    ...(PARTIAL[id] ? { partial: PARTIAL[id] } : {}),
  }));

const RURAL_POINTS = points("ruralite", [
  [
    "13.1",
    "Partir des besoins du territoire",
    "Start from the territory’s needs",
    "Le projet d’accueil s’appuie sur un diagnostic partagé du territoire.",
    "The reception project rests on a shared diagnosis of the territory.",
  ],
  [
    "13.2",
    "Coordonner localement et partager les pratiques",
    "Coordinate locally and share practice",
    "Les acteurs locaux se réunissent et échangent régulièrement.",
    "Local actors meet and exchange regularly.",
  ],
  [
    "13.3",
    "Rendre la mobilité possible",
    "Make mobility possible",
    "Transport à la demande, covoiturage ou services itinérants desservent les lieux d’accueil.",
    "Transport on demand, car-sharing or itinerant services reach the reception places.",
  ],
  [
    "13.4",
    "Développer l’interprétariat à distance",
    "Develop remote interpreting",
    "Un interprète peut être joint à distance depuis le lieu d’accueil.",
    "An interpreter can be reached remotely from the reception place.",
  ],
  [
    "13.5",
    "Adapter l’emploi et préparer au permis",
    "Adapt employment and prepare for driving",
    "Des dispositifs d’emploi adaptés et la préparation du code de la route sont proposés.",
    "Adapted employment schemes and driving-theory training are offered.",
  ],
  [
    "13.6",
    "Soutenir et former les bénévoles",
    "Support and train volunteers",
    "Les bénévoles engagés auprès des personnes accueillies sont soutenus et formés.",
    "Volunteers working with the people received are supported and trained.",
  ],
  [
    "13.7",
    "Tisser des liens sociaux",
    "Build social ties",
    "Parrainages et moments de convivialité relient habitants et personnes accueillies.",
    "Sponsorships and convivial moments link inhabitants and the people received.",
  ],
  [
    "13.8",
    "Faire connaître les opportunités des territoires ruraux",
    "Tell of rural opportunities",
    "Les personnes réfugiées sont sensibilisées, en des termes nuancés et réalistes, aux opportunités des territoires ruraux.",
    "Refugees are made aware, in nuanced and realistic words, of the opportunities of rural territories.",
  ],
]);

const MENTORING_POINTS = points("mentorat", [
  [
    "14.1",
    "Échanger les expériences entre structures",
    "Exchange experience between structures",
    "Les structures qui portent le mentorat participent à des échanges de pratiques.",
    "The structures that run mentoring take part in exchanges of practice.",
  ],
  [
    "14.2",
    "Faire campagne auprès du grand public",
    "Campaign to the general public",
    "Davantage de campagnes amènent de nouveaux mentors\u202f: c’est leur nombre qui compte, non leur part.",
    "More campaigns bring new mentors: their number matters, not their share.",
  ],
  [
    "14.3",
    "Accompagner et former les binômes",
    "Support and train the pairs",
    "Les binômes sont accompagnés et les mentors formés.",
    "Pairs are supported and mentors trained.",
  ],
  [
    "14.4",
    "Créer des liens avec la communauté francophone",
    "Create ties with the French-speaking community",
    "Les binômes partagent des moments de convivialité et nouent des liens sociaux.",
    "Pairs share convivial moments and form social ties.",
  ],
  [
    "14.5",
    "Coordonner les acteurs du mentorat",
    "Coordinate the actors of mentoring",
    "Les acteurs du mentorat se coordonnent, et les partenaires de l’intégration orientent les personnes vers eux.",
    "Mentoring actors coordinate, and integration partners send people to them.",
  ],
  [
    "14.6",
    "Reconnaître l’expérience et insérer professionnellement",
    "Recognise experience and open the way to work",
    "Le mentorat donne lieu à une reconnaissance et mène à l’emploi ou à la formation.",
    "Mentoring brings recognition and leads to work or training.",
  ],
]);

const EMPLOYER_POINTS = points("entreprises", [
  [
    "15.1",
    "Informer de pair à pair",
    "Inform peer to peer",
    "L’information des employeurs privilégie le pair à pair\u202f: ceux qui recrutent en convainquent d’autres.",
    "Employers are informed by their peers first: those who recruit convince others.",
  ],
  [
    "15.2",
    "Utiliser les réseaux sociaux et les médias",
    "Use social networks and media",
    "Les réseaux sociaux et les médias font connaître le recrutement de personnes réfugiées.",
    "Social networks and media make the recruitment of refugees known.",
  ],
  [
    "15.3",
    "Outiller les services de ressources humaines",
    "Equip HR departments",
    "Les services RH disposent de supports sur le recrutement de personnes réfugiées.",
    "HR departments have material on recruiting refugees.",
  ],
  [
    "15.4",
    "Adapter le recrutement\u202f: l’immersion d’abord",
    "Adapt recruitment: immersion first",
    "Une immersion en entreprise précède l’embauche.",
    "An immersion in the firm comes before the hire.",
  ],
  [
    "15.5",
    "Lier public et privé au niveau national",
    "Tie public and private nationally",
    "Le lien entre public et privé passe par les réseaux nationaux existants, sans structure nouvelle.",
    "Public and private are tied by existing national networks, with no new structure.",
  ],
  [
    "15.6",
    "Lier les acteurs localement, avec AGIR",
    "Tie local actors together, with AGIR",
    "Les associations sont visibles localement et AGIR coordonne.",
    "Associations are visible locally and AGIR coordinates.",
  ],
]);

const CONTRACT_POINTS = points("ctai", [
  [
    "16.1",
    "Mobiliser élus et préfets",
    "Mobilise elected officials and prefects",
    "Élus et préfecture copilotent le contrat.",
    "Elected officials and the prefecture steer the contract together.",
  ],
  [
    "16.2",
    "Établir un diagnostic du territoire",
    "Establish a territorial diagnosis",
    "Le contrat s’appuie sur un diagnostic, quelle qu’en soit l’origine.",
    "The contract rests on a diagnosis, whatever its origin.",
  ],
  [
    "16.3",
    "Cofinancer un poste de coordination",
    "Co-finance a coordinator",
    "L’État et la collectivité cofinancent un poste de coordination.",
    "The State and the local authority co-finance a coordinator.",
  ],
  [
    "16.4",
    "Déployer progressivement",
    "Deploy progressively",
    "D’une année sur l’autre, le contrat gagne en axes, en partenaires ou en moyens.",
    "From year to year the contract gains axes, partners or means.",
  ],
  [
    "16.5",
    "Soutenir des actions innovantes et complémentaires",
    "Support innovative, complementary actions",
    "Une part des actions est innovante et complète le droit commun.",
    "Part of the actions is innovative and completes mainstream services.",
  ],
  [
    "16.6",
    "Animer le partenariat dans la durée",
    "Keep local actors involved",
    "Les acteurs locaux restent mobilisés\u202f: un comité de pilotage se réunit et le contrat est évalué chaque année.",
    "Local actors are kept involved: a steering committee meets and the contract is evaluated every year.",
  ],
  [
    "16.7",
    "Faire participer les personnes concernées",
    "Let the people concerned take part",
    "Les personnes concernées sont associées au contrat, et pas seulement pour la forme\u202f: deux niveaux sont suivis.",
    "The people concerned take part in the contract, and not for show only: two levels are followed.",
  ],
  [
    "16.8",
    "Agir sur l’accès au logement",
    "Act on access to housing",
    "Le logement, seul axe obligatoire, se traduit en logements mobilisés.",
    "Housing, the one mandatory axis, leads to dwellings made available.",
  ],
]);

/** The 28 key points, in the order of the syntheses. */
export const KEY_POINTS: readonly KeyPoint[] = [
  ...RURAL_POINTS,
  ...MENTORING_POINTS,
  ...EMPLOYER_POINTS,
  ...CONTRACT_POINTS,
];
