import type { Server, ServerOptions } from "node:http";
import type { RequestHandler } from "express";
import { tooLongAddress, unwantedBody } from "./refusals.js";

/** Longest address that is read, in characters: the longest filters of the dashboard take a third of it. */
const LONGEST_URL = 8_192;

/** What one connection may cost: a client that sends its request drop by drop is let go. */
export const CONNECTION_LIMITS: ServerOptions = {
  maxHeaderSize: 16 * 1_024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
};

const MOST_CONNECTIONS = 2_000;

/** Bounds the connections of a server. */
export function limitConnections(server: Server): void {
  server.maxConnections = MOST_CONNECTIONS;
}

/** Refuses addresses that are too long, and bodies: nothing here reads one. */
export function limitRequests(): RequestHandler {
  return (request, response, next) => {
    if (request.url.length > LONGEST_URL) {
      throw tooLongAddress(LONGEST_URL);
    }
    if (hasBody(request.headers)) {
      // What was not read is not read: the connection ends with the answer.
      response.setHeader("Connection", "close");
      if (request.method === "GET" || request.method === "HEAD") {
        throw unwantedBody();
      }
    }
    next();
  };
}

const hasBody = (headers: Readonly<Record<string, unknown>>): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
