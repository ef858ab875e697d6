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

test("a body that fits is given as its schema reads it", () => {
  expect(read("body", { name: "a" })).toEqual({ value: { name: "a", list: [] } });
});

test.each([
  ["body", { name: "too long" }, { pointer: "/name", detail: "is too long" }],
  ["body", { nam: "a", name: "a" }, { pointer: "/nam", detail: "is not a field of this: check its name" }],
  ["querystring", { name: "too long" }, { parameter: "name", detail: "is too long" }],
  [
    "querystring",
    { nam: "a", name: "a" },
    { parameter: "nam", detail: "is not a field of this: check its name" },
  ],
])("a fault in the %s names its field", (part, data, fault) => {
  expect(read(part, data)).toMatchObject({ error: { code: "invalid-input", faults: [fault] } });
});

test.each([
  ["a value", { name: "a\u0000" }, "/name"],
  ["half of a surrogate pair", { name: "\ud800" }, "/name"],
  ["a value deep inside", { name: "a", list: [{ "x/y": ["\u0000"] }] }, "/list/0/x~1y/0"],
  ["a name", { name: "a", list: [{ "\u0000": 1 }] }, "/list/0/\u0000"],
])("text that no database holds is refused in %s", (_name, data, pointer) => {
  expect(read("body", data)).toMatchObject({ error: { code: "invalid-input", faults: [{ pointer }] } });
});
