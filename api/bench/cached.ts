import { fetched } from "./fetch.js";
import { hammered } from "./hammered.js";
import { type Bound, median, say } from "./report.js";
import { type BenchServer, pathOf, startProgram, startServer } from "./server.js";

const QUESTION = "/api/v1/indicateurs/ctai.contrats?par=annee,region";
const CONNECTIONS = 32;
const ROUNDS = 5;
/** What a machine is asked for, unless Express alone does not give twice as much. */
const ENOUGH = 10_000;

/** Cached answers and 304 against Express handing over the same bytes, in the same run. */
export async function benchCached(dataDir: string, requests: number): Promise<readonly Bound[]> {
  const server = await startServer(dataDir);
  const url = server.origin + QUESTION;
  const { body } = await fetched(url, { keep: true });
  const etag = (await fetch(url, { headers: { "accept-encoding": "identity" } })).headers.get(
    "etag",
  );
  const bare = await startProgram(["--import", "tsx", pathOf("bare.ts")], {
    BARE_BODY: Buffer.from(body).toString("base64"),
    BARE_TYPE: "application/json; charset=utf-8",
    BARE_ETAG: etag ?? "",
  });
  try {
    return [
      await compared("cached answers", { server, bare, requests }),
      await compared("304", { server, bare, requests, etag: etag ?? "" }),
    ];
  } finally {
    await server.stop();
    await bare.stop();
  }
}

interface Compared {
  readonly server: BenchServer;
  readonly bare: BenchServer;
  readonly requests: number;
  readonly etag?: string;
}

async function compared(what: string, { server, bare, requests, etag }: Compared): Promise<Bound> {
  const common = {
    connections: CONNECTIONS,
    requests: Math.ceil(requests / ROUNDS),
    ...(etag === undefined ? {} : { etag }),
  };
  const rates = { own: [] as number[], bare: [] as number[] };
  // In turn, so that a busy machine slows both alike; the first round warms both up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = await hammered({ ...common, url: server.origin + QUESTION });
    const alone = await hammered({ ...common, url: `${bare.origin}/octets` });
    if (round > 0) rates.own.push(own);
    if (round > 0) rates.bare.push(alone);
  }
  const [own, alone] = [median(rates.own), median(rates.bare)];
  say(`  ${what}: ${own.toFixed(0)} a second, Express alone ${alone.toFixed(0)}`);
  const bound = Math.min(ENOUGH, alone / 2);
  return {
    ...{ what: `${what}, ${CONNECTIONS} connections`, measured: own, unit: "a second" },
    ...{ bound, least: true },
  };
}
