import { expect, test } from "vitest";
import { chooseCoding } from "../../../src/http/answers/encoding.js";

test.each([
  [undefined, null],
  ["", null],
  ["gzip", "gzip"],
  ["gzip, deflate, br", "br"],
  ["br;q=0.1, gzip;q=0.9", "gzip"],
  ["br;q=0, gzip;q=0", null],
  ["*", "br"],
  ["*;q=0.5, br;q=0", "gzip"],
  ["identity", null],
  ["GZIP ; q=1.0", "gzip"],
  ["nonsense;q=x", null],
])("Accept-Encoding %j gets an answer in %j", (header, coding) => {
  expect(chooseCoding(header)).toBe(coding);
});
