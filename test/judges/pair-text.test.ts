import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ClaimKind, Strength, Voice } from "../../src/core/claims/kinds.js";
import { parseDay } from "../../src/core/dates/day.js";
import type { JudgedClaim, JudgedEvidence } from "../../src/core/verdict/verdict.js";
import { modelPair } from "../../src/judges/model/pair-text.js";
import { projectRoot } from "../../src/root.js";

interface Sample {
  readonly claim: string;
  readonly evidence: string;
  readonly kind?: ClaimKind;
  readonly strength?: Strength;
  readonly voice?: Voice;
  readonly claim_day?: string;
  readonly evidence_day?: string;
  readonly form: "statement" | "move";
  readonly disclosure?: "announced" | "silent" | "reported" | "";
  readonly readClaim: string;
  readonly readEvidence: string;
}

const samples: readonly Sample[] = JSON.parse(
  readFileSync(join(projectRoot, "training/data/pair-texts.json"), "utf8"),
);

const claimOf = ({ claim, kind, strength, voice, claim_day: day }: Sample): JudgedClaim => ({
  text: claim,
  companies: [],
  ...(kind && { kind }),
  ...(strength && { strength }),
  ...(voice && { voice }),
  ...(day && { day: parseDay(day) }),
});

const evidenceOf = ({ evidence, form, disclosure, evidence_day: day }: Sample): JudgedEvidence => ({
  text: evidence,
  form,
  companies: [],
  ...(disclosure && { disclosure }),
  ...(day && { day: parseDay(day) }),
});

test.each(samples)("the model reads $readClaim beside $readEvidence as it did in training", (sample) => {
  const { claim, evidence } = modelPair({ claim: claimOf(sample), evidence: evidenceOf(sample) });
  expect(claim.head + claim.text).toBe(sample.readClaim);
  expect(evidence.head + evidence.text).toBe(sample.readEvidence);
});

test("the model is not given the company's name, its source or its speaker", () => {
  const [sample] = samples as [Sample];
  const named = modelPair({
    claim: { ...claimOf(sample), companies: ["Meta"] },
    evidence: { ...evidenceOf(sample), companies: ["Meta"] },
  });
  expect(JSON.stringify(named)).not.toContain("Meta");
});
