import type { Site } from "../../src/http/site.js";

/** A site with a test address. */
export function testSite(changes: Partial<Site> = {}): Site {
  return {
    name: "Walkback",
    url: () => "https://walkback.example",
    contact: "corrections@walkback.example",
    ...changes,
  };
}
