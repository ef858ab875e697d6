import { expect, test } from "vitest";
import { z } from "zod";
import { compileValidator } from "../../src/http/validation.js";

const schema = z.strictObject({
  name: z.string().max(5, "is too long"),
  list: z.array(z.json()).default([]),
});

function read(httpPart: string, data: unknown): unknown {
  return compileValidator({ schema, httpPart, method: "GET", url: "/" })(data);
}

test("a valid body is given as its schema parses it", () => {
  expect(read("body", { name: "a" })).toEqual({ value: { name: "a", list: [] } });
});

test.each([
  ["body", { name: "too long" }, { pointer: "/name", detail: "is too long" }],
  [
    "body",
    { nam: "a", name: "a" },
    { pointer: "/nam", detail: "is not a field here: the nearest name is name" },
  ],
  ["querystring", { name: "too long" }, { parameter: "name", detail: "is too long" }],
  [
    "querystring",
    { nam: "a", name: "a" },
    { parameter: "nam", detail: "is not a parameter here: the nearest name is name" },
  ],
])("a fault in the %s names its field", (part, data, fault) => {
  expect(read(part, data)).toMatchObject({ error: { code: "invalid-input", faults: [fault] } });
});

test.each([
  ["a value", { name: "a\u0000" }, "/name"],
  ["half of a surrogate pair", { name: "\ud800" }, "/name"],
  ["a value deep inside", { name: "a", list: [{ "x/y": ["\u0000"] }] }, "/list/0/x~1y/0"],
  ["a name", { name: "a", list: [{ "\u0000": 1 }] }, "/list/0/\u0000"],
])("text that PostgreSQL cannot store is refused in %s", (_name, data, pointer) => {
  expect(read("body", data)).toMatchObject({ error: { code: "invalid-input", faults: [{ pointer }] } });
});

const either = z.strictObject({
  key: z.union([
    z.string().regex(/^[a-z]+$/, "must be lower-case"),
    z.string().regex(/^\d+$/, "must be digits"),
  ]),
  deep: z
    .union([z.strictObject({ a: z.number("must be a number") }), z.strictObject({ b: z.number() })])
    .optional(),
});

test.each([
  ["each of its forms", { key: "Meta" }, { pointer: "/key", detail: "must be lower-case, or digits" }],
  ["what its forms share once", { key: 5 }, { detail: "must be text, not a number" }],
  ["no more where the fault is further inside", { key: "a", deep: { a: "x" } }, { pointer: "/deep" }],
])("a fault in a value with several forms says %s", (_name, data, fault) => {
  const checked = compileValidator({ schema: either, httpPart: "body", method: "GET", url: "/" })(data);
  expect(checked).toMatchObject({ error: { code: "invalid-input", faults: [fault] } });
});

test("the detail names every fault and its place", () => {
  const many = z.strictObject({
    name: z.string(),
    aliases: z.array(z.strictObject({ from: z.string() })),
  });
  const read = compileValidator({ schema: many, httpPart: "body", method: "POST", url: "/" });
  expect(read({ aliases: [{ from: 5 }], nick: "A" })).toMatchObject({
    error: {
      message:
        "name is missing; aliases[0].from must be text, not a number; nick is not a field here: the names are name, aliases.",
      faults: [{ pointer: "/name" }, { pointer: "/aliases/0/from" }, { pointer: "/nick" }],
    },
  });
});

test("the detail gives the number of faults after the twentieth", () => {
  const list = z.array(z.number());
  const read = compileValidator({ schema: list, httpPart: "body", method: "POST", url: "/" });
  expect(read(Array(22).fill("x"))).toMatchObject({
    error: {
      message: expect.stringMatching(/\[19\] must be a number, not text; and 2 more, listed in errors\.$/),
    },
  });
});
