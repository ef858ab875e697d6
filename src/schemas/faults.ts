import { z } from "zod";
import type { FieldFault } from "../errors.js";
import { faultWords, unknownNameWords } from "./fault-words.js";

/** A value as its schema reads it, or everything that is wrong with it. */
export type Reading<Value> =
  | { readonly kind: "fits"; readonly value: Value }
  | { readonly kind: "faulty"; readonly faults: readonly FieldFault[] };

type ToFault = (path: string) => FieldFault;

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Reads a value by its schema. `toFault` turns a JSON pointer into the place that the caller knows. */
export function readBy<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  toFault: ToFault,
): Reading<z.output<Schema>> {
  // An issue lists the wrong names; the right ones are the schema's, which only the raw issue has.
  const rightNames = new Map<unknown, readonly string[]>();
  const read = schema.safeParse(input, {
    error: (issue) => {
      if (issue.code === "unrecognized_keys" && issue.inst instanceof z.ZodObject)
        rightNames.set(issue.keys, Object.keys(issue.inst.shape));
      return faultWords(issue);
    },
  });
  if (read.success) return { kind: "fits", value: read.data };
  const faults = read.error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys")
      return [{ ...toFault(pointerOf(issue.path)), detail: issue.message }];
    return issue.keys.map((name) => {
      const fault = toFault(pointerOf([...issue.path, name]));
      const noun = fault.parameter === undefined ? "field" : "parameter";
      return { ...fault, detail: unknownNameWords(name, rightNames.get(issue.keys) ?? [], noun) };
    });
  });
  return { kind: "faulty", faults };
}

/** A fault's place as a sentence names it: `aliases[0].from`; a fault of the whole is one of `whole`. */
function placeOf({ pointer, parameter }: FieldFault, whole: string): string {
  if (parameter) return parameter;
  const [, ...parts] = (pointer ?? "")
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (parts.length === 0) return whole;
  return parts.map((part, at) => (/^\d+$/.test(part) ? `[${part}]` : at === 0 ? part : `.${part}`)).join("");
}

const MOST_NAMED = 20;

/** All faults in one line: `claim is missing; claimDay is not a day: ...`. Names the first 20 and counts the others. */
export function faultsInWords(faults: readonly FieldFault[], whole = "The body"): string {
  if (faults.length === 0) return `${whole} is not as it should be.`;
  const named = faults.slice(0, MOST_NAMED).map((fault) => `${placeOf(fault, whole)} ${fault.detail}`);
  const others = faults.length - named.length;
  return `${named.join("; ")}${others === 0 ? "" : `; and ${others} more, listed in errors`}.`;
}
