import { connect } from "node:net";
import type { Hammer } from "./hammered.js";

/** In a process of its own, with bare sockets: a client that costs more than the server would measure itself. */
async function strike({ url, connections, requests, etag }: Hammer): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url);
  const known = etag === undefined ? "" : `If-None-Match: ${etag}\r\n`;
  const request = Buffer.from(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\n${known}\r\n`,
  );
  const expected = etag === undefined ? "HTTP/1.1 200" : "HTTP/1.1 304";
  let left = requests;
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      const next = (): void => {
        if (left <= 0) {
          socket.end();
          resolve();
          return;
        }
        left -= 1;
        socket.write(request);
      };
      const answers = readAnswers(expected, next, reject);
      socket.on("data", answers);
      socket.on("error", reject);
      socket.on("connect", next);
    });
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, run));
  return (requests * 1_000) / (performance.now() - start);
}

/** Tells when an answer is whole, by its Content-Length; a 304 has no body. */
function readAnswers(
  expected: string,
  whole: () => void,
  fail: (error: Error) => void,
): (part: Buffer) => void {
  let missing = -1;
  let head = "";
  return (part) => {
    let got = part.length;
    if (missing < 0) {
      const text = part.toString("latin1");
      head += text;
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!head.startsWith(expected)) return fail(new Error(head.slice(0, 100)));
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1] ?? 0);
      got = head.length - end - 4;
      missing = expected.endsWith("304") ? 0 : length;
      head = "";
    }
    missing -= got;
    if (missing > 0) return;
    missing = -1;
    whole();
  };
}

process.stdout.write(String(await strike(JSON.parse(process.argv[2] ?? "") as Hammer)));
