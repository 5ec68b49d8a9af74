import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Dictionary,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import type { TypedColumn } from "./cells.js";
import { mergeColumns } from "./merge.js";

/** Turns chunks into an uncompressed Arrow IPC stream; the parts returned must be sent in order. */
export interface ArrowEncoder {
  add(chunk: Chunk): readonly Uint8Array[];
  /** The rest and the end-of-stream mark: to be called only when every row was added. */
  end(): readonly Uint8Array[];
}

/** Measured: 16 chunks (32,768 rows) a batch cost two thirds of one chunk a batch, and 64 no less. */
const CHUNKS_PER_BATCH = 16;

/**
 * Builds an {@link ArrowEncoder}; columns are copied as DuckDB lays them out, with no object per row. `metadata` are
 * the key-values of the schema.
 */
export function arrowEncoder(
  columns: readonly TypedColumn[],
  metadata: Readonly<Record<string, string>> = {},
): ArrowEncoder {
  const facts = new Map(Object.entries(metadata));
  const writer = new PartsWriter();
  let pending: Chunk[] = [];
  let encode: BatchMaker | null = null;

  const flush = (): void => {
    if (pending.length === 0) return;
    const merged = mergeColumns(pending);
    if (!encode) {
      encode = batchMaker(merged, facts);
      writer.reset(undefined, encode.schema);
    }
    writer.write(
      encode.batch(
        merged,
        pending.reduce((rows, { length }) => rows + length, 0),
      ),
    );
    pending = [];
  };
  return {
    add(chunk) {
      pending.push(chunk);
      if (pending.length === CHUNKS_PER_BATCH) flush();
      return writer.take();
    },
    end() {
      flush();
      if (!encode) writer.reset(undefined, new Schema(columns.map(emptyField), facts));
      writer.finish();
      return writer.take();
    },
  };
}

/** The library's writer queues without bound and without backpressure: this one hands its bytes over. */
class PartsWriter extends RecordBatchStreamWriter {
  #parts: Uint8Array[] = [];

  protected override _write(chunk: ArrayBufferView): this {
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (bytes.byteLength > 0) {
      this.#parts.push(bytes);
      this._position += bytes.byteLength;
    }
    return this;
  }

  take(): readonly Uint8Array[] {
    return this.#parts.splice(0);
  }
}

interface BatchMaker {
  readonly schema: Schema;
  batch(columns: readonly ChunkColumn[], length: number): RecordBatch;
}

function batchMaker(first: readonly ChunkColumn[], facts: Map<string, string>): BatchMaker {
  const types = first.map(typeOf);
  // One vector per dictionary for the whole stream: the writer sends it once.
  const dictionaries = first.map((column) =>
    column.form === "dictionary" ? vectorFromArray([...column.dictionary], new Utf8()) : null,
  );
  const fields = first.map(({ name }, i) => new Field(name, types[i] as DataType, true));
  const schema = new Schema(fields, facts);
  return {
    schema,
    batch(columns, length) {
      const children = columns.map((column, i) =>
        dataOf(column, { length, type: types[i] as DataType, dictionary: dictionaries[i] ?? null }),
      );
      return new RecordBatch(
        schema,
        makeData({ type: new Struct(fields), length, nullCount: 0, children }),
      );
    },
  };
}

const PLAIN_TYPES: Readonly<Record<string, () => DataType>> = {
  TINYINT: () => new Int8(),
  UTINYINT: () => new Uint8(),
  SMALLINT: () => new Int16(),
  USMALLINT: () => new Uint16(),
  INTEGER: () => new Int32(),
  UINTEGER: () => new Uint32(),
  BIGINT: () => new Int64(),
  UBIGINT: () => new Uint64(),
  FLOAT: () => new Float32(),
  DOUBLE: () => new Float64(),
  DATE: () => new DateDay(),
  BOOLEAN: () => new Bool(),
  VARCHAR: () => new Utf8(),
};

function typeOf(column: ChunkColumn, id: number): DataType {
  if (column.form !== "dictionary") return plainType(column.sqlType);
  const width = { 1: new Uint8(), 2: new Uint16(), 4: new Uint32() } as const;
  return new Dictionary(new Utf8(), width[column.data.BYTES_PER_ELEMENT as 1 | 2 | 4], id, false);
}

function emptyField({ name, sqlType }: TypedColumn, id: number): Field {
  const type = sqlType.startsWith("ENUM")
    ? new Dictionary(new Utf8(), new Uint8(), id, false)
    : plainType(sqlType);
  return new Field(name, type, true);
}

function plainType(sqlType: string): DataType {
  const type = PLAIN_TYPES[sqlType];
  if (!type) throw new Error(`no Arrow type for ${sqlType}`);
  return type();
}

interface Target {
  readonly length: number;
  readonly type: DataType;
  readonly dictionary: Vector<Utf8> | null;
}

function dataOf(column: ChunkColumn, { length, type, dictionary }: Target): Data {
  const common = { length, nullCount: column.validity ? -1 : 0, nullBitmap: column.validity };
  switch (column.form) {
    case "utf8":
      return makeData({
        ...common,
        type: type as Utf8,
        valueOffsets: column.offsets,
        data: column.data,
      });
    case "dictionary":
      return makeData({
        ...common,
        type: type as Dictionary<Utf8, Uint8>,
        data: column.data as Uint8Array,
        dictionary: dictionary as Vector<Utf8>,
      });
    case "booleans":
      return makeData({ ...common, type: type as Bool, data: packBits(column.data) });
    case "values":
      return makeData({ ...common, type: type as Int32, data: column.data as Int32Array });
  }
}

/** One byte per row to one bit per row. */
function packBits(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(bytes.length / 64) * 8);
  for (let row = 0; row < bytes.length; row += 1) {
    if (bytes[row] === 1) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return bits;
}
