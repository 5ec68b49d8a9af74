import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own, and what it costs. */
export interface BenchServer {
  readonly origin: string;
  readonly pid: number;
  /** Resident megabytes, now and at the peak since the start. */
  memory(): Promise<{ readonly now: number; readonly peak: number }>;
  /** CPU seconds taken so far, user and system, all threads. */
  cpu(): Promise<number>;
  /** Open files and sockets. */
  handles(): Promise<number>;
  stop(): Promise<void>;
}

/** Path of a file beside this one, or above. */
export const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Starts the product's own server on a data folder. */
export const startServer = (dataDir: string, more: NodeJS.ProcessEnv = {}): Promise<BenchServer> =>
  startProgram([pathOf("../dist/server.js")], { DATA_DIR: dataDir, AUDIENCE: "public", ...more });

/** Starts a program that prints its address; fails with what it wrote when it stops before. */
export async function startProgram(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<BenchServer> {
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, UV_THREADPOOL_SIZE: "8", PORT: "0", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const origin = await addressOf(child);
  const pid = child.pid as number;
  const status = (): Promise<string> => readFile(`/proc/${pid}/status`, "utf8");
  return {
    origin,
    pid,
    async memory() {
      const text = await status();
      return { now: megabytes(text, "VmRSS"), peak: megabytes(text, "VmHWM") };
    },
    async cpu() {
      const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    handles: async () => Number(/^FDSize:\s+(\d+)/m.exec(await status())?.[1]),
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** Ticks of `/proc` a second: what Linux has always shown. */
const TICKS = 100;

const megabytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1_024;

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no output");
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error("the server stopped before it listened");
}
