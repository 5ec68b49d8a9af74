import { type Format, HARD, THIN, written } from "@fabriques/api/speech";
import { type Text, text } from "./text.js";

/** Words of the method page on statistical secrecy. */
export const METHOD_SECRECY = {
  how: text("Pourquoi cacher plus que les petites cases", "Why more than small cells is hidden"),
  proof: text("Attaqué avant d’être publié", "Attacked before it is published"),
  thresholds: text("Les seuils, et qui en répond", "The thresholds, and who answers for them"),
  limits: text("Ce que cela ne garantit pas", "What this does not guarantee"),
  certificate: text("Le certificat de cette version", "The certificate of this release"),
  threshold: text("Règle", "Rule"),
  value: text("Réglage", "Setting"),
  owner: text("Qui en répond", "Answered for by"),
  diair: text("DIAIR, responsable des données", "DIAIR, responsible for the data"),
  people: text("Personnes au moins, par chiffre montré", "People at least, per figure shown"),
  firms: text("Employeurs au moins, par chiffre montré", "Employers at least, per figure shown"),
  dominance: text(
    "Part la plus grande d’un seul employeur dans un chiffre montré",
    "Largest share of a single employer in a figure shown",
  ),
  population: text("Ce qui est compté", "What is counted"),
  tables: text("Tableaux", "Tables"),
  cells: text("Cases", "Cells"),
  hidden: text("Cachées", "Hidden"),
  protected: text("Protégées", "Protected"),
  found: text("Retrouvées", "Recovered"),
  bounded: text("Encadrées de trop près", "Bounded too closely"),
  unproved: text("Sans contre-monde", "Without a counter-world"),
  worlds: text("Contre-mondes gardés", "Counter-worlds kept"),
  cellsNote: text(
    "Une case est le croisement d’un territoire, d’une période et, au plus, de deux caractéristiques. La plupart sont très fines, beaucoup sont vides\u202F: un bloc se cache tout entier, ses zéros compris. Sont «\u00A0protégées\u00A0» celles qui diraient quelque chose de quelqu’un\u202F; les autres cases cachées ne le sont que pour couvrir celles-là.",
    "A cell is the crossing of a territory, a period and at most two traits. Most are very fine, many are empty: a block is hidden whole, its zeros included. “Protected” are those that would say something of someone; the other hidden cells only cover these.",
  ),
  levels: text("Ce qui est montré, niveau par niveau", "What is shown, level by level"),
  level: text("Niveau", "Level"),
  whole: text("Ensemble", "Whole"),
  crossed: text("Par caractéristique", "By trait"),
  levelsNote: text(
    "Part des chiffres publiés parmi tous ceux que le plan prévoit, toutes années et tous indicateurs confondus\u202F: plus le territoire, la période et la caractéristique sont fins, plus il faut cacher.",
    "Share of figures published among all that the plan foresees, all years and indicators together: the finer the territory, the period and the trait, the more must be hidden.",
  ),
  recheck: text("Recontrôler soi-même", "Check it again yourself"),
  recheckLead: text(
    "La preuve se recontrôle sans refaire le chargement, par qui a accès au dossier privé des données\u202F:",
    "The proof can be checked again without another load, by whoever has access to the private folder of the data:",
  ),
  recheckDetail: text(
    "La commande relit les chiffres publiés et les contre-mondes, vérifie que chacun de ces mondes donne tous les chiffres publiés et que chaque case protégée y prend plusieurs valeurs, puis le dit. Elle ne publie rien.",
    "The command reads the published figures and the counter-worlds, checks that each of these worlds gives every published figure and that each protected cell takes several values in them, and says so. It publishes nothing.",
  ),
  plan: text("Empreinte du plan", "Fingerprint of the plan"),
} as const satisfies Record<string, Text>;

/** Paragraphs of the section, by part. */
export const METHOD_SECRECY_PROSE = {
  lead: [
    text(
      "Un binôme de mentorat ou un recrutement, c’est une personne, parfois une entreprise que l’on reconnaîtrait. Le service qui répond à cette page ne contient aucune ligne sur une personne et aucune valeur cachée\u202F: seulement des cases publiées et leur statut. Il ne peut pas laisser échapper ce qu’il n’a pas. Les contrats et les places d’accueil, eux, sont des actes publics\u202F: ils sont servis ligne à ligne, sauf trois colonnes des centres qui comptent des résidents et ne sortent que sommées par département ou davantage.",
      "A mentoring pair or a hire is a person, at times a firm that one would recognise. The service that answers this page holds no row about a person and no hidden value: published cells and their status only. It cannot let out what it does not have. Contracts and reception places are public acts: they are served row by row, except three columns of the centres that count residents and leave only summed by department or more.",
    ),
    text(
      "Ce qui peut être croisé est fixé d’avance par un plan de publication\u202F: un territoire, une année ou un trimestre, et au plus deux caractéristiques. Toute autre demande est refusée, avec la liste de ce qui est permis. Les chiffres montrés sont exacts\u202F: rien n’est arrondi ni brouillé.",
      "What may be crossed is set beforehand by a publication plan: a territory, a year or a quarter, and at most two traits. Any other request is refused, with the list of what is allowed. The figures shown are exact: nothing is rounded or blurred.",
    ),
  ],
  how: [
    text(
      "Cacher une petite case ne sert à rien si une soustraction la redonne. Une région compte 120\u00A0binômes\u202F; trois de ses quatre départements en montrent 60, 35 et 22\u202F: le quatrième en a 3, tout le monde peut le calculer. Alors le département à 22 est caché aussi\u202F: on sait seulement que les deux en font 25 ensemble. C’est ce que dit la ligne «\u00A0Autres départements (secret)\u00A0», grâce à laquelle les tableaux s’additionnent.",
      "Hiding a small cell is useless if a subtraction gives it back. A region has 120 pairs; three of its four departments show 60, 35 and 22: the fourth has 3, anyone can work it out. So the department with 22 is hidden too: all that is known is that the two make 25 together. That is what the row “Other departments (secret)” says, thanks to which the tables add up.",
    ),
    text(
      "«\u00A0Secret\u00A0» ne veut donc pas dire «\u00A0presque rien\u00A0». Qu’elle vaille 0, 3 ou 300, une case cachée se présente de la même façon, et sa ligne reste dans les tableaux, hachurée dans les graphiques et sur les cartes. Les classes des cartes, l’ordre des barres et les bornes des axes ne sont calculés que sur les valeurs montrées. Un taux n’est montré que si l’on peut montrer à la fois ceux qui répondent oui, ceux qui répondent non, et leur total.",
      "“Secret” therefore does not mean “next to nothing”. Be it 0, 3 or 300, a hidden cell looks the same, and its row stays in the tables, hatched in charts and on maps. Classes of maps, the order of bars and the ends of axes are computed on shown values only. A rate is shown only if those who say yes, those who say no and their total may all be shown.",
    ),
  ],
  proof: [
    text(
      "Avant chaque publication, le programme joue l’adversaire. Il rassemble tout ce que le service pourrait répondre, y ajoute que les parties font le tout et que rien n’est négatif, et cherche à retrouver chaque case protégée. Tant qu’il en retrouve une, ou l’encadre à moins du seuil près, il en cache davantage. S’il n’y parvient pas, rien n’est publié et la version précédente continue de servir.",
      "Before each publication, the program plays the adversary. It gathers all that the service could answer, adds that parts make the whole and that nothing is negative, and tries to recover each protected cell. As long as it recovers one, or bounds it within less than the threshold, it hides more. If it cannot, nothing is published and the release before goes on serving.",
    ),
    text(
      "La preuve est un contre-monde\u202F: un autre pays possible, en nombres entiers, où tous les chiffres publiés sont exactement les mêmes, mais où la case protégée vaut autre chose. Devant deux mondes possibles, personne ne peut dire lequel est le vrai. Chaque case protégée a le sien.",
      "The proof is a counter-world: another possible country, in whole numbers, where all published figures are exactly the same but the protected cell is different. Before two possible worlds, nobody can say which is the true one. Each protected cell has its own.",
    ),
  ],
  thresholds: [
    text(
      "Les réglages d’origine sont de 11\u00A0personnes pour la diffusion publique et de 5 pour la diffusion interne. Pour que l’on ne puisse pas raisonner sur le seuil exact, 0, 1 ou 2\u00A0personnes s’y ajoutent selon la case, par un tirage dont la clé reste hors du service. Voici ceux de la diffusion que vous lisez.",
      "The original settings are 11 people for the public audience and 5 for the internal one. So that nobody can reason on the exact threshold, 0, 1 or 2 people are added to it depending on the cell, by a draw whose key stays outside of the service. These are those of the audience that you read.",
    ),
  ],
} as const satisfies Record<string, readonly Text[]>;

/** What the guarantee does not cover: name and explanation. */
export const METHOD_SECRECY_LIMITS: readonly { readonly name: Text; readonly detail: Text }[] = [
  {
    name: text("Ce que l’on sait par ailleurs", "What is known from elsewhere"),
    detail: text(
      "Qui connaît déjà une partie des personnes comptées, ou tient son propre fichier, peut soustraire ce qu’il sait.",
      "Whoever already knows some of the people counted, or keeps a file of their own, can subtract what they know.",
    ),
  },
  {
    name: text("Les suppositions vraisemblables", "Guesses by likelihood"),
    detail: text(
      "Plusieurs valeurs restent possibles, toutes ne sont pas aussi probables\u202F: la taille d’un territoire suffit à deviner un ordre de grandeur.",
      "Several values remain possible, not all are as likely: the size of a territory is enough to guess an order of magnitude.",
    ),
  },
  {
    name: text("Les zéros montrés", "Zeros shown"),
    detail: text(
      "Un zéro publié dit que personne n’est dans ce cas. Ce n’est pas tenu pour un secret.",
      "A published zero says that nobody is in this case. It is not held to be a secret.",
    ),
  },
  {
    name: text("Les chiffres publiés ailleurs", "Figures published elsewhere"),
    detail: text(
      "Un rapport ou un opérateur qui donne un chiffre caché ici peut en faire tomber d’autres. Le registre des chiffres publiés aide à le surveiller.",
      "A report or an operator that gives a figure hidden here may bring others down. The register of published figures helps to watch for that.",
    ),
  },
  {
    name: text("Qui détient le programme et la clé", "Someone with the program and the key"),
    detail: text(
      "La clé du tirage reste dans le dossier privé, avec les données. Qui l’aurait, avec le programme, pourrait déduire du choix des cases cachées quelque chose de leur taille.",
      "The key of the draw stays in the private folder, with the data. Whoever had it, with the program, could infer something of their size from which cells are hidden.",
    ),
  },
  {
    name: text("Deux diffusions mises en commun", "Two audiences put together"),
    detail: text(
      "Ce que la diffusion interne cache, la publique le cache aussi. Qui lit les deux n’a donc que la garantie de la diffusion interne.",
      "What the internal audience hides, the public one hides too. Whoever reads both only has the guarantee of the internal audience.",
    ),
  },
  {
    name: text("Deux versions comparées", "Two releases compared"),
    detail: text(
      "Chaque version est prouvée pour elle-même. Comparer deux versions successives peut en dire plus que chacune\u202F: leur protection commune n’est pas encore faite.",
      "Each release is proved by itself. Comparing two successive ones may say more than each: their joint protection is not done yet.",
    ),
  },
];

/** What the certificate comes down to. */
export interface Verdict {
  readonly protected: number;
  readonly found: number;
  readonly bounded: number;
  readonly unproved: number;
  readonly k: number;
}

/** Says in one sentence what the attack found. */
export const verdictOf = (verdict: Verdict): Text =>
  written((f) => (isProved(verdict) ? provedIn(verdict, f) : failedIn(verdict, f)));

const isProved = ({ found, bounded, unproved }: Verdict): boolean =>
  found + bounded + unproved === 0;

function provedIn({ protected: cells, k }: Verdict, { language, number }: Format): string {
  return language === "fr"
    ? `0${HARD}case retrouvée sur ${number(cells)}${HARD}cases protégées. Aucune n’est encadrée à moins de ${number(k)}${HARD}personnes, et chacune a un contre-monde.`
    : `0${HARD}cells recovered out of ${number(cells)}${HARD}protected ones. None is bounded within less than ${number(k)}${HARD}people, and each has a counter-world.`;
}

function failedIn(verdict: Verdict, { language, number }: Format): string {
  const { found, bounded, unproved } = verdict;
  return language === "fr"
    ? `La preuve n’est pas complète${THIN}: ${number(found)} cases retrouvées, ${number(bounded)} encadrées de trop près, ${number(unproved)} sans contre-monde. Prévenez la DIAIR.`
    : `The proof is not complete: ${number(found)} cells recovered, ${number(bounded)} bounded too closely, ${number(unproved)} without a counter-world. Tell DIAIR.`;
}

/** `Protection de 2019 à 2026, en 22,4 secondes.` */
export const protectedIn = (years: readonly number[], milliseconds: number): Text =>
  written(({ language, number }) => {
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const time = number(milliseconds / 1000, 1);
    return language === "fr"
      ? `Années ${first} à ${last}\u202F; les deux diffusions ont été protégées et attaquées en ${time} secondes.`
      : `Years ${first} to ${last}; both audiences were protected and attacked in ${time} seconds.`;
  });

const PLACE_NAMES = {
  nation: text("Nation", "Nation"),
  region: text("Région", "Region"),
  departement: text("Département", "Department"),
};
const MESH_NAMES = {
  annee: text("par année", "by year"),
  trimestre: text("par trimestre", "by quarter"),
};

/** `Région, par année`. */
export function levelName(place: keyof typeof PLACE_NAMES, mesh: keyof typeof MESH_NAMES): Text {
  const [level, time] = [PLACE_NAMES[place], MESH_NAMES[mesh]];
  return text(`${level.fr}, ${time.fr}`, `${level.en}, ${time.en}`);
}

/** `91 % (1 820 sur 2 000)`: rounded down, so that 100 % is all of them and 0 % none. */
export const shareShown = (shown: number, all: number): Text =>
  written(({ language, number, percent }) => {
    const share = Math.floor((100 * shown) / all);
    const told = share === 0 && shown > 0 ? `<${HARD}${percent(1, 0)}` : percent(share, 0);
    const of = language === "fr" ? "sur" : "of";
    return `${told} (${number(shown)} ${of} ${number(all)})`;
  });

/** `11 personnes`, and for which audience. */
export const peopleAtLeast = (k: number, audience: Text): Text =>
  text(`${k} (diffusion ${audience.fr})`, `${k} (${audience.en} audience)`);

/** `Ce qui est montré, niveau par niveau : Binômes de mentorat`: what the table of one population shows. */
export const levelsOf = (population: Text): Text =>
  text(
    `${METHOD_SECRECY.levels.fr}\u202F: ${population.fr}`,
    `${METHOD_SECRECY.levels.en}: ${population.en}`,
  );
