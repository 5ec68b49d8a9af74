import type { Territory } from "@fabriques/pipelines/catalogue";
import type { Address } from "./address.js";
import { type IndicatorPlan, planIndicator } from "./indicator.js";
import { planQuality, QUALITY_PARAMETERS, type QualityPlan, writeQuality } from "./quality.js";
import { PINNED, readQuery, refuseUnknown } from "./query.js";
import { readTerritory } from "./questions.js";
import type { AskedRequest } from "./request.js";

/** A question read and checked: what is asked, and the one way to write it. */
export interface Asked<P> {
  readonly plan: P;
  readonly address: Address;
}

/** Refuses every parameter: what is asked is of no release. */
export function askNothing({ url }: AskedRequest): void {
  refuseUnknown(readQuery(url), []);
}

/** A question that takes no parameter but the release. */
export function askWhole({ url }: AskedRequest, path: string): Address {
  refuseUnknown(readQuery(url), [PINNED]);
  return { path, query: "" };
}

/** The territory whose syntheses are asked for. */
export function askSyntheses({ url }: AskedRequest): Asked<Territory> {
  const query = readQuery(url);
  refuseUnknown(query, ["territoire", PINNED]);
  const plan = readTerritory(query);
  const asked = plan.code === "FR" ? "" : `territoire=${plan.code}`;
  return { plan, address: { path: "/syntheses", query: asked } };
}

/** The anomalies asked for. */
export function askQuality({ url }: AskedRequest): Asked<QualityPlan> {
  const query = readQuery(url);
  refuseUnknown(query, [...QUALITY_PARAMETERS, PINNED]);
  const plan = planQuality(query);
  return { plan, address: { path: "/qualite", query: writeQuality(plan) } };
}

/** The values of an indicator asked for. */
export function askIndicator(request: AskedRequest): Asked<IndicatorPlan> {
  const { plan, form } = planIndicator(request);
  return { plan, address: { path: form.path, query: form.canonical } };
}
