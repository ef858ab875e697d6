import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { readDocument } from "../../src/ingest/read/read-document.js";

const now = new Date("2026-01-15T12:00:00Z");
const read = (bytes: string | Uint8Array, more: { url?: string; mediaType?: string } = {}) =>
  readDocument({ bytes, fileName: "page.html", now, ...more });

const sentence = "The company said on Monday that it would keep its promise, as it had done for years.";
const paragraphs = Array.from({ length: 8 }, (_, index) => `<p>${index}. ${sentence}</p>`).join("");
const page = (body: string, head = "", lang = "en"): string =>
  `<!DOCTYPE html><html lang="${lang}"><head><title>A promise kept - The Daily</title>${head}</head><body>${body}</body></html>`;

test("the text of a page has its paragraphs, without navigation, scripts, captions and cookie notices", async () => {
  const { text } = await read(
    page(`<nav><a href="/">Home</a></nav><div id="cookie-banner"><p>We use cookies, and so on.</p></div>
      <article><h1>A promise kept</h1>${paragraphs}<figure><img><figcaption>Photo: Somebody</figcaption></figure>
      <script>alert("no")</script></article><footer>Imprint</footer>`),
  );
  expect(text.split("\n\n")).toHaveLength(8);
  expect(text.startsWith(`0. ${sentence}\n\n1. ${sentence}`)).toBe(true);
});

test("a block quote is marked at its place", async () => {
  const { text, blockQuotes } = await read(
    page(
      `<article>${paragraphs}<blockquote><p>We will never sell.</p><p>Never.</p></blockquote>${paragraphs}</article>`,
    ),
  );
  expect(blockQuotes.map(({ start, end }) => text.slice(start, end))).toEqual([
    "We will never sell.\n\nNever.",
  ]);
});

test("scripts inside a picture are no text", async () => {
  const { text } = await read(
    page(`<svg><script>alert(1)</script><text>axis</text></svg><p>Hello there.</p>`),
  );
  expect(text).toBe("Hello there.");
});

test("bytes that are valid UTF-8 are read so, whatever charset is declared", async () => {
  const { text } = await read(Buffer.from(page("<p>Café</p>", '<meta charset="iso-8859-1">')));
  expect(text).toBe("Café");
});

test("bytes that are declared as UTF-8 and are not are read in the usual encoding of the language", async () => {
  const western = iconv.encode(page("<p>Café “yes”</p>", '<meta charset="utf-8">'), "windows-1252");
  const russian = iconv.encode(page("<p>Привет</p>", "", "ru"), "windows-1251");
  expect((await read(western)).text).toBe("Café “yes”");
  expect((await read(russian)).text).toBe("Привет");
});

test("the charset that the server names is used", async () => {
  const bytes = iconv.encode(page("<p>日本語の文章</p>"), "shift_jis");
  expect((await read(bytes, { mediaType: "text/html; charset=Shift_JIS" })).text).toBe("日本語の文章");
});

test("the title, the author and the publisher come from the page's own data, without the site's name", async () => {
  const head = `<meta property="og:site_name" content="The Daily"><meta name="author" content="By Ann Lee">`;
  const found = await read(page(`<article>${paragraphs}</article>`, head));
  expect(found).toMatchObject({ title: "A promise kept", author: "Ann Lee", publisher: "The Daily" });
});

test("a warning that was printed before the page does not hide it", async () => {
  expect((await read(`<br /><b>Warning</b>: x<br />${page("<p>Hello there.</p>")}`)).text).toContain(
    "Hello there.",
  );
});

test("a page of more than 20 MB is refused", async () => {
  await expect(read("x".repeat(21 * 1_048_576))).rejects.toThrow("more than 20 MB");
});

test("a page that nests its elements too deep is refused", async () => {
  await expect(read(page("<div>".repeat(50_000)))).rejects.toThrow("nests more than 1000 elements");
});

test("pages that were written to slow a reader down end within seconds", async () => {
  const hostile = [
    "<",
    "<!--",
    "<!",
    "<br>",
    "<p>a, b</p>",
    "<ul><li><a href=#>x</a></li></ul>",
    "12.12.",
    "<p><a>",
  ];
  for (const piece of hostile) {
    const begun = process.cpuUsage();
    await read(page(piece.repeat(6_000))).catch((error: unknown) => expect(error).toHaveProperty("code"));
    expect(process.cpuUsage(begun).user).toBeLessThan(10_000_000);
  }
});
