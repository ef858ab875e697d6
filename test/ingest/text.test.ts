import { expect, test } from "vitest";
import { readDocument } from "../../src/ingest/read/read-document.js";

const now = new Date("2026-01-15T12:00:00Z");

test.each(["a\r\nb\n\n\n c ", "", "He said \u202eשלום\u202c „ja“ «oui»", "half \ud800 a pair"])(
  "a plain text is given back unchanged: %j",
  async (bytes) => {
    expect((await readDocument({ bytes, fileName: "a.txt", now })).text).toBe(bytes);
  },
);

test("a date on its own line at the start dates a text, and is not certain", async () => {
  const found = await readDocument({ bytes: "An open letter\n\nJuly 23, 2024\n\nWe will stay open.", now });
  expect(found).toMatchObject({
    publishedOn: "2024-07-23",
    publishedFrom: "text",
    isPublishedCertain: false,
  });
});

test("Markdown gives its words, its block quotes and its front matter", async () => {
  const bytes =
    "---\ntitle: A letter\ndate: 2024-07-23\nauthor: Ann\n---\n# Head\n\nHe *said*:\n\n> We **never** sell.\n\nEnd.\n";
  const found = await readDocument({ bytes, fileName: "a.md", now });
  expect(found).toMatchObject({
    text: "Head\n\nHe said:\n\nWe never sell.\n\nEnd.",
    title: "A letter",
    author: "Ann",
  });
  expect(found.publishedOn).toBe("2024-07-23");
  expect(found.blockQuotes.map(({ start, end }) => found.text.slice(start, end))).toEqual(["We never sell."]);
});

test.each([
  ["<!DOCTYPE html><p>x</p>", "text/html"],
  ["WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", "text/vtt"],
  ["1\n00:00:01,000 --> 00:00:02,000\nHi\n", "application/x-subrip"],
  ["From: a@b.c\nTo: d@e.f\nSubject: x\n\nHi", "message/rfc822"],
  ["Dear all,\nplease read.", "text/plain"],
])("the kind of a document without a name is read from its start: %j", async (bytes, mediaType) => {
  expect((await readDocument({ bytes, now })).mediaType).toBe(mediaType);
});

test("bytes of no known kind are refused", async () => {
  await expect(readDocument({ bytes: Buffer.from([1, 0, 2, 0]), now })).rejects.toThrow("none of the kinds");
});
