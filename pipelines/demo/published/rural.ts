import { type PublishedFigure, synthesis } from "./figure.js";

const NOT_RURAL =
  "Ensemble du dispositif national d’accueil ; le produit ne suit que les places situées en commune rurale.";

/** What was said of reception in rural places, and of the whole network of reception. */
export const RURAL: readonly PublishedFigure[] = [
  {
    indicator: "ruralite.centres",
    label: "Centres d’accueil en commune rurale",
    value: 118,
    unit: "centres",
    counted: "Centres situés en commune rurale",
    scope: "France",
    date: "janvier 2023",
    source: synthesis(13),
    kept: true,
    reason: "Repris au premier trimestre 2023.",
  },
  {
    indicator: "ruralite.places",
    label: "Places d’accueil en commune rurale",
    value: 8000,
    unit: "places",
    counted: "Places, « plus de 8 000 »",
    scope: "France",
    date: "janvier 2023",
    source: synthesis(13),
    kept: true,
    reason: "Ordre de grandeur : le nombre exact n’est pas publié.",
  },
  ...(
    [
      [
        112541,
        "Places du dispositif national d’accueil",
        "Places du parc",
        "Ne concorde pas avec la somme des places occupées, vacantes et indisponibles (114 073). ",
      ],
      [108112, "Places occupées du dispositif national d’accueil", "Places occupées", ""],
      [2838, "Places vacantes du dispositif national d’accueil", "Places vacantes", ""],
      [3123, "Places indisponibles du dispositif national d’accueil", "Places indisponibles", ""],
      [
        114073,
        "Places occupées, vacantes et indisponibles du dispositif national d’accueil",
        "Somme de 108 112 occupées, 2 838 vacantes et 3 123 indisponibles",
        "Dépasse de 1 532 le nombre de places publié (112 541). ",
      ],
    ] as const
  ).map(([value, label, counted, doubt]) => ({
    indicator: "",
    label,
    value,
    unit: "places",
    counted,
    scope: "France",
    date: "fin 2023",
    source: "La Cimade, d’après l’OFII",
    kept: false,
    reason: doubt + NOT_RURAL,
  })),
];
