import { fetched } from "./fetch.js";
import { publishedIn } from "./releases.js";
import { type Bound, median, quantile, say } from "./report.js";
import { type BenchServer, pathOf, startProgram, startServer } from "./server.js";

/** Eight columns of the rows of centres: texts short and long, a choice, whole numbers, a decimal, a yes or no. */
const COLUMNS = [
  ..."id_centre trimestre dispositif gestionnaire".split(" "),
  ..."places_autorisees diagnostic_territorial heures_fle benevoles_actifs".split(" "),
];
const ORDER = "id_centre, trimestre";

/** CPU seconds of the server and wall seconds of the client. */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
}
type Ways = Readonly<Record<string, Cost>>;

async function costOf(server: BenchServer, url: string): Promise<Cost> {
  const before = await server.cpu();
  const { status, seconds, bytes } = await fetched(url);
  if (status !== 200) throw new Error(`${url}: ${status}`);
  const cpu = (await server.cpu()) - before;
  say(
    `  ${new URL(url).pathname}: ${cpu.toFixed(2)} s CPU, ${seconds.toFixed(2)} s, ${bytes} bytes`,
  );
  return { cpu, wall: seconds };
}

/** Medians of each way over `rounds`, in turn, so that a busy machine slows them all alike; a first round warms up. */
async function measured(
  ways: Readonly<Record<string, () => Promise<Cost>>>,
  rounds: number,
): Promise<Ways> {
  const costs: Record<string, Cost[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const cost = await way();
      if (round > 0) costs[name] = [...(costs[name] ?? []), cost];
    }
  }
  return Object.fromEntries(
    Object.entries(costs).map(([name, all]) => [
      name,
      { cpu: median(all.map(({ cpu }) => cpu)), wall: median(all.map(({ wall }) => wall)) },
    ]),
  );
}

/** Exports of a large dataset against DuckDB's own, their memory, and small questions meanwhile. */
export async function benchExports(
  dataDir: string,
  { rows, rounds }: { readonly rows: number; readonly rounds: number },
): Promise<readonly Bound[]> {
  const server = await startServer(dataDir);
  const bare = await startProgram(["--import", "tsx", pathOf("bare.ts")], {
    BARE_FILE: await publishedIn(dataDir),
    BARE_SQL: `select ${COLUMNS.join(", ")} from places_rurales order by ${ORDER}`,
  });
  try {
    const own = (format: string) => () => costOf(server, urlOf(server, format));
    const copy = (format: string) => () => costOf(bare, `${bare.origin}/copie.${format}`);
    say(`exports of ${rows} rows × ${COLUMNS.length} columns`);
    const ways = await measured(
      {
        csv: own("csv"),
        copyCsv: copy("csv"),
        arrow: own("arrow"),
        parquet: own("parquet"),
        copyParquet: copy("parquet"),
        xlsx: own("xlsx"),
      },
      rounds,
    );
    const flatness = await flatnessOf(server);
    say(`  peak ${(await server.memory()).peak.toFixed(0)} MB, one export at a time`);
    const slower = await smallQuestions(server);
    const { peak } = await server.memory();
    say(`  peak ${peak.toFixed(0)} MB with small questions`);
    return [...ratios(ways), ...limits({ flatness, slower, peak })];
  } finally {
    await server.stop();
    await bare.stop();
  }
}

const urlOf = ({ origin }: BenchServer, format: string): string =>
  `${origin}/api/v1/donnees/places_rurales.${format}?colonnes=${COLUMNS.join(",")}`;

function ratios(ways: Ways): Bound[] {
  const bound = (what: string, names: readonly [string, string], most: number): Bound[] => {
    const [own, other] = names.map((name) => ways[name] ?? { cpu: Number.NaN, wall: Number.NaN });
    const of = (key: keyof Cost): number => (own?.[key] ?? 0) / (other?.[key] ?? 0);
    const wall = `${of("wall").toFixed(2)} by the clock`;
    return [{ what: `${what} (${wall})`, measured: of("cpu"), unit: "× CPU", bound: most }];
  };
  return [
    ...bound("CSV / COPY to CSV, streamed", ["csv", "copyCsv"], 1.3),
    ...bound("Arrow / CSV", ["arrow", "csv"], 1),
    ...bound("Parquet / COPY to Parquet, streamed", ["parquet", "copyParquet"], 1.2),
    ...bound("XLSX / CSV, per row", ["xlsx", "csv"], 40),
  ];
}

interface Limits {
  readonly flatness: number;
  readonly slower: number;
  readonly peak: number;
}

const limits = ({ flatness, slower, peak }: Limits): Bound[] => [
  {
    what: "memory of an XLSX, last third / first third",
    measured: flatness,
    unit: "×",
    bound: 1.25,
  },
  { what: "peak memory of the server, all exports", measured: peak, unit: "MB", bound: 350 },
  {
    what: "small questions during an export, p95 / idle p95",
    measured: slower,
    unit: "×",
    bound: 5,
  },
];

const SAMPLE_MS = 100;

/** Largest resident memory in the last third of an XLSX export, over that of its first third. */
async function flatnessOf(server: BenchServer): Promise<number> {
  const samples: number[] = [];
  const timer = setInterval(() => {
    void server.memory().then(({ now }) => samples.push(now));
  }, SAMPLE_MS);
  await fetched(urlOf(server, "xlsx"));
  clearInterval(timer);
  const third = Math.ceil(samples.length / 3);
  return Math.max(...samples.slice(-third)) / Math.max(...samples.slice(0, third));
}

const SMALL = [
  "donnees/ctai?annee=2023",
  "syntheses",
  "indicateurs/ctai.contrats?par=annee,region",
];
const SMALL_COUNT = 200;

/** p95 of small questions while one export follows another, over their p95 when nothing else runs. */
async function smallQuestions(server: BenchServer): Promise<number> {
  await askSmall(server);
  const idle = quantile(await askSmall(server), 0.95);
  let isOver = false;
  const exporting = (async () => {
    while (!isOver) for (const format of ["csv", "xlsx"]) await fetched(urlOf(server, format));
  })();
  const busy = quantile(await askSmall(server), 0.95);
  isOver = true;
  await exporting;
  say(
    `  small questions: p95 ${(idle * 1e3).toFixed(1)} ms idle, ${(busy * 1e3).toFixed(1)} ms during exports`,
  );
  return busy / idle;
}

async function askSmall({ origin }: BenchServer): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < SMALL_COUNT; i += 1) {
    const { seconds } = await fetched(`${origin}/api/v1/${SMALL[i % SMALL.length]}`);
    times.push(seconds);
  }
  return times;
}
