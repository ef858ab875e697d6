import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { WARCParser } from "warcio";
import { type WarcCapture, writeWarc } from "../../../src/ingest/warc/write-warc.js";

const letter = Buffer.from("<h1>A letter</h1>\u00e9\u0000");
const capture: WarcCapture = {
  id: "cap_019a2b3c4d5e7f60a1b2c3d4e5f60718",
  capturedAt: new Date("2026-11-22T09:00:00.123Z"),
  url: "https://news.example/old",
  finalUrl: "https://news.example/letter",
  httpStatus: 200,
  mediaType: "text/html",
  headers: [
    ["Content-Type", "text/html; charset=utf-8"],
    ["Content-Encoding", "gzip"],
    ["Content-Length", "9"],
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
  ],
  redirects: [{ url: "https://news.example/old", status: 301, location: "https://news.example/letter" }],
  outcome: "ok",
  failure: null,
  bytes: Readable.from([letter]),
  byteLength: letter.length,
};

/** The file, and what warcio's own reader finds in it. */
async function readBack(given: WarcCapture) {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWarc(given, "Walkback 0")) pieces.push(piece);
  const file = Buffer.concat(pieces);
  const records = [];
  for await (const record of new WARCParser(Readable.from([file]))) {
    const body = Buffer.from(await record.readFully());
    const { warcType: type, warcTargetURI: url, warcDate: date } = record;
    const response = record.getResponseInfo();
    records.push({
      type,
      url,
      date,
      body,
      digest: record.warcPayloadDigest ?? record.warcBlockDigest ?? "",
      status: response?.status,
      headers: response === null ? {} : Object.fromEntries(response.headers),
    });
  }
  return { file, records };
}

describe("a WARC of a capture", () => {
  test("is read back by warcio record by record, with the bytes as they were kept", async () => {
    const { file, records } = await readBack({ ...capture, bytes: Readable.from([letter]) });
    expect(gunzipSync(file).toString("latin1")).toMatch(/^WARC\/1\.1\r\n/);
    expect(records.map(({ type, url, status }) => [type, url, status])).toEqual([
      ["warcinfo", null, undefined],
      ["response", "https://news.example/old", 301],
      ["response", "https://news.example/letter", 200],
      ["metadata", "https://news.example/old", undefined],
    ]);
    expect(records[2]?.body.equals(letter)).toBe(true);
    expect(records[2]?.date).toBe("2026-11-22T09:00:00.123Z");
    expect(records[2]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("says how the body came, and what is kept", async () => {
    const { records } = await readBack({ ...capture, bytes: Readable.from([letter]) });
    const headers = Object.fromEntries(
      Object.entries(records[2]?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-length": String(letter.length),
      "x-archive-orig-content-encoding": "gzip",
      "x-archive-orig-content-length": "9",
    });
    expect(headers).not.toHaveProperty("content-encoding");
    expect(records[1]?.headers).toMatchObject({ location: "https://news.example/letter" });
  });

  test("of an uploaded file holds the file", async () => {
    const { records } = await readBack({
      ...capture,
      url: "urn:sha256:00",
      finalUrl: null,
      httpStatus: null,
      headers: null,
      redirects: [],
      bytes: Readable.from([letter]),
    });
    expect(records.map(({ type, url }) => [type, url])).toEqual([
      ["warcinfo", null],
      ["resource", "urn:sha256:00"],
      ["metadata", "urn:sha256:00"],
    ]);
    expect(records[1]?.body.equals(letter)).toBe(true);
  });

  test("of a failed fetch says why", async () => {
    const { records } = await readBack({
      ...capture,
      httpStatus: null,
      headers: null,
      redirects: [],
      bytes: null,
      outcome: "timeout",
      failure: "The host sent nothing\r\nfor too long.",
    });
    expect(records.map(({ type }) => type)).toEqual(["warcinfo", "metadata"]);
    expect(records[1]?.body.toString()).toContain(
      "outcome: timeout\r\nfailure: The host sent nothing for too long.",
    );
  });

  test("cannot be given a second record through a header", async () => {
    const hostile = ["X-Evil", "a\r\n\r\nWARC/1.1\r\nWARC-Type: response"] as const;
    const { records } = await readBack({ ...capture, headers: [hostile], bytes: Readable.from([letter]) });
    expect(records.map(({ type }) => type)).toEqual(["warcinfo", "response", "response", "metadata"]);
  });
});
