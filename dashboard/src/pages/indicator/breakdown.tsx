import { Select } from "@codegouvfr/react-dsfr/Select";
import type { IndicatorAnswer, Point } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { indicatorOf } from "../../api/questions.js";
import { useAnswer } from "../../api/use-answer.js";
import { ProblemNotice } from "../../app/problem-notice.js";
import { useReference } from "../../app/reference.js";
import { Steady } from "../../app/steady.js";
import { useWords } from "../../app/use-words.js";
import { Skeleton } from "../../app/waiting.js";
import { FigureBlock } from "../../figure/figure-block.js";
import { pointOf, rankedSeries, type SeriesPoint } from "../../figure/series.js";
import { valueFiles } from "../../figure/value-files.js";
import type { DataColumn } from "../../filters/filter.js";
import { lexiconOf, sayValue } from "../../filters/say.js";
import { leadingMessage, shareSentence } from "../../words/breakdown.js";
import { INDICATOR, named } from "../../words/indicator.js";
import { subtitleOf } from "../../words/sentences.js";
import { same } from "../../words/text.js";
import { type Category, categoriesOf, leadingCategory, pointIn, sharesIn } from "./categories.js";
import { CategoryTable } from "./category-table.js";
import { parametersOf } from "./choice.js";
import { useFilterWords } from "./filter-words.js";
import { SmallMultiples } from "./small-multiples.js";
import type { Asked } from "./view.js";

/** The indicator by one of its breakdowns, chosen in the address: one small chart per category, on one scale. */
export function Breakdown(asked: Asked): ReactNode {
  const { say } = useWords();
  const { breakdowns, choice, change } = asked;
  const column = breakdowns.find(({ nom }) => nom === choice.breakdown);
  if (!column) return null;
  return (
    <section aria-labelledby="ventilation" className="sf-indicateur__section">
      <div className="sf-indicateur__titre">
        <h2 id="ventilation">{say(INDICATOR.breakdown)}</h2>
        {breakdowns.length > 1 && (
          <Select
            label={say(INDICATOR.breakdownBy)}
            nativeSelectProps={{
              value: choice.breakdown ?? "",
              onChange: ({ currentTarget }) => change({ breakdown: currentTarget.value }),
            }}
          >
            {breakdowns.map(({ nom, libelle }) => (
              <option key={nom} value={nom}>
                {say(libelle)}
              </option>
            ))}
          </Select>
        )}
      </div>
      <CategoriesBlock {...asked} column={column} />
    </section>
  );
}

interface CategoriesBlockProps extends Asked {
  readonly column: DataColumn;
}

function CategoriesBlock(props: CategoriesBlockProps): ReactNode {
  const { indicator, territory, choice, column } = props;
  const by = [choice.time, column.nom];
  const question = indicatorOf(indicator.id, territory, by, parametersOf(choice));
  const answered = useAnswer(question);
  if (answered.state === "failed")
    return <ProblemNotice problem={answered.problem} retry={answered.retry} />;
  return (
    <Steady waiting={answered.state === "waiting"} meanwhile={<Skeleton heights={[20]} />}>
      {answered.state === "ready" && (
        <BreakdownFigure {...props} broken={answered.answer} href={question.path} />
      )}
    </Steady>
  );
}

interface BreakdownFigureProps extends CategoriesBlockProps {
  /** The indicator by period and category. */
  readonly broken: IndicatorAnswer;
  readonly href: string;
}

/** What the answer says: its categories in words, those of the period ranked, and what is hidden of them. */
function useCategories({ indicator, choice, column, broken, period }: BreakdownFigureProps) {
  const words = useWords();
  const reference = useReference();
  const lexicon = lexiconOf(words, reference);
  const unit = reference.unit(indicator.unite);
  const categories = categoriesOf(broken, {
    column,
    time: choice.time,
    sayValue: (value) => sayValue(column, value, lexicon),
    say: words.say,
  });
  const names = { id: indicator.id, label: indicator.libelle, dimension: column.libelle, unit };
  const series = rankedSeries(names, pointsIn(period, categories.all));
  const hides = broken.valeurs.some(({ statut }) => statut === "secret");
  return { categories, series, hides, unit };
}

function BreakdownFigure(props: BreakdownFigureProps): ReactNode {
  const { indicator, territory, choice, column, answer, broken, href, period } = props;
  const { territoryName } = useReference();
  const filters = useFilterWords(choice.filters);
  const { categories, series, hides, unit } = useCategories(props);
  const { all, rest, periods } = categories;
  const whole = answer.valeurs.map((cell) => pointIn(cell, choice.time));
  return (
    <FigureBlock
      indicator={indicator}
      level={3}
      title={named(indicator.libelle, leadingMessage(leadingCategory(series), period))}
      subtitle={subtitleOf(unit, territoryName(territory), periods)}
      series={series}
      hides={hides}
      blank={broken.valeurs.every(({ valeur }) => valeur === null)}
      chart={
        <SmallMultiples
          categories={rest ? [...all, rest] : all}
          {...{ periods, unit }}
          chosen={period}
        />
      }
      chartHeight={14}
      table={<CategoryTable {...{ categories, whole, hides, unit, column }} />}
      sentence={shareSentence(
        sharesIn(
          series,
          period,
          rest?.points.find(({ periode }) => periode === period),
        ),
      )}
      source={broken.source}
      release={broken.release}
      filters={filters}
      downloads={valueFiles(INDICATOR.breakdownFile, href)}
    />
  );
}

/** The value of each category in one period. */
const pointsIn = (period: string | null, categories: readonly Category[]): readonly SeriesPoint[] =>
  categories.flatMap(({ key, label, points }) => {
    const point: Point | undefined = points.find(({ periode }) => periode === period);
    return point ? [pointOf(point, { key, label: same(label) })] : [];
  });
