import { expect, test } from "vitest";
import { readDocument } from "../../src/ingest/read/read-document.js";

const now = new Date("2026-01-15T12:00:00Z");
const read = (bytes: string, fileName: string) => readDocument({ bytes, fileName, now });

test("sentences are joined over captions, and each voice begins a paragraph", async () => {
  const { text, captions } = await read(
    `WEBVTT

NOTE by hand

00:00:01.000 --> 00:00:04.000
<v Ann Lee>We will keep the <i>models</i>

00:00:04.000 --> 00:00:06.000
<v Ann Lee>open &amp; free.

01:00:09.500 --> 01:00:11.000
<v Bob>Really?
`,
    "talk.vtt",
  );
  expect(text).toBe("We will keep the models open & free.\n\nReally?");
  expect(
    captions.map(({ start, seconds, speaker }) => [text.slice(start, start + 4), seconds, speaker]),
  ).toEqual([
    ["We w", 1, "Ann Lee"],
    ["open", 4, "Ann Lee"],
    ["Real", 3609.5, "Bob"],
  ]);
});

test("SRT captions with CRLF, turns and dashes give a paragraph for each turn", async () => {
  const { text } = await read(
    "1\r\n00:00:01,000 --> 00:00:02,000\r\n>> HOST: Hello\r\nthere.\r\n\r\n2\r\n00:00:02,500 --> 00:00:03,000\r\n- Yes.\r\n- No.\r\n",
    "talk.srt",
  );
  expect(text).toBe("HOST: Hello there.\n\nYes.\n\nNo.");
});

test("a rolling caption does not repeat what the one before it said", async () => {
  const { text } = await read(
    "WEBVTT\n\n00:01.000 --> 00:02.000\nso this is\n\n00:02.000 --> 00:03.000\nso this is what we want\n",
    "talk.vtt",
  );
  expect(text).toBe("so this is what we want");
});

test("a file without captions is refused", async () => {
  await expect(read("WEBVTT\n\nnothing", "talk.vtt")).rejects.toThrow("holds no caption");
});
