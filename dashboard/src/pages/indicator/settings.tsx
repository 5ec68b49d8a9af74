import { Select } from "@codegouvfr/react-dsfr/Select";
import type { ReactNode } from "react";
import { FilterChips } from "../../table/filter-chips.js";
import { FilterForm } from "../../table/filter-form.js";
import { addFilter } from "../../table/filters.js";
import { INDICATOR } from "../../words/indicator.js";
import type { Text } from "../../words/text.js";
import { useWords } from "../../words/use-words.js";
import type { Asked } from "./view.js";

/** What holds for the whole page: years, time step, filters; all of it in the address. */
export function Settings(asked: Asked): ReactNode {
  const { indicator, columns, choice, change } = asked;
  const { say } = useWords();
  const years = asked.answer.avancement.serie.map(({ periode }) => periode.slice(0, 4));
  return (
    <section className="indicateur__reglages" aria-label={say(INDICATOR.settings)}>
      <div className="indicateur__choix">
        <YearSelect
          label={INDICATOR.from}
          none={INDICATOR.firstYear}
          years={years.filter((year) => choice.to === "" || year <= choice.to)}
          year={choice.from}
          onChoose={(from) => change({ from })}
        />
        <YearSelect
          label={INDICATOR.to}
          none={INDICATOR.lastYear}
          years={years.filter((year) => year >= choice.from)}
          year={choice.to}
          onChoose={(to) => change({ to })}
        />
        {indicator.par.includes("trimestre") && (
          <Select
            label={say(INDICATOR.time)}
            nativeSelectProps={{
              value: choice.time,
              onChange: ({ currentTarget }) =>
                change({ time: currentTarget.value === "trimestre" ? "trimestre" : "annee" }),
            }}
          >
            <option value="annee">{say(INDICATOR.years)}</option>
            <option value="trimestre">{say(INDICATOR.quarters)}</option>
          </Select>
        )}
      </div>
      {columns.length > 0 && (
        <details className="indicateur__filtres" open={choice.filters.length > 0}>
          <summary>{say(INDICATOR.filters)}</summary>
          <FilterForm
            columns={columns}
            onAdd={(added) => change({ filters: addFilter(choice.filters, added) })}
          />
          <FilterChips filters={choice.filters} onChange={(filters) => change({ filters })} />
        </details>
      )}
    </section>
  );
}

interface YearSelectProps {
  readonly label: Text;
  /** What is shown where no year is chosen. */
  readonly none: Text;
  readonly years: readonly string[];
  readonly year: string;
  readonly onChoose: (year: string) => void;
}

function YearSelect({ label, none, years, year, onChoose }: YearSelectProps): ReactNode {
  const { say } = useWords();
  return (
    <Select
      label={say(label)}
      nativeSelectProps={{
        value: year,
        onChange: ({ currentTarget }) => onChoose(currentTarget.value),
      }}
    >
      <option value="">{say(none)}</option>
      {[...new Set(years)].map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </Select>
  );
}
