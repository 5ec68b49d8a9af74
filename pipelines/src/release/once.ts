import type { Executor, Once } from "../measure/executor.js";

/** Builds the {@link Once} of a database that no longer changes. */
export function createOnce(db: Executor): Once {
  const readings = new Map<string, Promise<unknown>>();
  return <T>(name: string, read: (db: Executor) => Promise<T>): Promise<T> => {
    // A name goes with one type: it is that of what the same caller kept.
    const known = readings.get(name) as Promise<T> | undefined;
    if (known) return known;
    const reading = read(db);
    readings.set(name, reading);
    reading.catch(() => readings.delete(name));
    return reading;
  };
}
