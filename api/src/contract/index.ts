import type * as z from "zod";
import type * as catalogue from "./catalogue.js";
import type * as common from "./common.js";

export type { CsvVariant, FormatId } from "./formats.js";

import type * as indicator from "./indicator.js";
import type * as problem from "./problem.js";
import type * as quality from "./quality.js";
import type * as releases from "./releases.js";
import type * as secrecy from "./secrecy.js";
import type * as syntheses from "./syntheses.js";
import type * as table from "./table.js";

/** A value with its status. */
export type Figure = z.infer<typeof common.figure>;
/** A {@link Figure} with its period. */
export type Point = z.infer<typeof common.point>;
/** One row of an indicator's answer: text dimensions and a figure. */
export type Cell = z.infer<typeof common.cell>;
/** How much of a period is there. */
export type Coverage = z.infer<typeof common.coverage>;
/** A change, judged once. */
export type Change = z.infer<typeof common.change>;
/** A period under way. */
export type Unfinished = z.infer<typeof common.unfinished>;
/** Where a figure comes from. */
export type Source = z.infer<typeof common.source>;
/** An official's comment. */
export type Comment = z.infer<typeof common.comment>;
/** Progress of one indicator in one territory. */
export type Progress = z.infer<typeof syntheses.progress>;
/** A headline figure. */
export type Headline = z.infer<typeof syntheses.headline>;
/** A key point and the progress of its indicators. */
export type KeyPoint = z.infer<typeof syntheses.keyPoint>;
/** A promise of a Fabrique. */
export type Deliverable = z.infer<typeof syntheses.deliverable>;
/** One Fabrique's state. */
export type FabriqueState = z.infer<typeof syntheses.fabriqueState>;
/** Answer of `/syntheses`. */
export type Syntheses = z.infer<typeof syntheses.syntheses>;
/** Entry of the register of published figures. */
export type PublishedFigure = z.infer<typeof indicator.publishedFigure>;
/** Answer of `/indicateurs/{id}`. */
export type IndicatorAnswer = z.infer<typeof indicator.indicator>;
/** Answer of `/territoires`. */
export type Territories = z.infer<typeof catalogue.territories>;
/** Answer of `/releases`. */
export type Releases = z.infer<typeof releases.releases>;
/** Answer of `/sante`. */
export type Health = z.infer<typeof releases.health>;
/** Answer of `/catalogue`. */
export type Catalogue = z.infer<typeof catalogue.catalogue>;
/** Answer of `/donnees/{jeu}`. */
export type Rows = z.infer<typeof table.rows>;
/** « Lisez-moi »: what a file says of itself, so that it can be understood, cited and asked for again. */
export type ReadMe = z.infer<typeof table.readMe>;
/** Answer of `/qualite`. */
export type QualityAnswer = z.infer<typeof quality.quality>;
/** Answer of `/secret`. */
export type SecrecyAnswer = z.infer<typeof secrecy.secrecy>;
/** Body of every error. */
export type ProblemBody = z.infer<typeof problem.problem>;
/** A text in both languages. */
export type Text = Catalogue["statuts"][number]["libelle"];
