/** The day on which tests load, for whatever machine: later than anything in the fixtures. */
export const TODAY = "2026-11-23";

/** Noon of {@link TODAY}. */
export const noon = (): Date => new Date(`${TODAY}T12:00:00.000Z`);
