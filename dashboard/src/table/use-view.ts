import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useSyncExternalStore } from "react";

/** The rows to draw: their places in order, and the heights of what stands before and after them, in pixels. */
export interface RowsView {
  readonly places: readonly number[];
  readonly before: number;
  readonly after: number;
  /** Tells the real height of a row once drawn; the row carries its place in `data-index`. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
}

/** A row whose words stand on one line, its border included. */
const ROW_HEIGHT = 41;
const HEADER_HEIGHT = 64;
/** Beyond this, paper is no use, and the browser would draw for minutes. */
export const MOST_PRINTED = 2000;

/** Follows a scrolling element, and gives the rows to print, up to {@link MOST_PRINTED}, while the page is printed. */
export function useView(count: number, scroller: RefObject<HTMLDivElement | null>): RowsView {
  const printing = useSyncExternalStore(onPrint, isPrinting);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  // A correction in the middle of a scroll by keyboard stops it where it is: End would not reach the end.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => false;
  if (printing) {
    const places = [...Array(Math.min(count, MOST_PRINTED)).keys()];
    return { places, before: 0, after: 0, measure: undefined };
  }
  const items = virtualizer.getVirtualItems();
  return {
    places: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
  };
}

const PRINT = "print";

const isPrinting = (): boolean => window.matchMedia(PRINT).matches;

function onPrint(tell: () => void): () => void {
  const media = window.matchMedia(PRINT);
  media.addEventListener("change", tell);
  return () => media.removeEventListener("change", tell);
}
