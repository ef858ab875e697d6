import { expect, test } from "vitest";
import { findEmbedded } from "../../../src/core/language/commitment.js";
import { tokenise } from "../../../src/core/language/tokens.js";

/** The last clause inside a frame, and how far the text affirms it. */
function clauseOf(text: string): { clause: string; commitment: number; kind: string } | null {
  const found = findEmbedded(tokenise(text)).at(-1);
  return found
    ? { clause: text.slice(found.start, found.end), commitment: found.commitment, kind: found.kind }
    : null;
}

test.each([
  ["We know that the data leaked.", "the data leaked"],
  ["We did not know that the data leaked.", "the data leaked"],
  ["Did you realise the data was shared?", "the data was shared"],
  ["We regret that we sold the maps.", "we sold the maps"],
  ["If they notice that it was closed, they will leave.", "it was closed"],
  ["We managed to open the code.", "open the code"],
  ["We did not hesitate to open the code.", "open the code"],
  ["We never failed to pay the fine.", "pay the fine"],
  ["The audit proved that we keep no logs.", "we keep no logs"],
  ["I can't believe that they closed it.", "they closed it"],
])("%s says that this is true: %s", (text, clause) => {
  const found = clauseOf(text);
  expect(found?.clause).toBe(clause);
  expect(found?.commitment).toBeGreaterThanOrEqual(0.6);
});

test.each([
  ["We do not think that the model is safe.", "the model is safe"],
  ["I don't believe they will sell it.", "they will sell it"],
  ["We failed to delete the records.", "delete the records"],
  ["We refused to hand over the keys.", "hand over the keys"],
  ["The law prevents us from selling data.", "selling data"],
  ["It is false that we sell data.", "we sell data"],
  ["They pretend that they are open.", "they are open"],
  ["We deny that we shared the data.", "we shared the data"],
  ["We were not able to ship the update.", "ship the update"],
  ["We did not manage to ship the update.", "ship the update"],
])("%s says that this is false: %s", (text, clause) => {
  const found = clauseOf(text);
  expect(found?.clause).toBe(clause);
  expect(found?.commitment).toBeLessThanOrEqual(-0.5);
});

test.each([
  ["They may think that the model is safe.", "the model is safe"],
  ["Do you think that the model is safe?", "the model is safe"],
  ["If we believe that it is safe, we will open it.", "it is safe"],
  ["We hope that it will be open.", "it will be open"],
  ["We do not know whether it is safe.", "it is safe"],
  ["They did not say that it is safe.", "it is safe"],
])("%s leaves this open: %s", (text, clause) => {
  const found = clauseOf(text);
  expect(found?.clause).toBe(clause);
  expect(Math.abs(found?.commitment ?? 1)).toBeLessThan(0.3);
});

test("a nested clause is read through both frames", () => {
  const text = "We do not think that they failed to pay.";
  expect(clauseOf(text)).toMatchObject({ clause: "pay", kind: "failure" });
  expect(clauseOf(text)?.commitment).toBeGreaterThan(0.5);
});

test("a verb with its own object has no clause", () => {
  expect(clauseOf("We know the answer.")).toBeNull();
  expect(clauseOf("We deny the report.")).toBeNull();
});

test("a text of only such words takes time in proportion to its length", () => {
  expect(findEmbedded(tokenise("think that ".repeat(20_000))).length).toBeGreaterThan(10_000);
});
