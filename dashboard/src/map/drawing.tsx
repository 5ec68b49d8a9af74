import type { ReactElement } from "react";
import { MAP } from "./outlines.generated.js";
import type { Scale } from "./patterns.js";
import type { Inset } from "./shapes.js";

interface DrawingProps {
  /** The territory of the map's level that a department belongs to. */
  readonly areaOf: (department: string) => string;
  /** The region of a department; lines between regions are drawn stronger. */
  readonly regionOf: (department: string) => string;
  /** The fill of a territory, at the scale that it is drawn at. */
  readonly fill: (code: string, scale: Scale) => string;
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
  readonly onHover: (code: string | null) => void;
}

const PATHS = new Map(MAP.departments.map(({ code, path }) => [code, path]));

/** What stands inside the map: coasts, territories, lines between regions, the territory chosen, insets. */
export function Drawing(props: DrawingProps): ReactElement {
  const { regionOf, chosen } = props;
  return (
    <g onPointerLeave={() => props.onHover(null)}>
      {[...PATHS].map(([department, path]) => (
        <path key={department} className="sf-carte__cote" d={path} />
      ))}
      {[...PATHS.keys()].map((department) => (
        <Department key={department} department={department} {...props} />
      ))}
      {MAP.borders
        .filter(({ between: [one, other] }) => regionOf(one) !== regionOf(other))
        .map(({ path }) => (
          <path key={path} className="sf-carte__frontiere" d={path} />
        ))}
      {outlineOf(chosen, regionOf).map((path) => (
        <path key={path} className="sf-carte__choisi" d={path} />
      ))}
      {MAP.insets.map((inset) => (
        <InsetFrame key={inset.name} inset={inset} {...props} />
      ))}
    </g>
  );
}

interface DepartmentProps extends DrawingProps {
  readonly department: string;
  readonly scale?: Scale;
}

function Department(props: DepartmentProps): ReactElement {
  const { department, areaOf, fill, onChoose, onHover, scale = "carte" } = props;
  const area = areaOf(department);
  const ground = fill(area, scale);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the bars beside are buttons that choose the same
    <path
      className="sf-carte__territoire"
      d={PATHS.get(department)}
      fill={ground}
      // Departments of a region are one shape: the line of their own colour closes the seams between them.
      stroke={area === department ? undefined : ground}
      onPointerEnter={() => onHover(area)}
      onClick={() => onChoose(area)}
    />
  );
}

/** The whole outline of a department; of a region, its lines with the others, or its only department. */
function outlineOf(chosen: string, regionOf: DrawingProps["regionOf"]): readonly string[] {
  const [only, ...more] = MAP.departments.filter(
    ({ code }) => code === chosen || regionOf(code) === chosen,
  );
  if (only && more.length === 0) return [only.path];
  return MAP.borders
    .filter(({ between }) => between.filter((code) => regionOf(code) === chosen).length === 1)
    .map(({ path }) => path);
}

function InsetFrame({ inset, ...props }: DrawingProps & { readonly inset: Inset }): ReactElement {
  const { name, short, zoom, x, y, width, height } = inset;
  return (
    <g>
      <rect className="sf-carte__encart" x={x} y={y} width={width} height={height} />
      {zoom && (
        <g transform={zoom.transform}>
          {zoom.codes.map((department) => (
            <Department key={department} department={department} scale="loupe" {...props} />
          ))}
        </g>
      )}
      <text className="sf-carte__encart-nom" x={x + 4} y={y + height - 4}>
        {name}
      </text>
      <text className="sf-carte__encart-court" x={x + 4} y={y + height - 4}>
        {short}
      </text>
    </g>
  );
}
