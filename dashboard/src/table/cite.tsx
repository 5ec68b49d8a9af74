import { Input } from "@codegouvfr/react-dsfr/Input";
import { RadioButtons } from "@codegouvfr/react-dsfr/RadioButtons";
import { type ReactElement, useState } from "react";
import { searchOf } from "../api/questions.js";
import { useReference } from "../app/reference.js";
import { useWords } from "../app/use-words.js";
import type { DataColumn } from "../filters/filter.js";
import { CITE, DATA } from "../words/data.js";
import { CopyAs } from "./copy-as.js";
import { CopyButton } from "./copy-button.js";
import { askedOf, type RowsChoice, writeRowsChoice } from "./page-state.js";
import type { Dataset } from "./switch.js";

interface CiteProps {
  readonly dataset: Dataset;
  readonly choice: RowsChoice;
  /** Columns of the files. */
  readonly columns: readonly DataColumn[];
  /** Number of rows shown; null until it is known. */
  readonly total: number | null;
}

/** How to say where the rows come from, and to ask for them again: a link that stays true, and snippets. */
export function Cite({ dataset, choice, columns, total }: CiteProps): ReactElement {
  const { say } = useWords();
  const { health } = useReference();
  const [isPinned, setPinned] = useState(true);
  const release = isPinned ? (choice.release ?? health.release) : null;
  const { origin } = window.location;
  const link = `${origin}/donnees/${dataset.id}${searchOf(writeRowsChoice({ ...choice, release }))}`;
  return (
    <section aria-labelledby="citer" className="sf-donnees__suite fr-mt-4w">
      <h2 id="citer" className="fr-h6 fr-mb-1v">
        {say(CITE.title)}
      </h2>
      <RadioButtons
        small
        legend={say(CITE.legend)}
        options={[
          [true, CITE.pinned, CITE.pinnedHint] as const,
          [false, CITE.latest, CITE.latestHint] as const,
        ].map(([value, label, hint]) => ({
          label: say(label),
          hintText: say(hint),
          nativeInputProps: {
            name: "version",
            checked: isPinned === value,
            onChange: () => setPinned(value),
          },
        }))}
      />
      <Input
        label={say(DATA.permanentLink)}
        nativeInputProps={{ readOnly: true, value: link, name: "lien" }}
        className="fr-mb-1w"
      />
      <CopyButton label={say(DATA.copyLink)} words={link} />
      <CopyAs
        question={{
          ...{ origin, dataset: dataset.id, columns },
          parameters: askedOf(choice, { release }),
          total: isPinned ? total : null,
        }}
      />
    </section>
  );
}
