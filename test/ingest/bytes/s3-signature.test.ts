import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { S3Store } from "../../../src/ingest/bytes/s3-store.js";
import { servedSite } from "../../support/served-site.js";

const site = servedSite();
const secret = "the secret of the test";
const sha256 = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** The signature of a request as AWS's documentation computes it, from what came over the network. */
function signatureOf({ method, url = "", headers }: IncomingMessage): { given: string; expected: string } {
  const [, scope = "", signed = "", given = ""] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/.exec(headers.authorization ?? "") ??
    [];
  const lines = signed.split(";").map((name) => `${name}:${String(headers[name])}\n`);
  const canonical = [method, url, "", lines.join(""), signed, headers["x-amz-content-sha256"]].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${secret}`);
  return { given, expected: hmac(key, text).toString("hex") };
}

// The S3 server of the other tests reads the key's id and does not check the signature.
test("each request to an S3 store is signed with the key, over the hash of the bytes", async () => {
  const letter = Buffer.from("A letter.");
  site.serve(`/news-room/kept/${sha256(letter)}`, (request, response) => {
    request.resume().on("end", () => response.writeHead(request.method === "HEAD" ? 404 : 200).end());
  });
  const store = new S3Store({
    bucket: "news-room",
    prefix: "kept",
    endpoint: site.url(""),
    region: "eu-central-1",
    accessKeyId: "ID",
    secretAccessKey: secret,
  });
  await store.keep(Readable.from([letter]));
  await store.open(sha256(letter));
  await store.close();
  expect(site.requests.map(({ method }) => method)).toEqual(["HEAD", "PUT", "GET"]);
  for (const request of site.requests) {
    const { given, expected } = signatureOf(request);
    expect(given).toBe(expected);
  }
  expect(site.requests[1]?.headers["x-amz-content-sha256"]).toBe(sha256(letter));
  expect(site.requests[1]?.headers["content-length"]).toBe(String(letter.length));
});
