import { expect, test } from "vitest";
import { DomainError, errorCodes } from "../../src/errors.js";
import { statusOf, titleOf, toDomainError, toProblem } from "../../src/http/problems.js";
import { problem } from "../../src/schemas/problem.js";

const place = { siteUrl: "https://walkback.example", requestId: "r1" };

test.each(errorCodes)("%s is a problem with its own status, title and type", (code) => {
  const answer = problem.parse(toProblem(new DomainError(code, "What was wrong."), place));
  expect(answer).toMatchObject({
    type: `https://walkback.example/problems/${code}`,
    status: statusOf[code],
    title: titleOf[code],
    instance: "r1",
  });
});

test("no two codes have one title", () => {
  expect(new Set(Object.values(titleOf)).size).toBe(errorCodes.length);
});

test("a problem never gives the cause of an internal failure", () => {
  const cause = new Error('relation "secret" does not exist');
  const answer = toProblem(toDomainError(cause), place);
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer)).not.toContain("secret");
});

test("each fault has a pointer or a parameter", () => {
  const faults = [{ pointer: "/quote", detail: "is empty" }];
  expect(toProblem(new DomainError("invalid-input", "x", { faults }), place).errors).toEqual(faults);
});
