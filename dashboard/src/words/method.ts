import { type Text, text } from "./text.js";

/** Words of the method page. */
export const METHOD = {
  title: text("Méthode", "Method"),
  lead: text(
    "Ce que chaque chiffre mesure, comment les statuts sont calculés, ce qui est caché et pourquoi, d’où viennent les données, et ce qui n’est pas encore fait.",
    "What each figure measures, how statuses are computed, what is hidden and why, where the data come from, and what is not done yet.",
  ),
  contents: text("Sommaire", "Contents"),
  indicator: text("Indicateur", "Indicator"),
  definition: text("Définition", "Definition"),
  formula: text("Formule et unité", "Formula and unit"),
  direction: text("Sens", "Direction"),
  time: text("Temps", "Time"),
  smallest: text("Territoire", "Territory"),
  status: text("Statut", "Status"),
  meaning: text("Sens", "Meaning"),
  mark: text("Dans les tableaux", "In tables"),
  noMark: text("la valeur seule", "the value alone"),
  order: text("Ordre d’examen", "Order of examination"),
  orderLead: text(
    "La première règle qui s’applique donne le statut.",
    "The first rule that applies gives the status.",
  ),
  rule: text("Règle", "Rule"),
  example: text("Un exemple vérifiable", "An example to check"),
  formulas: text("Les formules", "The formulas"),
  dataset: text("Jeu de données", "Dataset"),
  file: text("Fichier", "File"),
  rows: text("Lignes", "Rows"),
  refused: text("Refusées", "Refused"),
  asOf: text("Données au", "Data as of"),
  release: text("Version servie", "Release served"),
  audience: text("Diffusion", "Audience"),
  audiencePublic: text("publique", "public"),
  audienceInternal: text("interne", "internal"),
  noNote: text("Rien à signaler.", "Nothing to report."),
  keptNote: text(
    "Les chiffres retenus servent à caler les données de démonstration\u202F; les autres restent au registre avec le motif de leur mise à l’écart.",
    "The figures kept anchor the demonstration data; the others stay in the register with the reason why they were set aside.",
  ),
} as const satisfies Record<string, Text>;

/** The sections of the method page, in order: anchor and title. */
export const METHOD_SECTIONS = [
  { id: "dictionnaire", title: text("Dictionnaire des indicateurs", "Dictionary of indicators") },
  { id: "statuts", title: text("Statuts d’avancement", "Statuses of progress") },
  { id: "valeurs", title: text("Statuts des valeurs", "Statuses of values") },
  { id: "secret", title: text("Secret statistique", "Statistical secrecy") },
  { id: "territoires", title: text("Territoires", "Territories") },
  { id: "sources", title: text("Sources de cette version", "Sources of this release") },
  { id: "points-cles", title: text("Points clés des synthèses", "Key points of the syntheses") },
  {
    id: "chiffres-publies",
    title: text("Registre des chiffres publiés", "Register of published figures"),
  },
  {
    id: "demonstration",
    title: text("Ce qui est vrai, ce qui est inventé", "What is true, what is made up"),
  },
  { id: "accessibilite", title: text("Accessibilité", "Accessibility") },
  {
    id: "mentions-legales",
    title: text("Mentions légales et crédits", "Legal notice and credits"),
  },
] as const;

/** Anchor of a section of the method page. */
export type MethodSection = (typeof METHOD_SECTIONS)[number]["id"];

/** Paragraphs of the sections that are prose. */
export const METHOD_PROSE = {
  dictionary: [
    text(
      "Un rapport se calcule toujours comme la somme des numérateurs divisée par la somme des dénominateurs sur les lignes choisies\u202F; jamais comme une moyenne de rapports. Une ligne dont une valeur nécessaire manque quitte le numérateur et le dénominateur.",
      "A ratio is always the sum of numerators divided by the sum of denominators over the rows chosen, never a mean of ratios. A row that lacks a value needed leaves both.",
    ),
    text(
      "Un contrat à cheval sur deux départements compte dans chacun d’eux et une seule fois pour la France\u202F: le total national n’est pas la somme des départements.",
      "A contract astride two departments counts in each and once for France: the national total is not the sum of the departments.",
    ),
  ],
  progress: [
    text(
      "Le vocabulaire est celui de PILOTE, l’outil de suivi de l’État\u202F: valeur initiale (VI), valeur actuelle (VA), valeur cible (VC).",
      "The vocabulary is that of PILOTE, the State’s monitoring tool: initial value (VI), current value (VA), target value (VC).",
    ),
    text(
      "La période jugée est la dernière période complète. «\u00A0Provisoire\u00A0», «\u00A0source en retard\u00A0» et «\u00A0périodes suivantes incomplètes\u00A0» sont des marques posées sur une valeur, pas des statuts.",
      "The period judged is the last complete one. “Provisional”, “late source” and “later periods incomplete” are marks set on a value, not statuses.",
    ),
    text(
      "Un point clé prend le plus mauvais statut de ses indicateurs. Une Fabrique montre le nombre de points clés par statut, jamais une moyenne.",
      "A key point takes the worst status of its indicators. A Fabrique shows the number of key points per status, never an average.",
    ),
    text(
      "Sans cible, ou quand aucun sens n’est meilleur, seule la tendance est donnée\u202F: elle est dite stable entre −1\u00A0% et +1\u00A0% par an.",
      "Without a target, or where no direction is better, only the trend is given: it is called stable between −1% and +1% a year.",
    ),
    text(
      "Les synthèses ne fixent aucune cible chiffrée. Toutes les cibles de la démonstration sont illustratives, et chaque page le dit.",
      "The syntheses set no numeric target. Every target of the demonstration is illustrative, and each page says so.",
    ),
  ],
  values: [
    text(
      "Une valeur ne circule jamais sans son statut\u202F: zéro, secret, manquant, provisoire et sans objet sont des choses différentes, dans un graphique comme dans un tableau ou un fichier.",
      "A value never travels without its status: zero, secret, missing, provisional and not applicable are different things, in a chart as in a table or a file.",
    ),
  ],
  territories: [
    text(
      "Les territoires sont ceux du Code officiel géographique de l’Insee\u202F: la France, 18\u00A0régions et 101\u00A0départements, dont les cinq départements d’outre-mer. Les collectivités d’outre-mer n’y figurent pas. Une commune fusionnée est rattachée à la commune actuelle.",
      "Territories are those of INSEE’s official geographic code: France, 18 regions and 101 departments, with the five overseas departments. Overseas collectivities are not included. A merged commune is attached to the current one.",
    ),
    text(
      "Noms et populations viennent du paquet @etalab/decoupage-administratif. La population d’un territoire est la somme des populations municipales de ses communes\u202F; elle sert aux indicateurs «\u00A0pour 10\u202F000\u00A0habitants\u00A0» et aux cartes. Les populations citées par les synthèses sont celles de 2020 et en diffèrent\u202F: l’une ne corrige jamais l’autre.",
      "Names and populations come from the package @etalab/decoupage-administratif. A territory’s population is the sum of the municipal populations of its communes; it serves the indicators “per 10,000 inhabitants” and the maps. The populations quoted by the syntheses are of 2020 and differ: one never corrects the other.",
    ),
    text(
      "Les cartes montrent des taux, jamais des nombres bruts\u202F: un nombre est d’abord rapporté à 10\u202F000\u00A0habitants, à 100\u202F000 ou à un million quand le fait est rare.",
      "Maps show rates, never raw counts: a count is first related to 10,000 inhabitants, to 100,000 or to a million where the fact is rare.",
    ),
  ],
  keyPoints: [
    text(
      "Les 28\u00A0points clés suivis sont formulés avec nos mots. Voici ce qu’il faut savoir des synthèses.",
      "The 28 key points followed are worded by us. Here is what one must know of the syntheses.",
    ),
  ],
  demo: [
    text(
      "Les données affichées sont synthétiques\u202F: un pays cohérent, généré par un programme, toujours le même. Les territoires, leurs populations et les intercommunalités sont réels\u202F; les contrats, les binômes, les recrutements, les centres, les cibles et les commentaires sont inventés.",
      "The data shown are synthetic: a coherent country, made by a program, always the same. Territories, their populations and inter-municipal bodies are real; contracts, pairs, hires, centres, targets and comments are made up.",
    ),
    text(
      "Sont exacts et repris des documents publics\u202F: 11\u00A0CTAI signés en 2019, 45 conclus ou renouvelés en 2022, 44 en 2023, et 118\u00A0centres en commune rurale en janvier 2023 pour plus de 8\u202F000\u00A0places. Les entrées du registre ci-dessus le sont aussi.",
      "Exact and taken from public documents: 11 CTAI signed in 2019, 45 concluded or renewed in 2022, 44 in 2023, and 118 centres in rural communes in January 2023 for more than 8,000 places. So are the entries of the register above.",
    ),
  ],
  accessibility: [
    text(
      "Le Suivi des Fabriques n’a pas encore fait l’objet d’un audit de conformité au RGAA\u00A04.1\u202F: il se déclare donc non conforme, comme le veut la règle.",
      "The Fabriques monitor has not yet been audited against RGAA 4.1: it therefore declares itself non compliant, as the rule requires.",
    ),
    text(
      "Ce qui est vérifié à chaque livraison, par des tests automatiques\u202F: axe ne relève aucune erreur, sur aucune page, en clair comme en sombre, à 320 et 1\u202F280\u00A0pixels de large\u202F; le tri des tableaux et les filtres se font au clavier. Ces outils ne voient qu’une partie des critères.",
      "What is checked at each delivery, by automatic tests: axe finds no error, on any page, in light and dark, 320 and 1,280 pixels wide; tables are sorted and filtered by keyboard. These tools see only part of the criteria.",
    ),
    text(
      "Ce qui n’est pas fait\u202F: l’audit manuel, les essais avec des lecteurs d’écran et avec des personnes concernées. Les cartes sont doublées de barres classées et d’un tableau qui disent la même chose. Pour signaler une difficulté ou demander un contenu sous une autre forme, écrivez à la DIAIR\u202F; sans réponse, le Défenseur des droits peut être saisi.",
      "What is not done: the manual audit, trials with screen readers and with people concerned. Maps are doubled by ranked bars and a table that say the same. To report a difficulty or ask for content in another form, write to DIAIR; without an answer, the Défenseur des droits may be contacted.",
    ),
  ],
  legal: [
    text(
      "Éditeur\u202F: Délégation interministérielle à l’accueil et à l’intégration des réfugiés (DIAIR).",
      "Publisher: Interministerial delegation for the reception and integration of refugees (DIAIR).",
    ),
    text(
      "Ce service ne dépose aucun cookie et ne mesure pas l’audience. Aucune page n’appelle un autre site. Le choix du thème clair ou sombre reste dans le navigateur.",
      "This service sets no cookie and measures no audience. No page calls another site. The choice of light or dark theme stays in the browser.",
    ),
    text(
      "Fond de carte\u202F: départements métropolitains, svg-maps par Victor Cazanave, licence CC\u00A0BY\u00A04.0, contours allégés\u202F; outre-mer, Natural Earth par world-atlas, domaine public.",
      "Base map: metropolitan departments, svg-maps by Victor Cazanave, CC BY 4.0 licence, thinned outlines; overseas, Natural Earth through world-atlas, public domain.",
    ),
    text(
      "Le Système de design de l’État (DSFR) est réservé aux sites de l’État\u202F: toute réutilisation de ce code hors de ce cadre doit le remplacer.",
      "The State’s design system (DSFR) is reserved to the State’s sites: any reuse of this code outside of them must replace it.",
    ),
    text(
      "Le code est publié sous licence EUPL\u00A01.2, les données sous Licence Ouverte\u00A02.0.",
      "The code is published under the EUPL 1.2, the data under Licence Ouverte 2.0.",
    ),
  ],
} as const satisfies Record<string, readonly Text[]>;

/** The formulas of progress: name and expression. */
export const FORMULAS: readonly { readonly name: Text; readonly expression: Text }[] = [
  {
    name: text("Taux d’avancement (TA)", "Progress rate (TA)"),
    expression: text("(VA − VI) ÷ (VC − VI)", "(VA − VI) ÷ (VC − VI)"),
  },
  {
    name: text("Taux attendu (TA attendu)", "Expected rate (expected TA)"),
    expression: text(
      "temps écoulé depuis l’année de référence ÷ temps entre l’année de référence et l’année cible",
      "time since the reference year ÷ time between the reference year and the target year",
    ),
  },
  {
    name: text("Rythme encore nécessaire", "Pace still needed"),
    expression: text("(VC − VA) ÷ années restantes", "(VC − VA) ÷ years left"),
  },
  {
    name: text("Méthode du taux de croissance", "Growth-rate method"),
    expression: text(
      "croissance annuelle moyenne observée ÷ croissance annuelle moyenne nécessaire, comme Statistique Canada et Eurostat\u202F: au moins 0,95 en bonne voie, au moins 0,60 à surveiller, au moins 0 en retard, en dessous en deçà du départ. Quand elle conclut autrement, la page porte la mention «\u00A0Le verdict dépend de la méthode\u00A0».",
      "observed over required mean yearly growth, as Statistics Canada and Eurostat: at least 0.95 on track, at least 0.60 to watch, at least 0 late, below worse than at the start. Where it reads otherwise, the page says “The verdict depends on the method”.",
    ),
  },
];

/** The order in which a status is decided: the first that applies is the one. */
export const STATUS_RULES: readonly { readonly status: string; readonly rule: Text }[] = [
  { status: "sans_donnee", rule: text("rien à mesurer", "nothing to measure") },
  {
    status: "secret",
    rule: text("valeur cachée par le secret statistique", "value hidden by statistical secrecy"),
  },
  {
    status: "sans_objectif",
    rule: text("pas de cible, ou pas de sens meilleur", "no target, or no better direction"),
  },
  {
    status: "non_calculable",
    rule: text("une valeur nécessaire manque", "a value needed is missing"),
  },
  {
    status: "atteint",
    rule: text(
      "TA d’au moins 100\u00A0%\u202F; si la cible n’est pas plus exigeante que VI, VA est à la cible ou au-delà (sinon en deçà du départ), et il n’y a pas de TA. L’année cible finie, la valeur de cette année-là tient lieu de VA",
      "TA of at least 100%; if the target asks for no more than VI, VA is at the target or beyond (else worse than at the start), and there is no TA. Once the target year is over, the value of that year stands for VA",
    ),
  },
  {
    status: "non_atteint",
    rule: text(
      "l’année cible est finie, et sa valeur n’atteint pas la cible",
      "the target year is over, and its value does not meet the target",
    ),
  },
  { status: "recul", rule: text("TA négatif", "negative TA") },
  {
    status: "en_bonne_voie",
    rule: text(
      "TA d’au moins 95\u00A0% du TA attendu, ou TA attendu nul",
      "TA of at least 95% of the expected TA, or expected TA of zero",
    ),
  },
  {
    status: "a_surveiller",
    rule: text("TA d’au moins 60\u00A0% du TA attendu", "TA of at least 60% of the expected TA"),
  },
  { status: "en_retard", rule: text("TA inférieur", "lower TA") },
];

/** The worked example, step by step: CTAI 11 in 2019, 44 in 2023, illustrative target of 100 in 2027. */
export const EXAMPLE: readonly Text[] = [
  text(
    "VI = 11 contrats en 2019, VA = 44 en 2023, VC = 100 en 2027 (cible illustrative).",
    "VI = 11 contracts in 2019, VA = 44 in 2023, VC = 100 in 2027 (illustrative target).",
  ),
  text(
    "TA = (44 − 11) ÷ (100 − 11) = 33 ÷ 89 = 37,1\u00A0%.",
    "TA = (44 − 11) ÷ (100 − 11) = 33 ÷ 89 = 37.1%.",
  ),
  text(
    "TA attendu = (2023 − 2019) ÷ (2027 − 2019) = 4 ÷ 8 = 50\u00A0%.",
    "Expected TA = (2023 − 2019) ÷ (2027 − 2019) = 4 ÷ 8 = 50%.",
  ),
  text(
    "TA ÷ TA attendu = 0,742, entre 0,60 et 0,95\u202F: le statut est «\u00A0À surveiller\u00A0».",
    "TA ÷ expected TA = 0.742, between 0.60 and 0.95: the status is “To watch”.",
  ),
  text(
    "Rythme encore nécessaire\u202F: (100 − 44) ÷ 4 = 14 contrats de plus par an.",
    "Pace still needed: (100 − 44) ÷ 4 = 14 more contracts a year.",
  ),
  text(
    "Méthode du taux de croissance\u202F: (44 ÷ 11) puissance ¼ − 1 = 41,4\u00A0% par an observés, (100 ÷ 11) puissance ⅛ − 1 = 31,8\u00A0% nécessaires\u202F; rapport 1,304, donc «\u00A0En bonne voie\u00A0». Les deux méthodes divergent, et la page le dit.",
    "Growth-rate method: (44 ÷ 11) to the power ¼ − 1 = 41.4% a year observed, (100 ÷ 11) to the power ⅛ − 1 = 31.8% required; ratio 1.304, hence “On track”. The two methods differ, and the page says so.",
  ),
];
