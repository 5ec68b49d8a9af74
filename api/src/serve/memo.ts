import type { Request } from "express";

/** Longer addresses are read each time: they are rarely asked twice. */
const LONGEST_KEY = 600;

/**
 * Remembers what a request was read as: the same address with the same Accept reads the same. A refusal is not
 * remembered. At most `most` readings stay, the oldest leaving first.
 */
export function remembered<T>(
  read: (request: Request) => T,
  most = 2_000,
): (request: Request) => T {
  const readings = new Map<string, T>();
  return (request) => {
    const key = `${request.url}\n${request.headers.accept ?? ""}`;
    const known = readings.get(key);
    if (known !== undefined) return known;
    const reading = read(request);
    if (key.length > LONGEST_KEY) return reading;
    readings.set(key, reading);
    for (const oldest of readings.keys()) {
      if (readings.size <= most) break;
      readings.delete(oldest);
    }
    return reading;
  };
}
