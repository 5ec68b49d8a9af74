import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { pathOf } from "./server.js";

/** One request sent again and again by so many connections, each waiting for its answer. */
export interface Hammer {
  readonly url: string;
  readonly connections: number;
  readonly requests: number;
  readonly etag?: string;
}

/** Requests a second, all answered with the status expected; by a process of its own. */
export async function hammered(hammer: Hammer): Promise<number> {
  const args = ["--import", "tsx", pathOf("hammer.ts"), JSON.stringify(hammer)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}
