import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";

const opened = testDatabase();
const service = testApp(opened);

async function send(payload: Buffer, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await service.key("contributor")}`;
  return service.app.inject({
    method: "POST",
    url: "/api/v1/companies",
    headers: { authorization, "content-type": "application/json", ...headers },
    payload,
  });
}

const named = (name: string) => Buffer.from(JSON.stringify({ name }));
const companies = () => opened.database.prisma.company.count();

test.each([
  ["gzip", gzipSync(named("Gzipped"))],
  ["identity", named("Identical")],
])("a body with Content-Encoding %s is accepted", async (encoding, payload) => {
  expect((await send(payload, { "content-encoding": encoding })).statusCode).toBe(201);
});

test.each([
  ["deflate", deflateSync(named("Coded"))],
  ["br", brotliCompressSync(named("Coded"))],
  ["x-foo", named("Coded")],
  ["gzip, gzip", gzipSync(gzipSync(named("Coded")))],
])(
  "a body with Content-Encoding %s is refused, and the problem names the accepted ones",
  async (encoding, payload) => {
    const before = await companies();
    const answer = await send(payload, { "content-encoding": encoding });
    expect(answer.json()).toMatchObject({ status: 415, code: "unsupported-media-type" });
    expect(answer.json().detail).toContain("gzip, or with none");
    expect(await companies()).toBe(before);
  },
);

test.each([
  ["that is plain", named("Plain")],
  ["that is cut off", gzipSync(named("Cut off")).subarray(0, 20)],
])(
  "a body %s is refused, because it is not the gzip that its Content-Encoding names",
  async (_name, payload) => {
    const answer = await send(payload, { "content-encoding": "gzip" });
    expect(answer.json()).toMatchObject({ status: 400, code: "invalid-input" });
    expect(answer.json().detail).toContain("not whole gzip");
  },
);

test("a gzip body is refused if it unpacks to more than the limit", async () => {
  const answer = await send(gzipSync(Buffer.alloc(20_000_000, " ")), { "content-encoding": "gzip" });
  expect(answer.json()).toMatchObject({ status: 413, code: "body-too-large" });
});

test("a body that is not UTF-8 is refused, and nothing is stored", async () => {
  const before = await companies();
  const answer = await send(Buffer.from(JSON.stringify({ name: "Nestlé" }), "latin1"));
  expect(answer.json()).toMatchObject({ status: 400, code: "malformed-json" });
  expect(answer.json().detail).toContain("not UTF-8");
  expect(await companies()).toBe(before);
});

test("a byte order mark before the body is ignored", async () => {
  const answer = await send(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), named("Märked")]));
  expect([answer.statusCode, answer.json().name]).toEqual([201, "Märked"]);
});

test.each(["iso-8859-1", '"utf-16"'])("charset=%s is refused", async (charset) => {
  const answer = await send(named("Charset"), { "content-type": `application/json; charset=${charset}` });
  expect(answer.json()).toMatchObject({ status: 415, code: "unsupported-media-type" });
  expect(answer.json().detail).toContain("UTF-8");
});

test.each(["utf-8", '"UTF-8"', "utf8"])("charset=%s is accepted", async (charset) => {
  const type = `application/json; charset=${charset}`;
  expect((await send(named(`Taken ${charset.length}`), { "content-type": type })).statusCode).toBe(201);
});

test.each(['{"name":"A","__proto__":{}}', '{"name":"A","constructor":{"prototype":{}}}'])(
  "a body with a forbidden key is refused, and the problem names the key: %s",
  async (text) => {
    const answer = await send(Buffer.from(text));
    expect(answer.json()).toMatchObject({ status: 400, code: "invalid-input" });
    expect(answer.json().detail).toContain("forbidden key");
  },
);
