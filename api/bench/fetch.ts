import { Agent, get } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** What came back, how long it took, and how many bytes it was. */
export interface Got {
  readonly status: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Until the first byte of the body. */
  readonly firstByte: number;
  readonly body: string;
}

/** Reads a whole answer; keeps its text only when asked, since some are of hundreds of megabytes. */
export function fetched(
  url: string,
  { keep = false, headers = {} }: { keep?: boolean; headers?: Record<string, string> } = {},
): Promise<Got> {
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1_000;
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      let firstByte = 0;
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => {
        if (bytes === 0) firstByte = elapsed();
        bytes += part.length;
        if (keep) parts.push(part);
      });
      response.on("error", reject);
      response.on("end", () => {
        if (!response.complete) return reject(new Error(`${url}: cut`));
        const body = Buffer.concat(parts).toString("utf8");
        resolve({ status: response.statusCode ?? 0, bytes, seconds: elapsed(), firstByte, body });
      });
    }).on("error", reject);
  });
}
