import type * as z from "zod";
import type * as answers from "./answers.js";
import type * as quality from "./quality.js";

/** A value with its status. */
export type Figure = z.infer<typeof answers.figure>;
/** A {@link Figure} with its period. */
export type Point = z.infer<typeof answers.point>;
/** One row of an indicator's answer: text dimensions and a figure. */
export type Cell = z.infer<typeof answers.cell>;
/** Where a figure comes from. */
export type Source = z.infer<typeof answers.source>;
/** An official's comment. */
export type Comment = z.infer<typeof answers.comment>;
/** Progress of one indicator in one territory. */
export type Progress = z.infer<typeof answers.progress>;
/** A headline figure. */
export type Headline = z.infer<typeof answers.headline>;
/** A key point and the progress of its indicators. */
export type KeyPoint = z.infer<typeof answers.keyPoint>;
/** A promise of a Fabrique. */
export type Deliverable = z.infer<typeof answers.deliverable>;
/** One Fabrique's state. */
export type FabriqueState = z.infer<typeof answers.fabriqueState>;
/** Answer of `/syntheses`. */
export type Syntheses = z.infer<typeof answers.syntheses>;
/** Entry of the register of published figures. */
export type PublishedFigure = z.infer<typeof answers.publishedFigure>;
/** Answer of `/indicateurs/{id}`. */
export type IndicatorAnswer = z.infer<typeof answers.indicator>;
/** Answer of `/territoires`. */
export type Territories = z.infer<typeof answers.territories>;
/** Answer of `/releases`. */
export type Releases = z.infer<typeof answers.releases>;
/** Answer of `/sante`. */
export type Health = z.infer<typeof answers.health>;
/** Answer of `/catalogue`. */
export type Catalogue = z.infer<typeof answers.catalogue>;
/** Answer of `/donnees/{jeu}`. */
export type Rows = z.infer<typeof answers.rows>;
/** Answer of `/qualite`. */
export type QualityAnswer = z.infer<typeof quality.quality>;
/** Body of every error. */
export type ProblemBody = z.infer<typeof answers.problem>;
/** A text in both languages. */
export type Text = Catalogue["statuts"][number]["libelle"];
