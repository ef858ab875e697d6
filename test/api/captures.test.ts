import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WARCParser } from "warcio";
import type { Capturing } from "../../src/operations/captures/capturing.js";
import { openTestApp, type TestApp } from "../support/app.js";
import { testCapturing } from "../support/capturing.js";
import { testDatabase } from "../support/database.js";
import { countRows } from "../support/refusal.js";
import { servedSite } from "../support/served-site.js";
import { formOf } from "../support/upload-form.js";

const opened = testDatabase();
const site = servedSite();
const now = () => new Date("2026-11-22T09:00:00Z");
const letter = "<title>A letter</title><script>alert(1)</script><p>We keep our word.</p>";
let capturing: Capturing;
let service: TestApp;
let key = "";
beforeAll(async () => {
  capturing = testCapturing({ port: site.port, now, environment: { CAPTURE_LIMIT_MB: "1" } });
  service = await openTestApp(opened.database, { capturing });
  key = await service.key("editor");
  site.serve("/letter", (_request, response) =>
    response.writeHead(200, { "content-type": "text/html", "x-served-by": "us" }).end(letter),
  );
});
afterAll(() => service.close());

const capture = (body: unknown, headers: Record<string, string> = {}) =>
  service.post("/api/v1/captures", { key, body, headers });

/** A form with fields and files, as browsers send it. */
async function upload(form: FormData, headers: Record<string, string> = {}) {
  const request = new Request("http://x/", { method: "POST", body: form });
  return service.app.inject({
    method: "POST",
    url: "/api/v1/captures",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": request.headers.get("content-type") ?? "",
      ...headers,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

describe("POST /captures", () => {
  test("with an address answers 201 with the capture and its address", async () => {
    const answer = await capture({ url: site.url("/letter"), kind: "open_letter" });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers.location).toBe(`/api/v1/captures/${answer.json().id}`);
    expect(answer.json()).toMatchObject({
      outcome: "ok",
      httpStatus: 200,
      text: expect.stringContaining("word"),
    });
  });

  test("answers 201 for a fetch that failed, with its outcome", async () => {
    const answer = await capture({ url: site.url("/nowhere") });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ outcome: "http-error", httpStatus: 404, text: null });
    const refused = await capture({ url: "http://169.254.169.254/latest/meta-data/" });
    expect(refused.json()).toMatchObject({ outcome: "blocked-address", httpStatus: null });
  });

  test("with a file answers 201 with its text and name", async () => {
    const answer = await upload(formOf({ title: "To all", url: "https://acme.example/to-all", event: "" }));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ outcome: "ok", text: "A letter to all.", fileName: "letter.txt" });
    const source = await service.get(`/api/v1/sources/${answer.json().sourceId}`, key);
    expect(source.json()).toMatchObject({ title: "To all", url: "https://acme.example/to-all", event: null });
  });

  test("keeps only the name of a file, not its path", async () => {
    const answer = await upload(formOf({}, "A letter of mine.", "C:\\Users\\me\\letter.txt"));
    expect(answer.json().fileName).toBe("letter.txt");
  });

  test("is done once for an Idempotency-Key: nothing is fetched again", async () => {
    const headers = { "idempotency-key": "capture-once" };
    const first = await capture({ url: site.url("/letter") }, headers);
    site.requests.length = 0;
    const second = await capture({ url: site.url("/letter") }, headers);
    expect(second.json()).toEqual(first.json());
    expect(second.headers["idempotency-replayed"]).toBe("true");
    expect(site.requests).toEqual([]);
    const other = await capture({ url: site.url("/other") }, headers);
    expect(other.json().code).toBe("idempotency-key-reused");
  });

  test("takes an uploaded file for the same request only if its bytes and fields are the same", async () => {
    const headers = { "idempotency-key": "upload-once" };
    const first = await upload(formOf({}, "Once."), headers);
    expect((await upload(formOf({}, "Once."), headers)).json()).toEqual(first.json());
    expect((await upload(formOf({}, "Twice."), headers)).json().code).toBe("idempotency-key-reused");
    expect((await upload(formOf({ title: "T" }, "Once."), headers)).json().code).toBe(
      "idempotency-key-reused",
    );
  });
});

describe("POST /captures refuses, and stores nothing:", () => {
  const refused = async (
    answer: Promise<{ statusCode: number; json(): { code: string; errors?: unknown } }>,
  ) => {
    const before = await countRows(opened.database);
    const got = await answer;
    expect(await countRows(opened.database)).toEqual(before);
    return { status: got.statusCode, ...got.json() };
  };

  test("a caller without a key", async () => {
    const answer = service.post("/api/v1/captures", { body: { url: site.url("/letter") } });
    expect(await refused(answer)).toMatchObject({ status: 401, code: "key-required" });
  });

  test.each([
    [{}, "/url"],
    [{ url: "file:///etc/passwd" }, "/url"],
    [{ url: "https://acme.example/", kind: "rumor" }, "/kind"],
    [{ url: "https://acme.example/", colour: "red" }, "/colour"],
  ])("a body such as %j", async (body, pointer) => {
    expect(await refused(capture(body))).toMatchObject({
      status: 400,
      code: "invalid-input",
      errors: [{ pointer }],
    });
  });

  const send = (payload: string, headers: Record<string, string>) =>
    service.app.inject({
      method: "POST",
      url: "/api/v1/captures",
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(payload !== "" && { payload }),
    });

  test("no body at all", async () => {
    expect(await refused(send("", {}))).toMatchObject({ status: 400, code: "invalid-input" });
  });

  test("a form without a file, with a wrong field, with an unknown field", async () => {
    const empty = new FormData();
    empty.append("title", "No file");
    expect(await refused(upload(empty))).toMatchObject({
      status: 400,
      code: "invalid-input",
      errors: [{ pointer: "/file" }],
    });
    const wrong = formOf({ url: "javascript:alert(1)" });
    expect(await refused(upload(wrong))).toMatchObject({
      status: 400,
      code: "invalid-input",
      errors: [{ pointer: "/url" }],
    });
    const unknown = formOf({ colour: "red" });
    expect(await refused(upload(unknown))).toMatchObject({
      status: 400,
      code: "invalid-input",
      errors: [{ pointer: "/colour" }],
    });
  });

  test("a file that is too large, and two files", async () => {
    expect(await refused(upload(formOf({}, Buffer.alloc(1_000_001, "x"))))).toMatchObject({
      status: 413,
      code: "body-too-large",
      errors: [{ pointer: "/file" }],
    });
    const two = formOf({});
    two.append("file", new Blob(["Another."]), "another.txt");
    expect(await refused(upload(two))).toMatchObject({ status: 400, code: "invalid-input" });
  });

  test("a form that breaks off, and one that is no form", async () => {
    const broken = (payload: string) => send(payload, { "content-type": "multipart/form-data; boundary=x" });
    const half = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf';
    expect(await refused(broken(half))).toMatchObject({ status: 400, code: "invalid-input" });
    expect(await refused(broken("not a form"))).toMatchObject({ status: 400, code: "invalid-input" });
  });
});

describe("what a capture keeps", () => {
  let id = "";
  beforeAll(async () => {
    id = (await capture({ url: site.url("/letter") })).json().id;
  });

  test.each([
    ["text", "txt", "text/plain; charset=utf-8"],
    ["bytes", "bin", "application/octet-stream"],
    ["warc", "warc.gz", "application/warc"],
  ])(
    "/%s is a file to save, which no browser shows as a page of this site",
    async (part, extension, type) => {
      const answer = await service.get(`/api/v1/captures/${id}/${part}`, key);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        "content-type": type,
        "content-disposition": `attachment; filename="${id}.${extension}"`,
        "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      });
    },
  );

  test("/bytes gives the document byte for byte, and /text its text", async () => {
    expect((await service.get(`/api/v1/captures/${id}/bytes`, key)).body).toBe(letter);
    const text = (await service.get(`/api/v1/captures/${id}/text`, key)).body;
    expect(text).toBe((await service.get(`/api/v1/captures/${id}`, key)).json().text);
  });

  test("/warc is read back by warcio with the headers and the bytes", async () => {
    const file = (await service.get(`/api/v1/captures/${id}/warc`, key)).rawPayload;
    const seen = [];
    for await (const record of new WARCParser(Readable.from([file])))
      seen.push([record.warcType, record.warcTargetURI, Buffer.from(await record.readFully()).toString()]);
    expect(seen.map(([type]) => type)).toEqual(["warcinfo", "response", "metadata"]);
    expect(seen[1]).toEqual(["response", site.url("/letter"), letter]);
  });

  test("is shown only to holders of keys, also when its source is public", async () => {
    const { sourceId } = (await service.get(`/api/v1/captures/${id}`, key)).json();
    expect((await service.get(`/api/v1/captures/${id}`)).statusCode).toBe(404);
    await opened.database.rows("UPDATE source SET public_since = now() WHERE id = $1", [sourceId]);
    service.cache.setVersion(1n);
    const shown = await service.get(`/api/v1/captures/${id}`);
    expect(shown.json()).toMatchObject({ id, text: null, headers: null, fileName: null, outcome: "ok" });
    expect(shown.json().sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(shown.body).not.toContain("We keep our word");
    for (const part of ["text", "bytes", "warc"])
      expect((await service.get(`/api/v1/captures/${id}/${part}`)).statusCode).toBe(401);
    const list = await service.get(`/api/v1/captures?source=${sourceId}`);
    expect(list.json().data.length).toBeGreaterThan(0);
  });

  test("is nothing for a fetch that failed: 404 says so, and the WARC still tells why", async () => {
    const failed = (await capture({ url: "http://10.0.0.1/" })).json().id;
    for (const part of ["text", "bytes"]) {
      const answer = await service.get(`/api/v1/captures/${failed}/${part}`, key);
      expect([answer.statusCode, answer.json().code]).toEqual([404, "nothing-captured"]);
    }
    expect((await service.get(`/api/v1/captures/${failed}/warc`, key)).statusCode).toBe(200);
    const unknown = `cap_${"0".repeat(32)}`;
    const answer = await service.get(`/api/v1/captures/${unknown}/bytes`, key);
    expect([answer.statusCode, answer.json().code]).toEqual([404, "capture-not-found"]);
  });
});
