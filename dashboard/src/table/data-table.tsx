import { type CSSProperties, type ReactElement, useMemo, useRef } from "react";
import { useWords } from "../app/use-words.js";
import type { DataColumn } from "../filters/filter.js";
import { DATA } from "../words/data.js";
import { join } from "../words/text.js";
import { HeaderCell } from "./header-cell.js";
import { GroupCells, RowCells } from "./line-cells.js";
import { isAmount } from "./say.js";
import { COUNT, type Line, type Lines, type LinesAsked, useLines } from "./use-lines.js";
import { MOST_PRINTED, type RowsView, useView } from "./use-view.js";
import { groupWidths, widthsOf } from "./widths.js";
import "./table.css";

interface DataTableProps extends LinesAsked {
  /** Columns to draw; those of the grouping are drawn by its groups. */
  readonly shown: readonly DataColumn[];
  readonly caption: string;
  /** Writes the cell of a column as it is read. */
  readonly say: (row: number, column: string) => string;
}

/** A table of any length: only the lines in view are in the page, all of them when printed; its headers sort it. */
export function DataTable(props: DataTableProps): ReactElement {
  const { rows, caption, say, grouping } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const words = useWords();
  const lines = useLines(props);
  const view = useView(lines.length, scroller);
  const shown = useMemo(
    () => props.shown.filter(({ nom }) => !grouping?.by.includes(nom)),
    [props.shown, grouping],
  );
  const widths = useMemo(() => widthsOf({ columns: shown, rows, say }), [shown, rows, say]);
  const all = grouping ? groupWidths(shown, widths) : widths;
  return (
    <>
      {lines.length > MOST_PRINTED && (
        <p className="sf-tableau__reste">{words.say(DATA.printed)}</p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would need a heading; the caption names this one */}
      <div
        ref={scroller}
        className="sf-tableau"
        role="region"
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <table
          className={`sf-tableau__table${grouping ? " sf-tableau__table--groupes" : ""}`}
          aria-rowcount={lines.length + 1}
        >
          <caption className="fr-sr-only">{caption}</caption>
          <colgroup>
            {all.map((width, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name here, and hold no state
              <col key={place} style={widthOf(width)} />
            ))}
          </colgroup>
          <TableHead {...props} shown={shown} lines={lines} />
          <Body {...props} shown={shown} lines={lines} view={view} />
        </table>
      </div>
    </>
  );
}

/** A property of our own, so that the print sheet may take it back. */
const widthOf = (characters: number): CSSProperties =>
  ({ "--largeur": `${characters}ch` }) as CSSProperties;

type HeadProps = DataTableProps & { readonly lines: Lines };

function TableHead({ shown, columns, grouping, lines }: HeadProps): ReactElement {
  const { headers } = lines;
  const by = (grouping?.by ?? []).flatMap((name) => columns.find(({ nom }) => nom === name) ?? []);
  const [outermost] = by;
  const labels = by.map(({ libelle }) => libelle);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {outermost && (
          <>
            <HeaderCell
              label={join(labels, ", ")}
              amount={false}
              header={headers.get(outermost.nom)}
            />
            <HeaderCell label={DATA.rows} amount header={headers.get(COUNT)} />
          </>
        )}
        {shown.map((column) => (
          <HeaderCell
            key={column.nom}
            label={column.libelle}
            amount={isAmount(column)}
            header={headers.get(column.nom)}
          />
        ))}
      </tr>
    </thead>
  );
}

type BodyProps = HeadProps & { readonly view: RowsView };

function Body({ view, lines, ...props }: BodyProps): ReactElement {
  const span = props.shown.length + (props.grouping ? 2 : 0);
  return (
    <tbody>
      <Spacer height={view.before} span={span} />
      {view.places.map((index) => {
        const line = lines.at(index);
        return (
          line && (
            <tr
              key={"row" in line ? line.row : line.group.id}
              ref={view.measure}
              data-index={index}
              aria-rowindex={index + 2}
              className={"group" in line ? "sf-tableau__ligne-groupe" : undefined}
            >
              <Cells {...props} line={line} />
            </tr>
          )
        );
      })}
      <Spacer height={view.after} span={span} />
    </tbody>
  );
}

function Cells({
  line,
  shown,
  columns,
  grouping,
  say,
}: DataTableProps & { readonly line: Line }): ReactElement | null {
  if ("row" in line) {
    return <RowCells columns={shown} row={line.row} say={say} inGroup={grouping !== null} />;
  }
  const by = columns.find(({ nom }) => nom === line.group.column);
  if (!by || !grouping) return null;
  return <GroupCells columns={shown} group={line.group} by={by} telling={grouping.telling} />;
}

/** Stands for the lines above or below those in view. */
function Spacer({ height, span }: { height: number; span: number }): ReactElement | null {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row that stands for absent ones cannot take focus
    <tr aria-hidden="true" className="sf-tableau__vide">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
