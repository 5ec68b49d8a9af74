import type { CellFault } from "./cell.js";

/** First year that a workbook counts its days from. */
export type DateSystem = 1900 | 1904;

const DAY = 86_400;
const MS = 1000;
const EPOCH = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
/** Day that 1900 did not have, and that spreadsheets count all the same. */
const FALSE_LEAP_DAY = 60;
/** 9999-12-31. */
const LAST_DAY = { 1900: 2_958_465, 1904: 2_957_003 } as const;
/** Days kept, which come again and again. */
const MOST_KNOWN = 50_000;

const known: Readonly<Record<DateSystem, Map<number, string>>> = {
  1900: new Map(),
  1904: new Map(),
};

/** A date that was read, or why it is not one. */
export type DateReading = { readonly text: string } | { readonly fault: CellFault };

/** ISO day, or day and time to the second, of a number of days; `0`, `1` and 29 February 1900 are faults. */
export function dateOfSerial(serial: number, system: DateSystem): DateReading {
  const seconds = Math.round(serial * DAY);
  const day = Math.floor(seconds / DAY);
  if (day < 0 || day > LAST_DAY[system]) return { fault: "date_out_of_range" };
  if (day === 0) return { fault: "date_zero" };
  if (day === 1) return { fault: "date_one" };
  if (system === 1900 && day === FALSE_LEAP_DAY) return { fault: "false_leap_day" };
  const iso = isoDay(day, system);
  const rest = seconds - day * DAY;
  return { text: rest === 0 ? iso : `${iso}T${clock(rest)}` };
}

function isoDay(day: number, system: DateSystem): string {
  const days = known[system];
  const before = days.get(day);
  if (before !== undefined) return before;
  if (days.size >= MOST_KNOWN) days.clear();
  const shift = system === 1900 && day < FALSE_LEAP_DAY ? 1 : 0;
  const iso = new Date(EPOCH[system] + (day + shift) * DAY * MS).toISOString().slice(0, 10);
  days.set(day, iso);
  return iso;
}

/** `HH:MM:SS` of a number of days: a time of day below 1, else a duration, whose hours pass 24. */
export function timeOfSerial(serial: number): DateReading {
  const seconds = Math.round(serial * DAY);
  return seconds < 0 || serial > LAST_DAY[1900]
    ? { fault: "date_out_of_range" }
    : { text: clock(seconds) };
}

const two = (number: number): string => String(number).padStart(2, "0");

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const ISO =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:[.,]\d+)?))?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads an ISO date, with a time or without; the day that spreadsheets give to `0` is a fault, so is the next one. */
export function dateOfIso(raw: string): DateReading {
  // A longer text would keep in memory the block that it was cut from.
  if (raw.length !== ISO_DAY) return readIso(raw);
  const before = readings.get(raw);
  if (before !== undefined) return before;
  if (readings.size >= MOST_KNOWN) readings.clear();
  const reading = readIso(raw);
  readings.set(raw, reading);
  return reading;
}

const ISO_DAY = 10;
const readings = new Map<string, DateReading>();

function readIso(raw: string): DateReading {
  const [, day, hours = "0", minutes = "0", seconds = "0"] = ISO.exec(raw) ?? [];
  if (day === undefined) return { fault: "unreadable_date" };
  const start = Date.parse(day);
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."));
  if (!isDay(start, day) || time > DAY) return { fault: "unreadable_date" };
  if (start === EPOCH[1900]) return { fault: "date_zero" };
  if (start === EPOCH[1900] + DAY * MS) return { fault: "date_one" };
  const whole = new Date(start + Math.round(time) * MS).toISOString();
  return { text: whole.endsWith("T00:00:00.000Z") ? whole.slice(0, 10) : whole.slice(0, 19) };
}

/** 30 February is not a day, whatever the calendar of the machine makes of it. */
const isDay = (time: number, day: string): boolean =>
  Number.isFinite(time) && new Date(time).toISOString().startsWith(day);

const DURATION = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/;

/** Reads an ISO duration such as `PT12H30M00S`. */
export function timeOfIso(raw: string): DateReading {
  const found = DURATION.exec(raw);
  if (!found) return { fault: "unreadable_date" };
  const [days, hours, minutes, seconds] = found
    .slice(1)
    .map((part) => Number((part ?? "0").replace(",", "."))) as [number, number, number, number];
  return timeOfSerial(days + (hours * 3600 + minutes * 60 + seconds) / DAY);
}
