import type { FastifySchemaCompiler } from "fastify";
import type { z } from "zod";
import { DomainError, type FieldFault } from "../errors.js";
import { faultsOf } from "../operations/input.js";

type ToFault = (path: string) => FieldFault;

/** Where a fault is: in the body by pointer, elsewhere by the parameter's name. */
function faultIn(part: string | undefined): ToFault {
  if (part === undefined || part === "body") return (pointer) => ({ pointer, detail: "" });
  return (path) => ({ parameter: path.split("/")[1] ?? "", detail: "" });
}

/** Finds text that PostgreSQL cannot hold, anywhere in a value: U+0000 and halves of surrogate pairs. */
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

function refuse(faults: FieldFault[]): DomainError {
  const [first] = faults;
  const place = first?.pointer || first?.parameter || "The body";
  return new DomainError("invalid-input", `${place}: ${first?.detail ?? "is not what it should be"}.`, {
    faults,
  });
}

/** What a part of a request is, by its zod schema; else a failure that names each field and what would be right. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const toFault = faultIn(httpPart);
  return (data: unknown) => {
    const unstorable = findUnstorable(data);
    if (unstorable !== null)
      return {
        error: refuse([
          {
            ...toFault(unstorable),
            detail: "holds U+0000 or half of a surrogate pair: send well-formed text",
          },
        ]),
      };
    const read = schema.safeParse(data);
    return read.success ? { value: read.data } : { error: refuse(faultsOf(read.error, toFault)) };
  };
};
