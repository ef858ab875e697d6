import { z } from "zod";
import { DomainError } from "../errors.js";

/**
 * A part of a page's address, read by its schema.
 *
 * @throws DomainError `page-not-found` if it has another form, so that it never reaches the database
 */
export function addressPart<Part extends string>(
  schema: z.ZodType<Part>,
  parameters: unknown,
  name: string,
): Part {
  const parts = z.record(z.string(), z.unknown()).parse(parameters);
  const read = schema.safeParse(parts[name]);
  if (!read.success) throw new DomainError("page-not-found", "Nothing is at this address.");
  return read.data;
}
