/** What `scripts/build-map.ts` writes in `src/generated/map.ts`: outlines as SVG paths, in the units of `width` × `height`. */
export interface MapShapes {
  readonly width: number;
  readonly height: number;
  /** The 101 departments, under the product's codes (`D69`), drawn at their place. */
  readonly departments: readonly { readonly code: string; readonly path: string }[];
  /** Lines between two departments of the mainland, each once; those between regions are drawn stronger. */
  readonly borders: readonly {
    readonly between: readonly [string, string];
    readonly path: string;
  }[];
  /** Frames around what is not drawn at the mainland's scale or place. */
  readonly insets: readonly Inset[];
}

/** A frame on the map; `zoom` draws again, enlarged, the departments that it names. */
export interface Inset {
  readonly name: string;
  /** What a small screen writes. */
  readonly short: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: { readonly codes: readonly string[]; readonly transform: string } | null;
}
