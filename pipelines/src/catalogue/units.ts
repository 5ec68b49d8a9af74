import type { Unit, UnitId } from "./model.js";
import { text } from "./text.js";

/** Units of the indicators; a value is stored in its unit (12.5 means 12,5 %). */
export const UNITS: Readonly<Record<UnitId, Unit>> = {
  nombre: { id: "nombre", label: text("nombre", "number"), symbol: text("", ""), decimals: 0 },
  pourcent: {
    id: "pourcent",
    label: text("pourcentage", "percentage"),
    symbol: text("%", "%"),
    decimals: 1,
  },
  mois: { id: "mois", label: text("mois", "months"), symbol: text("mois", "months"), decimals: 1 },
  euros: { id: "euros", label: text("euros", "euros"), symbol: text("€", "€"), decimals: 0 },
  pour_100_places: {
    id: "pour_100_places",
    label: text("pour 100 places occupées", "per 100 occupied places"),
    symbol: text("pour 100 places", "per 100 places"),
    decimals: 1,
  },
  pour_10000_habitants: {
    id: "pour_10000_habitants",
    label: text("pour 10\u202f000 habitants", "per 10,000 inhabitants"),
    symbol: text("pour 10\u202f000 hab.", "per 10,000 inh."),
    decimals: 2,
  },
  heures_par_place: {
    id: "heures_par_place",
    label: text(
      "heures par place occupée et par trimestre",
      "hours per occupied place and quarter",
    ),
    symbol: text("h par place", "h per place"),
    decimals: 1,
  },
  par_centre_trimestre: {
    id: "par_centre_trimestre",
    label: text("par centre et par trimestre", "per centre and quarter"),
    symbol: text("par centre", "per centre"),
    decimals: 1,
  },
};
