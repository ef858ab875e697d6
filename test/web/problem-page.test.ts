import { expect, test } from "vitest";
import type { Problem } from "../../src/schemas/problem.js";
import { problemPage } from "../../src/web/problem-page.js";
import { testSite } from "../support/test-site.js";

const problem: Problem = {
  type: "https://walkback.example/problems/invalid-input",
  title: "The input is not what it should be",
  status: 400,
  detail: "from: is not a day.",
  instance: "req-1",
  code: "invalid-input",
};
const main = (changes: Partial<Problem>) =>
  problemPage({ ...problem, ...changes }, testSite()).split("<main")[1] ?? "";
const countOf = (words: string, html: string) => html.split(words).length - 1;

test("an error that lists its faults does not repeat them above the list", () => {
  const html = main({ errors: [{ parameter: "from", detail: "is not a day" }] });
  expect(countOf("is not a day", html)).toBe(1);
  expect(html).toContain("<code>from</code> is not a day.");
});

test("an error whose detail is its title says it once", () => {
  const html = main({ title: "Nothing is at this address", detail: "Nothing is at this address." });
  expect(countOf("Nothing is at this address", html)).toBe(1);
});

test("an error keeps a detail that says more than its faults", () => {
  const detail = "The range of days ends before it begins.";
  expect(main({ detail, errors: [{ parameter: "to", detail: "is before from" }] })).toContain(detail);
});
