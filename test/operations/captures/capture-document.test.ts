import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { readWhole } from "../../../src/ingest/bytes/read-whole.js";
import { captureFile, captureUrl } from "../../../src/operations/captures/capture-document.js";
import type { Capturing } from "../../../src/operations/captures/capturing.js";
import { recordStatement } from "../../../src/operations/record/record-statement.js";
import { capture } from "../../../src/schemas/source.js";
import { testCapturing } from "../../support/capturing.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { countRows } from "../../support/refusal.js";
import { servedSite } from "../../support/served-site.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const site = servedSite();
let world: ReturnType<typeof testWorld>;
let capturing: Capturing;
beforeAll(() => {
  world = testWorld(opened.database);
  capturing = testCapturing({ port: site.port, now: world.now });
});
const act = (actor = contributor) => actOf(world, actor);
const records = recordsOf(() => act());
const sourceOf = (id: string) => opened.database.prisma.source.findUniqueOrThrow({ where: { id } });
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const sentence = "We will keep our models open.";
const letter = `<title>An open letter</title><p>${sentence}</p>`;
const html =
  (body: string, status = 200) =>
  (_request: unknown, response: import("node:http").ServerResponse) =>
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", etag: '"7"' }).end(body);

describe("a document that was fetched", () => {
  test("is recorded with the hashes of its bytes and its text, and with the proof of the fetch", async () => {
    site.serve("/letter", html(letter));
    const recorded = await captureUrl(act(), capturing, { url: site.url("/letter#part") });
    expect(capture.parse(recorded)).toMatchObject({
      outcome: "ok",
      failure: null,
      mediaType: "text/html",
      httpStatus: 200,
      sha256: sha256(sentence),
      rawSha256: sha256(letter),
      byteLength: letter.length,
      finalUrl: site.url("/letter"),
      capturedAt: "2026-11-22T09:00:00.000Z",
    });
    expect(recorded.headers).toContainEqual(["etag", '"7"']);
    const bytes = await readWhole(capturing.bytes, { sha256: sha256(letter), byteLength: letter.length });
    expect(Buffer.from(bytes).toString()).toBe(letter);
  });

  test("gets a source by its address, as a draft with the document's own title", async () => {
    site.serve(
      "/titled",
      html(
        `<meta property="article:published_time" content="2024-07-23">${letter}<time datetime="2024-07-23">`,
      ),
    );
    const { sourceId } = await captureUrl(act(), capturing, { url: site.url("/titled") });
    expect(await sourceOf(sourceId)).toMatchObject({
      url: site.url("/titled"),
      title: "An open letter",
      publisher: "127.0.0.1",
      kind: "other",
      tier: "secondary",
      publishedPrecision: "day",
      publicSince: null,
      recordedBy: contributor.holder,
    });
    const again = await captureUrl(act(), capturing, { url: site.url("/titled") });
    expect(again.sourceId).toBe(sourceId);
    expect(again.id).not.toBe(sourceId);
  });

  test("gets the title, publisher, kind and day that a person gives", async () => {
    site.serve("/told", html(letter));
    const { sourceId } = await captureUrl(act(), capturing, {
      url: site.url("/told"),
      title: "The letter",
      publisher: "Acme",
      kind: "open_letter",
      tier: "primary",
      publishedOn: "2024-07",
    });
    expect(await sourceOf(sourceId)).toMatchObject({
      title: "The letter",
      publisher: "Acme",
      kind: "open_letter",
      tier: "primary",
      publishedPrecision: "month",
    });
  });

  test("whose day of publication lies in the future is recorded without a day", async () => {
    site.serve("/future", html(`<time>2031-01-01</time>${letter}`));
    const { sourceId } = await captureUrl(act(), capturing, { url: site.url("/future") });
    expect(await sourceOf(sourceId)).toMatchObject({ publishedFrom: null, publishedPrecision: null });
  });

  test("proves a statement's quote", async () => {
    site.serve("/proof", html(letter));
    const { id, sourceId } = await captureUrl(act(), capturing, { url: site.url("/proof") });
    const company = await records.company();
    const statement = { company: company.id, sourceId, captureId: id, saidOn: "2024-07-23" };
    await expect(recordStatement(act(), { ...statement, quote: sentence })).resolves.toMatchObject({
      captureId: id,
    });
    await expect(recordStatement(act(), { ...statement, quote: "We never said so." })).rejects.toMatchObject({
      code: "quote-not-in-capture",
    });
  });

  test("of a public source is recorded only by an editor, and readers learn of it", async () => {
    site.serve("/public", html(letter));
    const url = site.url("/public");
    const { sourceId } = await captureUrl(act(), capturing, { url });
    await opened.database.rows("UPDATE source SET public_since = now() WHERE id = $1", [sourceId]);
    await expect(captureUrl(act(), capturing, { url })).rejects.toMatchObject({ code: "role-refused" });
    const before = world.versions.length;
    await captureUrl(act(editor), capturing, { url });
    expect(world.versions.length).toBe(before + 1);
  });

  test("keeps characters that a database cannot hold in their places", async () => {
    site.serve("/odd", html("<p>a\u0000b</p>"));
    await expect(captureUrl(act(), capturing, { url: site.url("/odd") })).resolves.toMatchObject({
      outcome: "ok",
      text: "a\ufffdb",
    });
  });
});

describe("a fetch that fails is recorded, with its outcome and without a text:", () => {
  test.each<[string, string, (location: string) => void]>([
    ["http-error", "/busy", () => site.serve("/busy", html("Back soon.", 503))],
    ["soft-404", "/missing", () => site.serve("/missing", html("<title>Page not found</title>"))],
    [
      "consent-page",
      "/consent",
      () => site.serve("/consent", html("<p>We value your privacy and use cookies.</p><b>Accept all</b>")),
    ],
    ["unreadable", "/empty", () => site.serve("/empty", html(""))],
    [
      "blocked-address",
      "/metadata",
      () =>
        site.serve("/metadata", (_request, response) =>
          response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
        ),
    ],
  ])("%s", async (outcome, path, serve) => {
    serve(path);
    const recorded = await captureUrl(act(), capturing, { url: site.url(path) });
    expect(capture.parse(recorded)).toMatchObject({ outcome, text: null, sha256: null, characters: null });
    expect(recorded.failure).toMatch(/\.$/);
    expect((await sourceOf(recorded.sourceId)).title).toBe(site.url(path));
  });

  test("and the first fetch that works names the draft", async () => {
    site.serve("/later", html("Back soon.", 503));
    const { sourceId } = await captureUrl(act(), capturing, { url: site.url("/later") });
    site.serve("/later", html(letter));
    const second = await captureUrl(act(), capturing, { url: site.url("/later") });
    expect(second).toMatchObject({ sourceId, outcome: "ok" });
    expect((await sourceOf(sourceId)).title).toBe("An open letter");
  });

  test("and does not rename a source that a person recorded", async () => {
    site.serve("/named", html(letter));
    const { id } = await records.source({ url: site.url("/named"), title: "Our name for it" });
    await captureUrl(act(), capturing, { url: site.url("/named") });
    expect((await sourceOf(id)).title).toBe("Our name for it");
  });
});

describe("an uploaded file", () => {
  const upload = async (text: string, more: { mediaType?: string; fileName?: string; url?: string } = {}) =>
    captureFile(act(), capturing, {
      bytes: await capturing.bytes.keep(Readable.from([Buffer.from(text)])),
      mediaType: more.mediaType ?? "text/plain",
      fileName: more.fileName ?? "letter.txt",
      about: more.url === undefined ? {} : { url: more.url },
    });

  test("is a capture without a fetch, with a source that its bytes name", async () => {
    const first = await upload("A letter to all.");
    expect(capture.parse(first)).toMatchObject({
      outcome: "ok",
      text: "A letter to all.",
      httpStatus: null,
      finalUrl: null,
      headers: null,
      fileName: "letter.txt",
    });
    expect(await sourceOf(first.sourceId)).toMatchObject({
      url: `urn:sha256:${first.rawSha256}`,
      title: "letter.txt",
      publisher: "Not stated",
    });
    expect((await upload("A letter to all.")).sourceId).toBe(first.sourceId);
  });

  test("may name the address where it was published", async () => {
    const { sourceId } = await upload("Another letter.", { url: "https://acme.example/letter" });
    expect(await sourceOf(sourceId)).toMatchObject({
      url: "https://acme.example/letter",
      publisher: "acme.example",
    });
  });

  test("that cannot be read is recorded as unreadable, and its bytes are kept", async () => {
    const recorded = await upload("%PDF-1.7 cut off  ", { mediaType: "application/pdf", fileName: "a.pdf" });
    expect(capture.parse(recorded)).toMatchObject({
      outcome: "unreadable",
      failure: expect.stringMatching(/^The PDF is incomplete/),
      text: null,
      byteLength: 18,
    });
  });
});

test("what is refused records nothing and fetches nothing", async () => {
  site.requests.length = 0;
  const before = await countRows(opened.database);
  for (const url of ["ftp://acme.example/a", "not an address", "http://user:pass@acme.example/"])
    await expect(captureUrl(act(), capturing, { url })).rejects.toMatchObject({ code: "invalid-input" });
  expect(site.requests).toEqual([]);
  expect(await countRows(opened.database)).toEqual(before);
});

test("a capture is never changed, and its source cannot be deleted", async () => {
  site.serve("/kept", html(letter));
  const { id, sourceId } = await captureUrl(act(), capturing, { url: site.url("/kept") });
  const run = (sql: string) => opened.database.rows(sql, [id]);
  await expect(run("UPDATE capture SET raw_sha256 = NULL WHERE id = $1")).rejects.toThrow("insert-only");
  await expect(run("DELETE FROM capture WHERE id = $1")).rejects.toThrow("insert-only");
  await expect(opened.database.rows("DELETE FROM source WHERE id = $1", [sourceId])).rejects.toThrow();
});
