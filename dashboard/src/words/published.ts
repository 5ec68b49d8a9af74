import { type Text, text } from "./text.js";

/** Words of the register of published figures. */
export const PUBLISHED = {
  caption: text("Chiffres publiés et leur examen", "Published figures and their examination"),
  figure: text("Chiffre", "Figure"),
  value: text("Valeur", "Value"),
  counted: text("Ce qui est compté, périmètre", "What is counted, scope"),
  date: text("Date", "Date"),
  source: text("Source", "Source"),
  kept: text("Retenu ici", "Kept here"),
  yes: text("Retenu", "Kept"),
  no: text("Écarté", "Set aside"),
} as const satisfies Record<string, Text>;
