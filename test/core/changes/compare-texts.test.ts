import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts } from "../../../src/core/changes/compare-texts.js";

const kinds = (before: string, after: string) => compareTexts(before, after).changes.map(({ kind }) => kind);
const page = [
  "# Privacy",
  "We keep your messages private.",
  "We will delete your data within 30 days.",
  "You can export your data at any time.",
].join("\n\n");

test("a sentence that is gone is removed, and the others are not reported", () => {
  const after = page.replace("We keep your messages private.\n\n", "");
  expect(compareTexts(page, after)).toEqual({
    isChanged: true,
    isCoarse: false,
    changes: [
      {
        kind: "removed",
        before: "We keep your messages private.",
        after: null,
        beforeStart: page.indexOf("We keep"),
        afterStart: null,
      },
    ],
  });
});

test("a new sentence is added", () => {
  const after = `${page}\n\nWe may change these rules at any time.`;
  const [change] = compareTexts(page, after).changes;
  expect(change).toMatchObject({
    kind: "added",
    before: null,
    after: "We may change these rules at any time.",
  });
});

test("a sentence that says less is weakened, with both texts and their places", () => {
  const after = page.replace("We will delete", "We may delete");
  const { changes } = compareTexts(page, after);
  expect(changes).toEqual([
    {
      kind: "weakened",
      before: "We will delete your data within 30 days.",
      after: "We may delete your data within 30 days.",
      beforeStart: page.indexOf("We will"),
      afterStart: after.indexOf("We may"),
    },
  ]);
});

test("a sentence that only moved is no change", () => {
  const [title, first, second, third] = page.split("\n\n");
  expect(compareTexts(page, [title, third, first, second].join("\n\n")).isChanged).toBe(false);
});

test("a sentence that moved and changed is reported with its old words", () => {
  const [title, first, second, third] = page.split("\n\n");
  const moved = [title, third, first?.replace("private", "secret"), second].join("\n\n");
  expect(compareTexts(page, moved).changes).toMatchObject([
    { before: "We keep your messages private.", after: "We keep your messages secret." },
  ]);
});

test("a sentence that still stands elsewhere is not gone", () => {
  const twice = `${page}\n\n## More\n\nWe keep your messages private.`;
  expect(compareTexts(twice, page).changes.map(({ before }) => before)).toEqual(["More"]);
});

test("two sentences that were one before are compared with it", () => {
  const before = "We keep your messages private and we never sell your data to anyone else.";
  const after = "We keep your messages private. We never sell your data to anyone.";
  expect(compareTexts(before, after).changes).toHaveLength(1);
});

test("offsets are UTF-16 units of the texts as given", () => {
  const before =
    "😀 **Wir** schützen Daten.\n\n| Cell | [We will](http://x.test/a_(b)) delete 🗑️ your data soon. |";
  const after = before.replace("will", "may");
  const [change] = compareTexts(before, after).changes;
  expect(before.slice(change?.beforeStart ?? 0).startsWith(change?.before ?? "-")).toBe(true);
  expect(after.slice(change?.afterStart ?? 0).startsWith(change?.after ?? "-")).toBe(true);
});

const sentence = fc
  .array(
    fc.constantFrom("we", "you", "may", "will", "share", "data", "never", "*", "[x](y)", "<b>", "30", "|"),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((words) => `${words.join(" ")}.`);
const text = fc.array(sentence, { maxLength: 12 }).map((sentences) => sentences.join("\n\n"));

test("each change quotes its text to the letter, and a text never differs from itself", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { changes, isChanged } = compareTexts(before, after);
      expect(isChanged).toBe(changes.length > 0);
      for (const change of changes) {
        if (change.before !== null)
          expect(before.startsWith(change.before, change.beforeStart ?? -1)).toBe(true);
        if (change.after !== null) expect(after.startsWith(change.after, change.afterStart ?? -1)).toBe(true);
        expect(change.before === null && change.after === null).toBe(false);
        expect((change.before === null) === (change.kind === "added")).toBe(true);
        expect((change.after === null) === (change.kind === "removed")).toBe(true);
      }
      expect(compareTexts(before, `${before}\n`).isChanged).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test("an empty text and a text compare as all added or all removed", () => {
  expect(new Set(kinds("", page))).toEqual(new Set(["added"]));
  expect(new Set(kinds(page, ""))).toEqual(new Set(["removed"]));
  expect(compareTexts("", "").isChanged).toBe(false);
});
