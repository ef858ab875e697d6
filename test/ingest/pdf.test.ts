import { expect, test } from "vitest";
import { readDocument } from "../../src/ingest/read/read-document.js";
import { column, pdfFile } from "./support/pdf-file.js";

const now = new Date("2026-01-15T12:00:00Z");
const read = (bytes: Uint8Array) => readDocument({ bytes, fileName: "report.pdf", now });

test("two columns are read one after the other, under the heading that runs across both", async () => {
  const heading = {
    text: "A heading that runs across both of the two columns of this page",
    x: 72,
    y: 720,
    size: 14,
  };
  const left = [
    "The left column begins here and",
    "goes on in its second line and",
    "then ends in its third line.",
  ];
  const right = [
    "The right column begins over here",
    "and goes on in its second line",
    "and ends in its third line.",
  ];
  const { text } = await read(pdfFile([[heading, ...column(72, 690, left), ...column(330, 690, right)]]));
  expect(text).toBe(
    "A heading that runs across both of the two columns of this page\n\nThe left column begins here and goes on in its second line and then ends in its third line.\n\nThe right column begins over here and goes on in its second line and ends in its third line.",
  );
});

test("a word divided at the end of a line is joined, and a compound keeps its hyphen", async () => {
  const lines = [
    "We keep our commit-",
    "ments. This is a long-term plan, and long-",
    "term plans need patience.",
  ];
  const { text } = await read(pdfFile([column(72, 700, lines)]));
  expect(text).toBe("We keep our commitments. This is a long-term plan, and long-term plans need patience.");
});

const bodies = ["The first page says one thing and", "it says it twice, so that all read"];
const page = (number: number, lines: readonly string[]) => [
  { text: "Annual report 2024", x: 72, y: 770 },
  ...column(72, 700, lines),
  { text: `Page ${number} of 3`, x: 280, y: 30 },
];

test("repeated headers, footers and page numbers are left out, and a sentence runs over the page", async () => {
  const { text, pages } = await read(
    pdfFile([
      page(1, bodies),
      page(2, ["it on the next page. Then it ends."]),
      page(3, ["Last words on the last page."]),
    ]),
  );
  expect(text).toBe(
    "The first page says one thing and it says it twice, so that all read it on the next page. Then it ends.\n\nLast words on the last page.",
  );
  expect(pages.map(({ page: number, start }) => [number, text.slice(start, start + 5)])).toEqual([
    [1, "The f"],
    [2, "it on"],
    [3, "Last "],
  ]);
});

test("a PDF that was cut off is refused, because pages may be missing", async () => {
  const whole = pdfFile([column(72, 700, ["One line."])]);
  await expect(read(whole.subarray(0, whole.length - 200))).rejects.toThrow("The PDF is incomplete");
});

test("an encrypted PDF is refused with a sentence that says what to do", async () => {
  const key = "<".concat("41".repeat(32), ">");
  const encrypt = `<</Filter/Standard/V 1/R 2/O ${key}/U ${key}/P -4>>`;
  const file = pdfFile([column(72, 700, ["Secret."])], "/Encrypt 6 0 R/ID[<4142><4142>]", [encrypt]);
  await expect(read(file)).rejects.toThrow("The PDF is encrypted and needs a password");
});

test("a PDF without text says that it needs text recognition", async () => {
  await expect(read(pdfFile([[]]))).rejects.toThrow("holds no text");
});

test("bytes that are no PDF are refused", async () => {
  await expect(read(Buffer.from("%PDF-1.4 nothing %%EOF"))).rejects.toThrow("The PDF is damaged");
});
