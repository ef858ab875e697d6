import type { z } from "zod";
import { DomainError } from "../errors.js";
import { faultsInWords, readBy } from "../schemas/faults.js";

/** The input as its schema reads it. @throws DomainError `invalid-input`, which names every field that is wrong */
export function checked<Schema extends z.ZodType>(schema: Schema, input: z.input<Schema>): z.output<Schema> {
  const read = readBy(schema, input, (pointer) => ({ pointer, detail: "" }));
  if (read.kind === "fits") return read.value;
  throw new DomainError("invalid-input", faultsInWords(read.faults), { faults: read.faults });
}
