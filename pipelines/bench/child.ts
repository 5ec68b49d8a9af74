import { WORKS, type WorkId } from "./work.js";

/** Runs one work and prints what it took, in JSON: CPU seconds (user and system) and peak resident megabytes. */
const [id, folder = "", out = ""] = process.argv.slice(2);
const before = process.cpuUsage();
await WORKS[id as WorkId](folder, out);
const { user, system } = process.cpuUsage(before);
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, memory: maxRSS / 1024 }));
