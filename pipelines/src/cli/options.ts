import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./usage.js";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What a command line says: its options by name, then the rest in order. */
export interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** Reads a command line strictly; throws a {@link UsageError} that names the option at fault. */
export function parsed(args: string[], options: Options): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args,
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values, positionals };
  } catch (error) {
    const option = /'(-[^']*)'/.exec(String(error))?.[1];
    throw new UsageError(
      option ? `Option inconnue ou sans valeur : « ${option} ».` : "Options mal écrites.",
    );
  }
}

/** The text of an option; undefined when it is absent. */
export const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
