import { z } from "zod";
import { DomainError } from "../errors.js";

/**
 * A part of a page's address, where it has the form that such a part has.
 *
 * @throws DomainError `page-not-found`: what has another form names nothing, and never reaches the database
 */
export function addressPart<Part extends string>(
  schema: z.ZodType<Part>,
  parameters: unknown,
  name: string,
): Part {
  const parts = z.record(z.string(), z.unknown()).parse(parameters);
  const read = schema.safeParse(parts[name]);
  if (!read.success) throw new DomainError("page-not-found", "Nothing lives at this address.");
  return read.data;
}
