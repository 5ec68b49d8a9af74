import { SingleBar } from "cli-progress";

/** Shows how far some work has come. */
export interface Progress {
  update(done: number, total: number, label: string): void;
  /** Removes the bar. */
  stop(): void;
}

/** Below this, the work is over before a bar can be read. */
const SHORT_MS = 1500;

/** Makes a {@link Progress} that draws on a terminal only, and only for work that lasts. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  const start = Date.now();
  let bar: SingleBar | null = null;
  return {
    update(done, total, label) {
      if (!stream.isTTY) return;
      if (!bar && Date.now() - start > SHORT_MS) bar = drawn(stream, total);
      bar?.update(done, { label });
    },
    stop() {
      bar?.stop();
    },
  };
}

function drawn(stream: NodeJS.WriteStream, total: number): SingleBar {
  const bar = new SingleBar({
    stream,
    format: "{bar} {percentage} % · {label}",
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0, { label: "" });
  return bar;
}
