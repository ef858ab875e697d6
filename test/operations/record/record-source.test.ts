import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sourceUrl } from "../../../src/core/sources/source-url.js";
import type { ErrorCode } from "../../../src/errors.js";
import { recordCapture } from "../../../src/operations/record/record-capture.js";
import { recordSource } from "../../../src/operations/record/record-source.js";
import { capture, type NewCapture, type NewSource, source } from "../../../src/schemas/source.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

const letter = (more: Partial<NewSource> = {}): NewSource => ({
  url: "https://about.example/letter",
  title: "Open source AI is the path forward",
  publisher: "Example",
  kind: "open_letter",
  tier: "primary",
  publishedOn: "2024-07-23",
  ...more,
});

describe("a source", () => {
  test("is recorded with the day it was published, to its precision", async () => {
    const recorded = await recordSource(act(), letter({ publishedOn: "2024-07", event: "letter-2024" }));
    expect(source.parse(recorded)).toMatchObject({
      publishedOn: "2024-07",
      publishedOnPrecision: "month",
      event: "letter-2024",
      publicSince: null,
    });
    expect(
      await recordSource(act(), letter({ url: "https://about.example/undated", publishedOn: null })),
    ).toMatchObject({ publishedOn: null, publishedOnPrecision: null });
  });

  test.each([
    "https://PRESS.example/a?b=C",
    "https://press.example:443/a?b=C",
    "https://press.example/a?b=C#section-2",
    "https://press.example/a?b=C#:~:text=we%20will",
    "https://press.example/x/../a?b=C",
  ])("is one whether its address is written %s or in another way", async (url) => {
    await recordSource(act(), letter({ url: "https://press.example/a?b=C" })).catch(() => undefined);
    const { id } = await opened.database.prisma.source.findUniqueOrThrow({
      where: { url: "https://press.example/a?b=C" },
    });
    await expectRefusal(opened.database, () => recordSource(act(), letter({ url })), {
      code: "duplicate-source",
      pointer: "/url",
    });
    await expect(recordSource(act(), letter({ url }))).rejects.toThrow(id);
  });

  test("is a different source at a different path, query, scheme or routed fragment", () => {
    const addresses = [
      "https://a.example/b",
      "https://a.example/B",
      "https://a.example/b?c",
      "http://a.example/b",
    ];
    const routed = ["https://a.example/#!/b", "https://a.example/#/b", "https://a.example/"];
    expect(new Set([...addresses, ...routed].map(sourceUrl)).size).toBe(7);
  });

  test("accepts an address of 2,000 characters that cannot be compressed", async () => {
    const path = randomBytes(990).toString("hex");
    await expect(recordSource(act(), letter({ url: `https://a.example/${path}` }))).resolves.toBeDefined();
  });

  test("is refused if it is published in the future", async () => {
    const input = letter({ url: "https://about.example/later", publishedOn: "2026-11-24" });
    await expectRefusal(opened.database, () => recordSource(act(), input), {
      code: "day-in-future",
      pointer: "/publishedOn",
    });
  });

  test.each([
    ["url", "ftp://about.example/letter", "/url"],
    ["url", "javascript:alert(1)", "/url"],
    ["url", "https://user:secret@about.example/", "/url"],
    ["url", `https://about.example/${"會".repeat(1_900)}`, "/url"],
    ["kind", "rumour", "/kind"],
    ["event", "Not a slug", "/event"],
    ["title", "two\nlines", "/title"],
    ["publishedOn", "2023-02-29", "/publishedOn"],
  ])("is refused where %s is %j", async (field, value, pointer) => {
    await expectRefusal(opened.database, () => recordSource(act(), letter({ [field]: value })), {
      code: "invalid-input",
      pointer,
    });
  });

  test("that two people record at the same moment is stored once", async () => {
    const input = letter({ url: "https://about.example/twice" });
    const settled = await Promise.allSettled([recordSource(act(), input), recordSource(act(), input)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: "duplicate-source" }) }),
    );
  });
});

describe("a capture", () => {
  const text = "<p>We’ll keep it “open”</p>\r\n\u0007 – 😀";
  const of = (more: Partial<NewCapture> = {}): NewCapture => ({
    capturedAt: "2026-11-22T08:59:59.123Z",
    text,
    ...more,
  });

  test("keeps its text to the byte, with the SHA-256 of its UTF-8", async () => {
    const { id } = await records.source();
    const recorded = await recordCapture(act(), id, of({ mediaType: "text/html", httpStatus: 200 }));
    expect(capture.parse(recorded)).toMatchObject({
      sourceId: id,
      text,
      sha256: createHash("sha256").update(Buffer.from(text, "utf8")).digest("hex"),
      capturedAt: "2026-11-22T08:59:59.123Z",
      failure: null,
    });
  });

  test("is also kept for a failed fetch, without a text", async () => {
    const { id } = await records.source();
    const recorded = await recordCapture(act(), id, of({ text: null, failure: "HTTP 404", httpStatus: 404 }));
    expect(recorded).toMatchObject({ text: null, sha256: null, characters: null, failure: "HTTP 404" });
  });

  test("changes what the public sees only if its source is public", async () => {
    const [shown, hidden] = [await records.source(), await records.source()];
    await opened.database.prisma.source.update({
      where: { id: shown.id },
      data: { publicSince: new Date() },
    });
    const world = testWorld(opened.database);
    await recordCapture(actOf(world, contributor), hidden.id, of());
    expect(world.versions).toHaveLength(0);
    await expect(recordCapture(actOf(world, contributor), shown.id, of())).rejects.toMatchObject({
      code: "role-refused",
    });
    await recordCapture(actOf(world, editor), shown.id, of());
    expect(world.versions).toHaveLength(1);
  });

  test.each<[Partial<NewCapture> & { sha256?: string }, ErrorCode, string]>([
    [{ capturedAt: "2026-11-22T09:00:00.001Z" }, "day-in-future", "/capturedAt"],
    [{ capturedAt: "2026-11-22T10:30:00+01:00", httpStatus: 99 }, "invalid-input", "/httpStatus"],
    [{ capturedAt: "yesterday" }, "invalid-input", "/capturedAt"],
    [{ text: null }, "invalid-input", "/text"],
    [{ failure: "HTTP 500" }, "invalid-input", "/text"],
    [{ text: "a\u0000b" }, "invalid-input", "/text"],
    [{ text: "a\ud800b" }, "invalid-input", "/text"],
    [{ sha256: "0".repeat(64) }, "invalid-input", "/sha256"],
  ])("is refused where it has %j", async (more, code, pointer) => {
    const { id } = await records.source();
    await expectRefusal(opened.database, () => recordCapture(act(), id, of(more)), { code, pointer });
  });

  test("is refused if its source is not recorded", async () => {
    const unknown = "src_019a2b3c4d5e7f60a1b2c3d4e5f60718";
    await expectRefusal(opened.database, () => recordCapture(act(), unknown, of()), {
      code: "source-not-found",
    });
  });
});
