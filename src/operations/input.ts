import type { z } from "zod";
import { DomainError, type FieldFault } from "../errors.js";

/** What would be right. For a union, what would be right in each of its forms. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const forms = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  // Leave out nested faults: without their path they would mislead.
  const messages = new Set(forms.filter(({ path }) => path.length === 0).map(messageOf));
  return messages.size > 0 ? [...messages].join(", or ") : issue.message;
}

/** Zod's issues as faults that name the field and say what would be right. */
export function faultsOf(error: z.ZodError, into: (path: string) => FieldFault): FieldFault[] {
  return error.issues.map((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    const path = [...issue.path, ...keys.slice(0, 1)].map((part) =>
      String(part).replaceAll("~", "~0").replaceAll("/", "~1"),
    );
    const detail =
      keys.length > 0 ? "is not a known field: check its name or leave it out" : messageOf(issue);
    return { ...into(path.map((part) => `/${part}`).join("")), detail };
  });
}

/** The input as its schema reads it. @throws DomainError `invalid-input`, which names every field that is wrong */
export function checked<Schema extends z.ZodType>(schema: Schema, input: z.input<Schema>): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const faults = faultsOf(read.error, (pointer) => ({ pointer, detail: "" }));
  const first = faults[0];
  throw new DomainError(
    "invalid-input",
    first ? `${first.pointer || "The body"}: ${first.detail}.` : "The input does not match its schema.",
    { faults },
  );
}
