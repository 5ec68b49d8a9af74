import { Select } from "@codegouvfr/react-dsfr/Select";
import type { Cell, IndicatorAnswer, Point } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { indicatorOf } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import { useReference } from "../../app/reference.js";
import { Skeleton } from "../../app/waiting.js";
import { Figure } from "../../figure/figure.js";
import { pointOf, rankedSeries, type SeriesPoint } from "../../figure/series.js";
import { valueFiles } from "../../figure/value-files.js";
import type { DataColumn } from "../../table/filters.js";
import { lexiconOf, sayValue } from "../../table/words.js";
import { INDICATOR, named } from "../../words/indicator.js";
import { subtitleOf } from "../../words/sentences.js";
import { same } from "../../words/text.js";
import { useWords } from "../../words/use-words.js";
import { type Category, leadingMessage, shareSentence } from "./categories.js";
import { CategoryTable } from "./category-table.js";
import { breakdownsOf, parametersOf } from "./choice.js";
import { useFilterWords } from "./filter-words.js";
import { SmallMultiples } from "./small-multiples.js";
import { type Asked, yearOf } from "./view.js";

/** Columns that the indicator may be broken down by. */
export const brokenBy = ({ indicator, columns }: Asked): readonly DataColumn[] =>
  breakdownsOf(indicator).flatMap((name) => columns.filter(({ nom }) => nom === name));

/** The indicator by one of its breakdowns, chosen in the address: one small chart per category, on one scale. */
export function Breakdown(asked: Asked): ReactNode {
  const { say } = useWords();
  const { choice, change } = asked;
  const allowed = brokenBy(asked);
  const column = allowed.find(({ nom }) => nom === choice.breakdown);
  if (!column) return null;
  return (
    <section aria-labelledby="ventilation" className="indicateur__section">
      <div className="indicateur__titre">
        <h2 id="ventilation">{say(INDICATOR.breakdown)}</h2>
        {allowed.length > 1 && (
          <Select
            label={say(INDICATOR.breakdownBy)}
            nativeSelectProps={{
              value: choice.breakdown ?? "",
              onChange: ({ currentTarget }) => change({ breakdown: currentTarget.value }),
            }}
          >
            {allowed.map(({ nom, libelle }) => (
              <option key={nom} value={nom}>
                {say(libelle)}
              </option>
            ))}
          </Select>
        )}
      </div>
      <Categories {...asked} column={column} />
    </section>
  );
}

interface CategoriesProps extends Asked {
  readonly column: DataColumn;
}

function Categories(props: CategoriesProps): ReactNode {
  const { indicator, territory, choice, column } = props;
  const by = ["annee", column.nom];
  const question = indicatorOf(indicator.id, territory, by, parametersOf(choice));
  const answered = useAnswer(question);
  if (answered.state === "failed")
    return <ProblemNotice problem={answered.problem} retry={answered.retry} />;
  const { answer } = answered;
  if (answer === null) return <Skeleton heights={[20]} />;
  return <Shown {...props} broken={answer} href={question.path} />;
}

interface ShownProps extends CategoriesProps {
  /** The indicator by year and category. */
  readonly broken: IndicatorAnswer;
  readonly href: string;
}

function Shown(props: ShownProps): ReactNode {
  const { indicator, territory, choice, column, broken, href } = props;
  const words = useWords();
  const reference = useReference();
  const filters = useFilterWords(choice.filters);
  const lexicon = lexiconOf(words, reference);
  const year = yearOf(props);
  const unit = reference.unit(indicator.unite);
  const categories = categoriesOf(broken.valeurs, column, (value) =>
    sayValue(column, value, lexicon),
  );
  const years = [...new Set(broken.valeurs.map(({ annee }) => String(annee)))];
  const series = rankedSeries(
    { id: indicator.id, label: indicator.libelle, dimension: column.libelle, unit },
    pointsIn(year, categories),
  );
  const note = words.say(INDICATOR.sameScale);
  return (
    <Figure
      indicator={indicator}
      level={3}
      title={named(indicator.libelle, leadingMessage(series, year))}
      subtitle={subtitleOf(unit, reference.territoryName(territory), years)}
      series={series}
      chart={<SmallMultiples categories={categories} unit={unit} year={year} note={note} />}
      chartHeight={14}
      table={<CategoryTable categories={categories} years={years} unit={unit} column={column} />}
      sentence={shareSentence(series, year)}
      source={broken.source}
      release={broken.release}
      filters={filters}
      downloads={valueFiles(INDICATOR.breakdownFile, href)}
    />
  );
}

/** The value of each category in one year. */
const pointsIn = (year: string | null, categories: readonly Category[]): readonly SeriesPoint[] =>
  categories.flatMap(({ key, label, points }) => {
    const point = points.find(({ periode }) => periode === year);
    return point ? [pointOf(point, { key, label: same(label) })] : [];
  });

/** Groups an answer by the values of a column, in the order of its choices. */
function categoriesOf(
  cells: readonly Cell[],
  { nom, choix }: DataColumn,
  say: (value: string) => string,
): readonly Category[] {
  const found = [
    ...new Set(cells.map((cell) => cell[nom]).filter((key) => typeof key === "string")),
  ];
  const order = choix.map(({ valeur }) => valeur).filter((value) => found.includes(value));
  return [...new Set([...order, ...found])].map((key) => ({
    key,
    label: say(key),
    points: cells
      .filter((cell) => cell[nom] === key)
      .map(
        ({ annee, valeur, statut, numerateur, denominateur }): Point => ({
          periode: String(annee),
          ...{ valeur, statut, numerateur, denominateur },
        }),
      ),
  }));
}
