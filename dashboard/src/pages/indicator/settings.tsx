import { Select } from "@codegouvfr/react-dsfr/Select";
import { quartersOf } from "@fabriques/api/speech";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { addFilter } from "../../filters/filter.js";
import { FilterChips } from "../../filters/filter-chips.js";
import { FilterForm } from "../../filters/filter-form.js";
import { INDICATOR } from "../../words/indicator.js";
import type { Text } from "../../words/text.js";
import { filtersOffered, isPublished, timesOffered } from "./crossings.js";
import type { Asked } from "./view.js";

/** What holds for the whole page: periods, time step, filters; all of it in the address, and all of it published. */
export function Settings(asked: Asked): ReactNode {
  const { choice, change } = asked;
  const { say } = useWords();
  const periods = usePeriods(asked);
  return (
    <section className="sf-indicateur__reglages" aria-label={say(INDICATOR.settings)}>
      <div className="sf-indicateur__choix">
        <TimeSelect {...asked} />
        <PeriodSelect
          label={INDICATOR.from}
          none={INDICATOR.firstPeriod}
          periods={periods.filter((period) => choice.to === "" || period <= choice.to)}
          period={choice.from}
          onChoose={(from) => change({ from })}
        />
        <PeriodSelect
          label={INDICATOR.to}
          none={INDICATOR.lastPeriod}
          periods={periods.filter((period) => period >= choice.from)}
          period={choice.to}
          onChoose={(to) => change({ to })}
        />
      </div>
      <Filters {...asked} />
    </section>
  );
}

/** Every period of the indicator, in the mesh chosen. */
function usePeriods({ answer, choice }: Asked): readonly string[] {
  const years = [...new Set(answer.avancement.serie.map(({ periode }) => periode.slice(0, 4)))];
  return choice.time === "annee" ? years : quartersOf(years, answer.source.donnees_au ?? "");
}

function TimeSelect({ indicator, choice, change }: Asked): ReactNode {
  const { say } = useWords();
  if (!isPublished(indicator, "trimestre", [])) return null;
  const isOffered = timesOffered(indicator, choice.filters).includes("trimestre");
  return (
    <Select
      label={say(INDICATOR.time)}
      hint={isOffered ? undefined : say(INDICATOR.noQuarter)}
      nativeSelectProps={{
        value: choice.time,
        onChange: ({ currentTarget }) =>
          change({ time: currentTarget.value === "trimestre" ? "trimestre" : "annee" }),
      }}
    >
      <option value="annee">{say(INDICATOR.years)}</option>
      {isOffered && <option value="trimestre">{say(INDICATOR.quarters)}</option>}
    </Select>
  );
}

function Filters({ indicator, columns, choice, change }: Asked): ReactNode {
  const { say } = useWords();
  const offered = filtersOffered(indicator, columns, choice);
  if (offered.length === 0) return null;
  return (
    <details className="sf-indicateur__filtres" open={choice.filters.length > 0}>
      <summary>{say(INDICATOR.filters)}</summary>
      {indicator.croisements !== null && (
        <p className="fr-text--sm fr-mb-1w">{say(INDICATOR.crossingNote)}</p>
      )}
      <FilterForm
        columns={offered}
        onAdd={(added) => change({ filters: addFilter(choice.filters, added) })}
      />
      <FilterChips filters={choice.filters} onChange={(filters) => change({ filters })} />
    </details>
  );
}

interface PeriodSelectProps {
  readonly label: Text;
  /** What is shown where no period is chosen. */
  readonly none: Text;
  readonly periods: readonly string[];
  readonly period: string;
  readonly onChoose: (period: string) => void;
}

function PeriodSelect(props: PeriodSelectProps): ReactNode {
  const { label, none, periods, period, onChoose } = props;
  const { say, format } = useWords();
  // A bound written by hand may lie outside of the data: it must still be seen, to be taken away.
  const isKnown = period === "" || periods.includes(period);
  return (
    <Select
      label={say(label)}
      nativeSelectProps={{
        value: period,
        onChange: ({ currentTarget }) => onChoose(currentTarget.value),
      }}
    >
      <option value="">{say(none)}</option>
      {[...(isKnown ? [] : [period]), ...periods].map((each) => (
        <option key={each} value={each}>
          {format.period(each)}
        </option>
      ))}
    </Select>
  );
}
