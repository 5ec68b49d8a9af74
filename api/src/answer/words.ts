import { type Level, type Text, text } from "@fabriques/pipelines/catalogue";

const SMALLEST: Readonly<Record<Level, Text>> = {
  nation: text("au niveau national", "the nation"),
  region: text("à la région", "the region"),
  departement: text("au département", "the department"),
};

/** A department is covered by the contract of its region. */
export const coveredByRegion = (region: string, year: number): Text =>
  text(
    `Le territoire est couvert par le contrat de sa région, ${region} (dernier acte en ${year})\u202f: ce contrat compte à la région, et dans aucun département.`,
    `The territory is covered by the contract of its region, ${region} (last act in ${year}): that contract counts in the region, and in no department.`,
  );

/** Why an indicator about people or firms says nothing below a level of territories. */
export const publishedDownTo = (level: Level): Text =>
  text(
    `Cet indicateur porte sur des personnes ou des entreprises\u202f: il est publié jusqu’${SMALLEST[level].fr} seulement.`,
    `This indicator is about people or firms: it is published down to ${SMALLEST[level].en} only.`,
  );

/** Why any other indicator says nothing below a level of territories. */
export const meaningfulDownTo = (level: Level): Text =>
  text(
    `Cet indicateur n’a de sens que jusqu’${SMALLEST[level].fr}.`,
    `This indicator makes sense down to ${SMALLEST[level].en} only.`,
  );
