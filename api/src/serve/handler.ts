import type { ReleaseStore } from "@fabriques/pipelines/release";
import type { Request, Response } from "express";

/** Answers one request. */
export type Handler = (request: Request, response: Response) => Promise<void>;

/** What the routes answer from. */
export interface ApiOptions {
  readonly releases: ReleaseStore;
  readonly clock: () => Date;
  /** Public origin (`https://…`) of the addresses that answers give; empty for paths alone. */
  readonly origin: string;
}
