import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBEnumType,
  DuckDBInstance,
  type DuckDBResult,
  DuckDBTypeId,
  type DuckDBValue,
  listValue,
} from "@duckdb/node-api";
import native from "@duckdb/node-bindings";
import type { Chunk } from "./chunk.js";
import { readColumn } from "./columns.js";
import { type Row, toJson } from "./json.js";

/** A value bound to a `?` of a statement. */
export type Param = string | number | bigint | boolean | null | readonly string[];

/** An engine over one file; to close it frees its memory. */
export interface Engine {
  connect(): Promise<Connection>;
  close(): void;
}

/** One query at a time. */
export interface Connection {
  all(sql: string, params?: readonly Param[]): Promise<Row[]>;
  run(sql: string, params?: readonly Param[]): Promise<void>;
  stream(sql: string, params?: readonly Param[]): Promise<Stream>;
  interrupt(): void;
  close(): void;
}

/** The raw columns of a query, chunk by chunk; null at the end, and after a failure too. */
export interface Stream {
  next(): Promise<Chunk | null>;
}

/** Opens a file, or `:memory:`, with settings of DuckDB, which applies them in their order. */
export async function openEngine(
  file: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Engine> {
  const instance = await DuckDBInstance.create(file, settings);
  return {
    connect: async () => connectionOf(await instance.connect()),
    close: () => instance.closeSync(),
  };
}

const connectionOf = (connection: DuckDBConnection): Connection => ({
  async all(sql, params) {
    const reader = await connection.runAndReadAll(sql, params && bound(params));
    return reader.convertRowObjects(toJson);
  },
  async run(sql, params) {
    await connection.run(sql, params && bound(params));
  },
  async stream(sql, params) {
    const result = await connection.stream(sql, params && bound(params));
    const columns = columnsOf(result);
    return {
      async next() {
        const raw = await result.fetchChunk();
        return raw === null || raw.rowCount === 0 ? null : readChunk(columns, raw);
      },
    };
  },
  interrupt: () => connection.interrupt(),
  close: () => connection.closeSync(),
});

const bound = (params: readonly Param[]): DuckDBValue[] =>
  params.map((param) => (Array.isArray(param) ? listValue(param) : (param as DuckDBValue)));

interface ResultColumn {
  readonly name: string;
  readonly sqlType: string;
  readonly dictionary: readonly string[] | null;
}

/** Asked once for a whole stream: the library makes these anew each time. */
const columnsOf = (result: DuckDBResult): readonly ResultColumn[] =>
  result.columnNames().map((name, index) => {
    const type = result.columnType(index);
    const dictionary = type instanceof DuckDBEnumType ? type.values : null;
    return { name, sqlType: DuckDBTypeId[type.typeId], dictionary };
  });

function readChunk(columns: readonly ResultColumn[], chunk: DuckDBDataChunk): Chunk {
  const length = chunk.rowCount;
  const read = columns.map((column, index) => {
    const vector = native.data_chunk_get_vector(chunk.chunk, index);
    return readColumn({
      ...column,
      length,
      bits: native.vector_get_validity(vector, Math.ceil(length / 64) * 8),
      bytes: (width) => native.vector_get_data(vector, length * width),
      readPointer: native.get_data_from_pointer,
    });
  });
  return { length, columns: read };
}
