import { describe, expect, test } from "vitest";
import { judgePair } from "../../../../src/core/rules/judge.js";
import { opposites } from "../../../../src/core/rules/opposites/opposites.js";

/** One reversal for each pair of opposites, in sentences such as companies write. */
const reversals: Readonly<Record<string, readonly [claim: string, evidence: string]>> = {
  openness: ["Our models are open source.", "The company made its models proprietary."],
  price: ["The map service is free of charge.", "The map service now costs a monthly fee."],
  advertising: [
    "We will show ads in the messenger.",
    "The company said there will be no ads in the messenger.",
  ],
  existence: [
    "We launched the fact newsletter for teachers.",
    "The company shut down the newsletter for teachers.",
  ],
  permission: ["We allow scraping by researchers.", "The company banned scraping by researchers."],
  amount: ["We will increase the salaries of drivers.", "The company cut the salaries of drivers."],
  commitment: ["We are committed to the Nairobi campus.", "The company abandoned the Nairobi campus."],
  constancy: [
    "We will keep the Berlin headquarters.",
    "The company moved to replace the Berlin headquarters.",
  ],
  independence: [
    "The newspaper remains independent.",
    "The newspaper was integrated into the parent's newsroom.",
  ],
  privacy: [
    "We do not share your data with advertisers.",
    "The company began to share account information with brokers.",
  ],
  profit: ["We are a nonprofit.", "The company became a public benefit corporation."],
  safety: ["The battery is safe.", "Inspectors called the battery dangerous."],
  timing: ["The Falcon launch is on schedule.", "The company delayed the Falcon launch."],
  truthfulness: ["We work with fact checkers.", "The company got rid of fact checkers."],
  force: ["We do not build weapons.", "The company began to build weapons."],
  support: ["We support the Oslo treaty.", "The company opposed the Oslo treaty."],
};

describe("each pair of opposites", () => {
  for (const { name } of opposites) {
    test(`${name} shows a reversal`, () => {
      const [claim, evidence] = reversals[name] ?? ["", ""];
      const verdict = judgePair(
        { text: claim, companies: [] },
        { text: evidence, form: "move", companies: [] },
      );
      expect(verdict.relation, JSON.stringify(verdict.reasons)).toBe("contradicts");
    });
  }
});
