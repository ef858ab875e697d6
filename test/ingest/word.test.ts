import { expect, test } from "vitest";
import { readDocument } from "../../src/ingest/read/read-document.js";
import { wordFiles, zipFile } from "./support/zip-file.js";

const now = new Date("2026-01-15T12:00:00Z");
const read = (bytes: Uint8Array) => readDocument({ bytes, fileName: "letter.docx", now });

test("a Word file gives its paragraphs, its title and its author; macros and external templates are ignored", async () => {
  const document = await read(zipFile(wordFiles(["We will keep the models open.", "Ann Lee"])));
  expect(document.text).toBe("We will keep the models open.\n\nAnn Lee");
  expect([document.title, document.author]).toEqual(["Our plan", "Ann Lee"]);
});

test("a file that unpacks to more than the limit is refused, even if it declares a small size", async () => {
  const small = { ...wordFiles(["Hello."]), "word/media/a.bin": "small" };
  await expect(read(zipFile(small, { "word/media/a.bin": 300_000_000 }))).rejects.toThrow("more than 200 MB");
  const bomb = { ...wordFiles(["Hello."]), "word/media/a.bin": Buffer.alloc(201 * 1_048_576) };
  await expect(read(zipFile(bomb, { "word/media/a.bin": 10 }))).rejects.toThrow("more than 200 MB");
});

test("a damaged zip archive and one without a Word text are refused", async () => {
  const whole = zipFile(wordFiles(["Hello."]));
  await expect(read(whole.subarray(0, 300))).rejects.toThrow("incomplete or damaged");
  await expect(read(zipFile({ "a.txt": "x" }))).rejects.toThrow("no Word file");
});
