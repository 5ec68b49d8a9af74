import type { Manifest } from "@fabriques/pipelines/release";
import type { Gates } from "./gate.js";

/** What is known of one answered request; nothing of it was typed by a reader. */
export interface Observed {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** What is measured when it is asked for. */
export interface Gauges {
  readonly gates: Gates;
  readonly cache: {
    weight(): number;
    readonly counts: { readonly found: number; readonly made: number };
  };
  readonly manifest: Manifest;
  readonly audience: string;
}

/** Counts requests, and writes everything as Prometheus reads it. */
export interface Metrics {
  observe(request: Observed): void;
  /** Text exposition format, version 0.0.4. */
  write(gauges: Gauges): string;
}

/** Media type of {@link Metrics.write}. */
export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Upper bounds in seconds: a ready answer is in the first ones, an export in the last. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;

interface Histogram {
  readonly buckets: number[];
  count: number;
  sum: number;
}

/** Starts counting. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Histogram>();
  return {
    observe({ route, method, status, seconds }) {
      const name = `${route} ${method} ${status}`;
      requests.set(name, (requests.get(name) ?? 0) + 1);
      const own = durations.get(route) ?? { buckets: BOUNDS.map(() => 0), count: 0, sum: 0 };
      durations.set(route, own);
      own.count += 1;
      own.sum += seconds;
      for (const [i, bound] of BOUNDS.entries()) {
        if (seconds <= bound) own.buckets[i] = (own.buckets[i] ?? 0) + 1;
      }
    },
    write: (gauges) =>
      [
        family("fabriques_http_requests_total", "counter", "Requests answered.", [
          ...[...requests].map(([name, count]): Sample => {
            const [route = "", method = "", status = ""] = name.split(" ");
            return [labels({ route, method, status }), count];
          }),
        ]),
        ...durationLines(durations),
        ...gaugeFamilies(gauges),
        ...processFamilies(),
        "",
      ].join("\n"),
  };
}

type Sample = readonly [labels: string, value: number];

function family(
  name: string,
  type: "counter" | "gauge",
  help: string,
  samples: readonly Sample[],
): string {
  const lines = samples.map(([labelled, value]) => `${name}${labelled} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join("\n");
}

function durationLines(durations: ReadonlyMap<string, Histogram>): string[] {
  const name = "fabriques_http_request_duration_seconds";
  const lines = [...durations].flatMap(([route, { buckets, count, sum }]) => [
    ...BOUNDS.map((le, i) => `${name}_bucket${labels({ route, le })} ${buckets[i] ?? 0}`),
    `${name}_bucket${labels({ route, le: "+Inf" })} ${count}`,
    `${name}_sum${labels({ route })} ${sum}`,
    `${name}_count${labels({ route })} ${count}`,
  ]);
  return [`# HELP ${name} Time until the last byte.`, `# TYPE ${name} histogram`, ...lines];
}

function gaugeFamilies({ gates, cache, manifest, audience }: Gauges): string[] {
  const loads = Object.entries(gates).map(([file, { load }]) => [labels({ file }), load] as const);
  const { id, charge_le } = manifest;
  return [
    family(
      "fabriques_work_in_flight",
      "gauge",
      "Answers, short files and long exports under way.",
      loads.map(([name, { running }]) => [name, running]),
    ),
    family(
      "fabriques_queue_length",
      "gauge",
      "Those that wait for their turn.",
      loads.map(([name, { waiting }]) => [name, waiting]),
    ),
    family("fabriques_answer_cache_bytes", "gauge", "Bytes of the answers kept ready.", [
      ["", cache.weight()],
    ]),
    family("fabriques_answers_total", "counter", "Answers found ready or under way, and made.", [
      [labels({ from: "cache" }), cache.counts.found],
      [labels({ from: "engine" }), cache.counts.made],
    ]),
    family("fabriques_release_info", "gauge", "The release that serves.", [
      [labels({ release: id, audience }), 1],
    ]),
    family("fabriques_release_loaded_timestamp_seconds", "gauge", "When it was loaded.", [
      ["", Date.parse(charge_le) / 1_000],
    ]),
  ];
}

function processFamilies(): string[] {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    family("process_resident_memory_bytes", "gauge", "Resident memory.", [["", rss]]),
    family("nodejs_heap_size_used_bytes", "gauge", "JavaScript heap in use.", [["", heapUsed]]),
    family("nodejs_external_memory_bytes", "gauge", "Buffers outside of the heap.", [
      ["", external],
    ]),
    family("process_cpu_seconds_total", "counter", "CPU time.", [["", (user + system) / 1e6]]),
    family("process_start_time_seconds", "gauge", "When the server started.", [
      ["", Date.now() / 1_000 - process.uptime()],
    ]),
  ];
}

function labels(pairs: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(pairs).map(
    ([name, value]) => `${name}="${String(value).replaceAll(/["\\\n]/g, "_")}"`,
  );
  return `{${written.join(",")}}`;
}
