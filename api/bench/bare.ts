import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import express from "express";

/*
 * What the product is compared with: DuckDB's own COPY, then the file as a stream; and Express handing over ready
 * bytes. Settings in the environment: BARE_FILE (a database), BARE_SQL, BARE_BODY, BARE_TYPE, BARE_ETAG.
 */
const {
  BARE_FILE = "",
  BARE_SQL = "",
  BARE_BODY = "",
  BARE_TYPE = "",
  BARE_ETAG = "",
} = process.env;
const folder = await mkdtemp(join(tmpdir(), "fabriques-nu-"));
const instance = await DuckDBInstance.create(BARE_FILE || ":memory:", {
  ...(BARE_FILE ? { access_mode: "READ_ONLY" } : {}),
  threads: "2",
});
const app = express();
app.disable("etag");
app.disable("x-powered-by");

app.get("/copie.:format", async (request, response) => {
  const file = join(folder, "copie");
  const connection = await instance.connect();
  await connection.run(`copy (${BARE_SQL}) to '${file}' (format ${request.params.format})`);
  connection.closeSync();
  await pipeline(createReadStream(file, { highWaterMark: 256 * 1_024 }), response);
  await rm(file);
});

const body = Buffer.from(BARE_BODY, "base64");
app.get("/octets", (request, response) => {
  response.setHeader("ETag", BARE_ETAG);
  response.setHeader("Cache-Control", "no-cache");
  if (request.headers["if-none-match"] === BARE_ETAG) {
    response.status(304).end();
    return;
  }
  response.setHeader("Content-Type", BARE_TYPE);
  response.setHeader("Content-Length", body.length);
  response.status(200).end(body);
});

const server = app.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once("SIGTERM", async () => {
  server.closeAllConnections();
  server.close();
  instance.closeSync();
  await rm(folder, { recursive: true, force: true });
});
