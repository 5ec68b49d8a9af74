import type { Request } from "express";

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether a request was made on this machine, by itself. */
export const isFromHere = (request: Request): boolean =>
  isLoopback(bareAddress(addressOf(request)));

/** Where a request comes from; nobody speaks for others where nothing was forwarded. */
const addressOf = (request: Request): string =>
  (request.headers["x-forwarded-for"] === undefined ? request.socket.remoteAddress : request.ip) ??
  "";

/** Who asks: an IPv4 address, or the 64 bits of an IPv6 one that a subscriber is given. */
export function clientOf({ ip = "" }: Pick<Request, "ip">): string {
  const address = bareAddress(ip);
  return address.includes(":") ? networkOf(address) : address;
}

/** An address as it is compared: an IPv4 one inside an IPv6 one is that address. */
export const bareAddress = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.)/i, "");

function networkOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const start = head === "" ? [] : head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => "0");
  return [...start, ...(tail === undefined ? [] : zeros), ...end].slice(0, 4).join(":");
}
