import { expect, test } from "vitest";
import { perform } from "../../../src/operations/act.js";
import { insertLink } from "../../../src/operations/links/insert-link.js";
import { proposeLink } from "../../../src/operations/links/propose-link.js";
import { link as linkSchema, type NewLink } from "../../../src/schemas/link.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const act = () => actOf(world(), contributor);
const records = recordsOf(act);
const links = linksOf(world);

async function pair(): Promise<NewLink> {
  const { id: company } = await records.company();
  const claim = await links.claim({ company });
  const { id: evidenceId } = await records.move({ company });
  return { claimId: claim.id, evidenceId, relation: "contradicts", explanation: "It did not." };
}

test("a proposed link copies company, speaker, days and topics from its claim and evidence", async () => {
  await Promise.all(["models", "privacy", "weights"].map((slug) => records.topic(slug)));
  const { id: company } = await records.company();
  const { id: speakerId } = await records.speaker();
  const later = await records.source({ publishedOn: "2025-09-01" });
  const proposed = await links.proposed({
    company,
    statement: { speakerId, topics: ["models", "privacy"] },
    move: { effectiveOn: "2025-08", topics: ["weights", "models"], sourceId: later.id },
    link: { manner: "broken_promise", degree: "full", letterOrSpirit: "letter" },
  });
  expect(linkSchema.parse(proposed)).toMatchObject({
    company: { id: company },
    status: "proposed",
    relation: "contradicts",
    manner: "broken_promise",
    degree: "full",
    letterOrSpirit: "letter",
    evidence: { kind: "move", move: { effectiveOn: "2025-08" } },
    proposer: { kind: "person", name: contributor.holder, version: null, confidence: null },
    topics: [{ slug: "models" }, { slug: "privacy" }, { slug: "weights" }],
    reviews: [],
    defence: null,
    publishedAt: null,
  });
  const row = await opened.database.prisma.link.findUniqueOrThrow({ where: { id: proposed.id } });
  expect(row).toMatchObject({
    speakerId,
    evidenceFrom: new Date("2025-08-01"),
    evidenceTo: new Date("2025-08-31"),
    publishedAs: null,
  });
});

test("a statement can be evidence, as a move can, and no part of a proposal is public", async () => {
  const { id: company } = await records.company();
  const later = await records.source({ publishedOn: "2025-07-30" });
  const { id: evidenceId } = await records.statement({ company, saidOn: "2025-07-30", sourceId: later.id });
  const state = testWorld(opened.database);
  const { claimId } = await pair();
  const input: NewLink = {
    claimId,
    evidenceId,
    relation: "qualifies",
    manner: "narrowed",
    explanation: "Less.",
  };
  const proposed = await proposeLink(actOf(state, contributor), input);
  expect(proposed.evidence).toMatchObject({ kind: "statement", statement: { id: evidenceId } });
  expect(state.versions).toEqual([]);
});

test("a claim and its evidence are linked once, and a second proposal is refused with the existing link", async () => {
  const input = await pair();
  const { id } = await proposeLink(act(), input);
  await expectRefusal(opened.database, () => proposeLink(act(), { ...input, relation: "confirms" }), {
    code: "duplicate-link",
    pointer: "/evidenceId",
  });
  await expect(proposeLink(act(), input)).rejects.toThrow(id);
});

test("two people who propose the same link at once make one link", async () => {
  const input = await pair();
  const outcomes = await Promise.allSettled([proposeLink(act(), input), proposeLink(act(), input)]);
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(failed).toMatchObject([{ reason: { code: "duplicate-link" } }]);
  expect(await opened.database.prisma.link.count({ where: { claimId: input.claimId } })).toBe(1);
});

test("a manner that the relation cannot have is refused, with a list of those it can", async () => {
  const input = await pair();
  await expectRefusal(opened.database, () => proposeLink(act(), { ...input, manner: "kept" }), {
    code: "invalid-input",
    pointer: "/manner",
  });
  await expect(proposeLink(act(), { ...input, manner: "kept" })).rejects.toMatchObject({
    faults: [{ detail: expect.stringContaining("broken_promise") }],
  });
});

test("a claim cannot be linked to its own statement", async () => {
  const claim = await links.claim();
  const input = { ...(await pair()), claimId: claim.id, evidenceId: claim.statement.id };
  await expectRefusal(opened.database, () => proposeLink(act(), input), {
    code: "invalid-input",
    pointer: "/evidenceId",
  });
});

test("an unknown claim or evidence is refused with the field's name", async () => {
  const input = await pair();
  const nobody = "0".repeat(32);
  await expectRefusal(opened.database, () => proposeLink(act(), { ...input, claimId: `clm_${nobody}` }), {
    code: "claim-not-found",
    pointer: "/claimId",
  });
  await expectRefusal(opened.database, () => proposeLink(act(), { ...input, evidenceId: `mov_${nobody}` }), {
    code: "move-not-found",
    pointer: "/evidenceId",
  });
  await expectRefusal(opened.database, () => proposeLink(act(), { ...input, evidenceId: `stm_${nobody}` }), {
    code: "statement-not-found",
    pointer: "/evidenceId",
  });
  await expectRefusal(opened.database, () => proposeLink(act(), { ...input, evidenceId: "lnk_1" }), {
    code: "invalid-input",
    pointer: "/evidenceId",
  });
});

test("a judge's proposal keeps its version, confidence, probabilities and reasons with their spans", async () => {
  const { claimId, evidenceId } = await pair();
  const probabilities = { contradicts: 0.7, confirms: 0.1, qualifies: 0.1, unrelated: 0.1 };
  const reasons = [
    { sentence: "It kept the weights.", claimSpan: { start: 0, end: 7 }, evidenceSpan: { start: 0, end: 8 } },
    { sentence: "The days fit." },
  ];
  const id = await perform(act(), "contributor", (work) =>
    insertLink(work, {
      claimId,
      evidenceId,
      relation: "contradicts",
      manner: "reversal",
      degree: "partial",
      letterOrSpirit: null,
      proposer: {
        kind: "judge",
        name: "rules",
        version: "1.0.0",
        inputHash: "h",
        confidence: 0.7,
        probabilities,
      },
      reasons,
      explanation: null,
    }),
  );
  expect(await opened.database.prisma.link.findUniqueOrThrow({ where: { id } })).toMatchObject({
    proposerKind: "judge",
    proposer: "rules",
    judgeVersion: "1.0.0",
    inputHash: "h",
    confidence: 0.7,
    probabilities,
    reasons,
  });
});
