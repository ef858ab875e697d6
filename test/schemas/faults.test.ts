import { expect, test } from "vitest";
import { z } from "zod";
import { readBy } from "../../src/schemas/faults.js";
import { instant } from "../../src/schemas/text.js";

/** The faults of a value, one line for each. */
function faultsIn(schema: z.ZodType, value: unknown): string[] {
  const read = readBy(schema, value, (pointer) => ({ pointer, detail: "" }));
  return read.kind === "fits" ? [] : read.faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

const kinds = z.enum(["speech", "book", "interview"]);
const company = z.strictObject({ name: z.string(), aliases: z.array(z.string()).optional() });

test.each([
  ["a missing text", z.string(), undefined, "is missing"],
  ["a missing choice", kinds, undefined, "is missing: it must be one of speech, book, interview"],
  ["null for a text", z.string(), null, "must be text, not null"],
  ["a number for a text", z.string(), 5, "must be text, not a number"],
  ["a list for a text", z.string(), ["a"], "must be text, not a list"],
  ["a text for a number", z.number(), "5", "must be a number, not text"],
  ["a parameter that is not a number", z.coerce.number(), "ten", "must be a number, not text"],
  ["a fraction for a whole number", z.int(), 1.5, "must be a whole number, not 1.5"],
  ["a text for a yes or no", z.boolean(), "yes", "must be true or false, not text"],
  ["an object for a list", z.array(z.string()), {}, "must be a list, not an object"],
  ["a list for an object", company, [], "must be an object, not a list"],
  [
    "a long text",
    z.string().max(5_000),
    "x".repeat(5_234),
    "is too long: it has 5,234 characters, and the limit is 5,000",
  ],
  ["a short text", z.string().min(3), "ab", "is too short: it has 2 characters, and the least is 3"],
  ["an empty text", z.string().min(1), "", "is empty"],
  ["a long list", z.array(z.string()).max(1), ["a", "b"], "has too many items: it has 2, and the limit is 1"],
  ["a short list", z.array(z.string()).min(2), ["a"], "has too few items: it has 1, and the least is 2"],
  ["a large number", z.number().max(100), 200, "is too large: it must be at most 100"],
  ["a small number", z.number().min(1), 0, "is too small: it must be at least 1"],
  ["a number at an open limit", z.number().gt(1), 1, "is too small: it must be more than 1"],
  ["a number that is not a multiple", z.number().multipleOf(5), 7, "must be a multiple of 5"],
  [
    "a misspelled choice",
    kinds,
    "speach",
    'must be one of speech, book, interview, not "speach": the nearest is speech',
  ],
  ["a choice that is not near", kinds, "film", 'must be one of speech, book, interview, not "film"'],
  ["a choice with markup", kinds, "<b>", "must be one of speech, book, interview"],
  ["another fixed value", z.literal("statement"), "move", 'must be statement, not "move"'],
  [
    "a day for an instant",
    instant,
    "2026-12-01",
    "must be an instant with its time zone, such as 2026-12-01T17:00:00Z",
  ],
  ["a wrong pattern without its own words", z.string().regex(/^a+$/), "b", "must have the form /^a+$/"],
  [
    "a wrong value of two forms",
    z.union([z.number(), z.boolean()]),
    "x",
    "must be a number, not text, or true or false, not text",
  ],
])("%s is described in plain words", (_name, schema, value, detail) => {
  expect(faultsIn(schema, value)).toEqual([` ${detail}`]);
});

test.each([
  ["a field with a letter too few", "nme", "is not a field here: the nearest name is name"],
  ["a field in the singular", "alias", "is not a field here: the nearest name is aliases"],
  ["a field in another case", "NAME", "is not a field here: the nearest name is name"],
  ["a field like no other", "turnover", "is not a field here: the names are name, aliases"],
])("%s is refused with the right names", (_name, field, detail) => {
  expect(faultsIn(company, { name: "Acme", [field]: "x" })).toEqual([`/${field} ${detail}`]);
});

test("each unknown field has its own fault", () => {
  expect(faultsIn(company, { name: "Acme", nme: 1, "a/b": 2 })).toEqual([
    "/nme is not a field here: the nearest name is name",
    "/a~1b is not a field here: the names are name, aliases",
  ]);
});

test("a body on an action is refused with advice to leave its fields out", () => {
  expect(faultsIn(z.strictObject({}), { force: true })).toEqual(["/force is not a field here: leave it out"]);
});
