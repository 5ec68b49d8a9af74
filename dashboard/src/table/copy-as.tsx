import { Select } from "@codegouvfr/react-dsfr/Select";
import { type ReactElement, useState } from "react";
import { useWords } from "../app/use-words.js";
import { copyFor, DATA } from "../words/data.js";
import { fileOf } from "../words/data-files.js";
import { CopyButton } from "./copy-button.js";
import { PROGRAMS, type Program, type SnippetQuestion, snippetOf } from "./snippets.js";
import "./copy.css";

/** What to paste into a program to get the rows on screen; one part is open at a time. */
export function CopyAs({ question }: { readonly question: SnippetQuestion }): ReactElement {
  const { say } = useWords();
  return (
    <>
      <h3 className="fr-h6 fr-mb-1v fr-mt-3w">{say(DATA.copyAs)}</h3>
      <p className="fr-text--sm fr-mb-2w">{say(DATA.copyAsHint)}</p>
      {PROGRAMS.map((program) => (
        <details key={program.id} name="copier-comme" className="sf-copier">
          <summary className="sf-copier__titre">{program.name}</summary>
          <Snippet program={program} question={question} />
        </details>
      ))}
    </>
  );
}

interface SnippetProps {
  readonly program: Program;
  readonly question: SnippetQuestion;
}

function Snippet({ program, question }: SnippetProps): ReactElement {
  const { say } = useWords();
  const [format, setFormat] = useState(program.formats[0] ?? "csv");
  const words = snippetOf(program, question, format);
  return (
    <div className="sf-copier__corps">
      {program.formats.length > 1 && (
        <Select
          label={say(DATA.format)}
          className="sf-copier__format"
          nativeSelectProps={{
            value: format,
            onChange: ({ currentTarget }) => setFormat(currentTarget.value),
          }}
        >
          {program.formats.map((id) => (
            <option key={id} value={id}>
              {say(fileOf(id).name)}
            </option>
          ))}
        </Select>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="sf-copier__texte" tabIndex={0} aria-label={program.name}>
        <pre>
          <code>{words}</code>
        </pre>
      </section>
      <CopyButton label={say(copyFor(program.name))} words={words} />
    </div>
  );
}
