import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { OpenApi } from "../src/describe/openapi.js";

/** What in a body breaks the schema that a reference names (`#/components/schemas/Sante`); nothing where it fits. */
export type Faults = (body: unknown, reference: string) => readonly ErrorObject[];

/** Reads bodies by the schemas of the document alone, as a client does; throws on a reference that it does not hold. */
export function faultsBy({ components }: Pick<OpenApi, "components">): Faults {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "doc", components });
  return (body, reference) => {
    const validate = ajv.getSchema(`doc${reference}`);
    if (!validate) throw new Error(`${reference} is not in the document`);
    validate(body);
    return validate.errors ?? [];
  };
}
