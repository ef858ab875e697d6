import { describe, expect, test } from "vitest";
import { captureUrl } from "../../../src/operations/captures/capture-document.js";
import type { Capturing } from "../../../src/operations/captures/capturing.js";
import { testCapturing } from "../../support/capturing.js";
import { testDatabase } from "../../support/database.js";
import { servedSite } from "../../support/served-site.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const site = servedSite();
const act = () => actOf(testWorld(opened.database), contributor);
const letter = "<title>An open letter</title><p>We will keep our models open.</p>";

describe("an archive of the web", () => {
  const withArchive = (environment: Record<string, string>): Capturing =>
    testCapturing({
      port: site.port,
      now: () => new Date("2026-11-22T09:00:00Z"),
      environment,
      archiveAddresses: { available: site.url("/available"), save: site.url("/save") },
    });
  const hasCopy = (): void =>
    site.serve("/available", (_request, response) => {
      const closest = { available: true, url: "http://x/", timestamp: "20261122080000" };
      response.end(JSON.stringify({ archived_snapshots: { closest } }));
    });

  test("is not asked by default", async () => {
    hasCopy();
    site.serve("/letter", letter);
    site.requests.length = 0;
    const recorded = await captureUrl(act(), withArchive({}), { url: site.url("/letter") });
    expect(recorded.archiveUrl).toBeNull();
    expect(site.requests.map(({ url }) => url)).not.toContainEqual(expect.stringContaining("/available"));
  });

  test("adds the address of its copy if the settings say so", async () => {
    hasCopy();
    site.serve("/letter", letter);
    const recorded = await captureUrl(act(), withArchive({ ARCHIVE: "lookup" }), {
      url: site.url("/letter"),
    });
    expect(recorded.archiveUrl).toBe(`https://web.archive.org/web/20261122080000/${site.url("/letter")}`);
  });
});
