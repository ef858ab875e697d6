import type { FastifySchemaCompiler } from "fastify";
import type { z } from "zod";
import { DomainError, type FieldFault } from "../errors.js";
import { faultsInWords, readBy } from "../schemas/faults.js";

type ToFault = (path: string) => FieldFault;

/** The place of a fault: a pointer in the body, or the name of a parameter. */
function faultIn(part: string | undefined): ToFault {
  if (part === undefined || part === "body") return (pointer) => ({ pointer, detail: "" });
  return (path) => ({ parameter: path.split("/")[1] ?? "", detail: "" });
}

/** The path of text that PostgreSQL cannot hold (U+0000, half of a surrogate pair), or null if there is none. */
function findUnstorable(value: unknown, path = ""): string | null {
  if (typeof value === "string") return value.includes("\u0000") || !value.isWellFormed() ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const here = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const found = findUnstorable(name, here) ?? findUnstorable(part, here);
    if (found !== null) return found;
  }
  return null;
}

/** The failure that names every fault of one part of a request. */
function refuse(faults: readonly FieldFault[], httpPart: string | undefined): DomainError {
  const whole = httpPart === undefined || httpPart === "body" ? "The body" : "The request";
  return new DomainError("invalid-input", faultsInWords(faults, whole), { faults });
}

/** Reads a part of a request by its zod schema, or fails with each wrong field and what would be right. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const toFault = faultIn(httpPart);
  return (data: unknown) => {
    const unstorable = findUnstorable(data);
    if (unstorable !== null) {
      const detail = "holds U+0000 or half of a surrogate pair: send well-formed text";
      return { error: refuse([{ ...toFault(unstorable), detail }], httpPart) };
    }
    const read = readBy(schema, data, toFault);
    return read.kind === "fits" ? { value: read.value } : { error: refuse(read.faults, httpPart) };
  };
};
