import type { z } from "zod";
import { findNearestName } from "./nearest-name.js";

type RawIssue = z.core.$ZodRawIssue;
type Issue<Code> = Extract<RawIssue, { readonly code: Code }>;

const words: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return words[typeof value] ?? "something else";
}

/** A number as a reader sees it: `120,000`. */
const figure = (value: number | bigint): string => value.toLocaleString("en-US");

/** A caller's own word, to be shown to the caller; `null` for one that is too long or odd to repeat. */
function quoted(value: unknown): string | null {
  return typeof value === "string" && /^[\w .:+-]{1,40}$/.test(value) ? `"${value}"` : null;
}

function wrongType({ expected, input }: Issue<"invalid_type">): string {
  const right = words[expected] ?? expected;
  if (expected === "int" && typeof input === "number") return `must be a whole number, not ${input}`;
  return `must be ${right}, not ${Number.isNaN(input) ? "text" : kindOf(input)}`;
}

function lengthOf(input: unknown): number {
  return typeof input === "string" || Array.isArray(input) ? input.length : 0;
}

function tooBig({ origin, maximum, inclusive, input }: Issue<"too_big">): string {
  if (origin === "string")
    return `is too long: it has ${figure(lengthOf(input))} characters, and the limit is ${figure(maximum)}`;
  if (origin === "array")
    return `has too many items: it has ${figure(lengthOf(input))}, and the limit is ${figure(maximum)}`;
  return `is too large: it must be ${inclusive === false ? "less than" : "at most"} ${figure(maximum)}`;
}

function tooSmall({ origin, minimum, inclusive, input }: Issue<"too_small">): string {
  const isSized = origin === "string" || origin === "array";
  if (isSized && lengthOf(input) === 0) return "is empty";
  if (origin === "string")
    return `is too short: it has ${figure(lengthOf(input))} characters, and the least is ${figure(minimum)}`;
  if (origin === "array")
    return `has too few items: it has ${figure(lengthOf(input))}, and the least is ${figure(minimum)}`;
  return `is too small: it must be ${inclusive === false ? "more than" : "at least"} ${figure(minimum)}`;
}

function wrongValue({ values, input }: Issue<"invalid_value">): string {
  const right = values.map(String);
  const choice = right.length === 1 ? `must be ${right[0]}` : `must be one of ${right.join(", ")}`;
  const given = quoted(input);
  const near = typeof input === "string" && right.length > 1 ? findNearestName(input, right) : null;
  return `${choice}${given === null ? "" : `, not ${given}`}${near === null ? "" : `: the nearest is ${near}`}`;
}

const examples: Readonly<Record<string, string>> = {
  datetime: "an instant with its time zone, such as 2026-12-01T17:00:00Z",
  date: "a day, such as 2026-12-01",
  time: "a time, such as 17:00:00",
  email: "a mail address, such as desk@example.org",
  url: "an address, such as https://example.org/page",
};

function wrongFormat({ format, pattern }: Issue<"invalid_format">): string {
  const example = examples[format];
  if (example !== undefined) return `must be ${example}`;
  return pattern === undefined ? "has the wrong form" : `must have the form ${pattern}`;
}

/** What would be right in each form that a value may have. A fault further inside says nothing without its place. */
function wrongInAllForms({ errors }: Issue<"invalid_union">): string {
  const forms = errors.flatMap(([first]) => (first !== undefined && first.path.length === 0 ? [first] : []));
  const [first, ...others] = [...new Set(forms.map(({ message }) => message))];
  if (first === undefined) return "has none of the forms that are allowed here";
  return [first, ...others.map((other) => other.replace(/^must be /, ""))].join(", or ");
}

/** The message of one of zod's issues, to follow the name of its field: `is missing`, `must be text, not a number`. */
export function faultWords(issue: RawIssue): string | undefined {
  // Only what is required can be wrong without being there.
  if (issue.input === undefined && issue.code !== "custom") {
    return issue.code === "invalid_value" ? `is missing: it ${wrongValue(issue)}` : "is missing";
  }
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue);
    case "too_big":
      return tooBig(issue);
    case "too_small":
      return tooSmall(issue);
    case "invalid_value":
      return wrongValue(issue);
    case "invalid_format":
      return wrongFormat(issue);
    case "invalid_union":
      return wrongInAllForms(issue);
    case "not_multiple_of":
      return `must be a multiple of ${figure(issue.divisor)}`;
    case "invalid_key":
      return "has a name that is not allowed here";
    case "invalid_element":
      return "has an item that is not allowed here";
    case "unrecognized_keys":
      return "has fields that are not known here";
    case "custom":
      return "is not allowed here";
  }
}

/** What is wrong with a name that no field or parameter has. */
export function unknownNameWords(wrong: string, names: readonly string[], noun: string): string {
  const near = findNearestName(wrong, names);
  if (near !== null) return `is not a ${noun} here: the nearest name is ${near}`;
  if (names.length === 0) return `is not a ${noun} here: leave it out`;
  return `is not a ${noun} here: the names are ${names.join(", ")}`;
}
