import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";
import { capture } from "../../src/schemas/source.js";
import { openTestApp, type TestApp } from "../support/app.js";
import { testCapturing } from "../support/capturing.js";
import { testDatabase } from "../support/database.js";
import { servedSite } from "../support/served-site.js";

const letter = "Dear all.\n\nWe will keep our models open.\n";
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-capture-"));
  await writeFile(join(folder, "letter.txt"), letter);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command in the folder, with no setting but those given. */
async function run(args: readonly string[], settings: Record<string, string> = {}) {
  const command = join(projectRoot, "bin", "walkback.mjs");
  const env = { PATH: process.env.PATH ?? "", SEED: "none", LOG_LEVEL: "silent", ...settings };
  const child = spawn(process.execPath, [command, "capture", ...args], { cwd: folder, env });
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { out, error, code };
}

describe("walkback capture, on the embedded database", () => {
  test("keeps the bytes of a file beside the database, and prints the capture as JSON", async () => {
    const { out, code, error } = await run(["letter.txt", "--json", "--title", "A letter"]);
    const recorded = capture.parse(JSON.parse(out));
    expect([error, recorded.byteLength, recorded.fileName]).toEqual(["", letter.length, "letter.txt"]);
    expect([recorded.outcome, recorded.text, code]).toEqual(["ok", letter, 0]);
    const hash = recorded.rawSha256 ?? "";
    const kept = await readdir(join(folder, "data/captures", hash.slice(0, 2), hash.slice(2, 4)));
    expect(kept).toEqual([hash]);
  });

  test("records an address that leads into this machine as blocked, and ends with status 2", async () => {
    const { out, code } = await run(["http://127.0.0.1/secret"]);
    expect(out).toMatch(/^cap_[0-9a-f]{32}: blocked-address\. The host 127\.0\.0\.1 leads to 127\.0\.0\.1/);
    expect(code).toBe(2);
  });

  test.each([
    [["missing.txt"], /There is no file "missing\.txt"/],
    [["."], /"\." is not a file/],
    [["https://acme.example/", "--url", "https://acme.example/"], /--url is for a file/],
    [["letter.txt", "--kind", "rumor"], /kind must be one of/],
  ])("%j ends with status 1 and says what is wrong", async (args, why) => {
    const { error, code, out } = await run(args);
    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(why);
  });
});

describe("walkback capture --server", () => {
  const opened = testDatabase();
  const site = servedSite();
  let service: TestApp;
  let server = "";
  let key = "";
  beforeAll(async () => {
    const capturing = testCapturing({ port: site.port, now: () => new Date("2026-11-22T09:00:00Z") });
    service = await openTestApp(opened.database, { capturing });
    server = await service.app.listen({ host: "127.0.0.1", port: 0 });
    key = await service.key("contributor");
    site.serve("/letter", "<title>A letter</title><p>We keep our word.</p>");
  });
  afterAll(() => service.close());

  test("captures an address through the API of a service", async () => {
    const { out, code } = await run([site.url("/letter"), "--server", server, "--key", key, "--json"]);
    expect(code).toBe(0);
    const recorded = capture.parse(JSON.parse(out));
    expect(recorded).toMatchObject({ outcome: "ok", finalUrl: site.url("/letter") });
    expect((await service.get(`/api/v1/captures/${recorded.id}`, key)).json()).toEqual(recorded);
  });

  test("uploads a file, with the key of the environment", async () => {
    const { out, code } = await run(["letter.txt", "--server", `${server}/`, "--kind", "open_letter"], {
      WALKBACK_KEY: key,
    });
    expect(out).toMatch(
      /: ok\n {2}source {6}src_[0-9a-f]{32}\n {2}document {4}text\/plain, 41 bytes, SHA-256 /,
    );
    expect(code).toBe(0);
  });

  test.each([
    ["no key", [], /needs a key: give --key, or set WALKBACK_KEY/],
    ["a wrong key", ["--key", "wb_wrong"], /The API key is not valid/],
    ["a wrong field", ["--key", "KEY", "--tier", "third"], /tier must be one of/],
  ])("says what is wrong with %s, and ends with status 1", async (_what, more, why) => {
    const args = more.map((word) => (word === "KEY" ? key : word));
    const { error, code } = await run(["letter.txt", "--server", server, ...args]);
    expect(error).toMatch(why);
    expect(code).toBe(1);
  });

  test("says that a server does not answer", async () => {
    const { error, code } = await run(["letter.txt", "--server", "http://127.0.0.1:1", "--key", "wb_x"]);
    expect([error, code]).toEqual(["The server http://127.0.0.1:1 does not answer.\n", 1]);
  });
});
