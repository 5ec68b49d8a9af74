/** A request, as far as a question reads it; Express's own fits. */
export interface AskedRequest {
  /** Path and query string. */
  readonly url: string;
  /** Parts of the path that the route names. */
  readonly params: Readonly<Record<string, string | string[] | undefined>>;
  /** The first of these media types that the client prefers; false when it takes none. */
  accepts(types: string[]): string | false;
  get(header: string): string | undefined;
}
