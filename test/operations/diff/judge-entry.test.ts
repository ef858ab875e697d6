import { describe, expect, test } from "vitest";
import { PROPOSAL_THRESHOLD } from "../../../src/core/verdict/thresholds.js";
import { correctRecord } from "../../../src/operations/corrections/correct-record.js";
import { judgeEntry } from "../../../src/operations/diff/judge-entry.js";
import { logReply } from "../../../src/operations/links/log-reply.js";
import { proposeLink } from "../../../src/operations/links/propose-link.js";
import { reviewLink } from "../../../src/operations/links/review-link.js";
import { writeDefence } from "../../../src/operations/links/write-defence.js";
import { link as linkSchema } from "../../../src/schemas/link.js";
import { readJson } from "../../../src/store/json.js";
import { getLink } from "../../../src/store/link.js";
import { testDatabase } from "../../support/database.js";
import { judgeSaying } from "../../support/judges.js";
import { recordsOf } from "../../support/records.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const asEditor = () => actOf(world(), editor);
const records = recordsOf(() => actOf(world(), contributor));

/** A company that promised to keep its weights open, and a move that withholds them. */
async function promiseAndMove() {
  const { slug } = await records.company();
  const statement = await records.statement({ company: slug, quote: "We will keep all weights open." });
  const claim = await records.claim(statement);
  const move = await records.move({ company: slug, description: "Withheld the weights of its model." });
  return { slug, claim, move, entry: { kind: "move", id: move.id } as const };
}

const linksOf = (claimId: string) =>
  opened.database.prisma.link.findMany({ where: { claimId }, include: { verdicts: true } });

async function onlyLink(claimId: string) {
  const [link, ...others] = await linksOf(claimId);
  expect(others).toEqual([]);
  if (!link) throw new Error("no link was proposed");
  return link;
}

describe("a judge proposes a link", () => {
  test("with its version, confidence, probabilities and reasons, hidden from the public", async () => {
    const { claim, move, entry } = await promiseAndMove();
    const outcome = await judgeEntry(world(), judgeSaying({ confidence: 0.8 }), entry);
    expect(outcome).toEqual({ judged: 1, proposed: 1 });
    const { id, verdicts } = await onlyLink(claim.id);
    const shown = linkSchema.parse(readJson(await getLink(opened.database, id, "staff")));
    expect(shown).toMatchObject({
      relation: "contradicts",
      manner: "broken_promise",
      status: "proposed",
      evidence: { kind: "move", move: { id: move.id } },
      proposer: { kind: "judge", name: "test", version: "1", confidence: 0.8 },
      reasons: [{ sentence: "The evidence contradicts the claim." }],
    });
    expect(verdicts).toMatchObject([{ judge: "test", version: "1", relation: "contradicts" }]);
    await expect(getLink(opened.database, id, "public")).rejects.toMatchObject({ code: "link-not-found" });
  });

  test.each([
    ["unrelated", { relation: "unrelated" }],
    ['"cannot tell"', { relation: null, confidence: 0 }],
    ["low confidence", { relation: "confirms", manner: "kept", confidence: PROPOSAL_THRESHOLD - 0.01 }],
  ] as const)("but not for a verdict of %s", async (_, verdict) => {
    const { claim, entry } = await promiseAndMove();
    expect(await judgeEntry(world(), judgeSaying(verdict), entry)).toEqual({ judged: 1, proposed: 0 });
    expect(await linksOf(claim.id)).toEqual([]);
  });

  test("for a new statement in both directions: as evidence, and for its own claims", async () => {
    const { slug, claim, move } = await promiseAndMove();
    const said = await records.statement({ company: slug, quote: "All weights are open, and stay open." });
    const second = await records.claim(said, { kind: "position" });
    const outcome = await judgeEntry(world(), judgeSaying({}), { kind: "statement", id: said.id });
    // The older claim and this statement are of the same day, so each may be evidence for the other.
    expect(outcome).toEqual({ judged: 3, proposed: 3 });
    expect((await linksOf(claim.id)).map((link) => link.evidenceStatementId)).toEqual([said.id]);
    expect((await linksOf(second.id)).map((link) => link.evidenceMoveId)).toContain(move.id);
  });

  test("for a statement without claims, only as evidence", async () => {
    const { slug, claim } = await promiseAndMove();
    const said = await records.statement({ company: slug, quote: "Our weights are ours." });
    expect(await judgeEntry(world(), judgeSaying({}), { kind: "statement", id: said.id })).toEqual({
      judged: 1,
      proposed: 1,
    });
    expect((await onlyLink(claim.id)).evidenceStatementId).toBe(said.id);
  });

  test("and nothing is proposed if it leaves pairs out", async () => {
    const { claim, entry } = await promiseAndMove();
    const lazy = { name: "lazy", version: "1", judge: async () => [] };
    await expect(judgeEntry(world(), lazy, entry)).rejects.toThrow("0 verdicts for 1 pairs");
    expect(await linksOf(claim.id)).toEqual([]);
  });
});

describe("judging again", () => {
  test("with the same version on the same texts adds and changes nothing", async () => {
    const { claim, entry } = await promiseAndMove();
    await judgeEntry(world(), judgeSaying({}), entry);
    const before = await onlyLink(claim.id);
    const later = testWorld(opened.database, { at: new Date("2026-12-24T09:00:00Z") });
    expect(await judgeEntry(later, judgeSaying({}), entry)).toEqual({ judged: 1, proposed: 0 });
    expect(await onlyLink(claim.id)).toEqual(before);
  });

  test("by two workers at once proposes one link, and neither fails", async () => {
    const { claim, entry } = await promiseAndMove();
    const outcomes = await Promise.all([1, 2, 3].map(() => judgeEntry(world(), judgeSaying({}), entry)));
    expect(outcomes.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(1);
    expect((await onlyLink(claim.id)).verdicts).toHaveLength(1);
  });

  test("with a newer version changes a proposal that nobody has touched, and keeps both verdicts", async () => {
    const { claim, entry } = await promiseAndMove();
    await judgeEntry(world(), judgeSaying({}), entry);
    const newer = judgeSaying({ relation: "qualifies", manner: "narrowed", degree: "partial" }, "2");
    expect(await judgeEntry(world(), newer, entry)).toEqual({ judged: 1, proposed: 0 });
    const link = await onlyLink(claim.id);
    expect(link).toMatchObject({ relation: "qualifies", manner: "narrowed", judgeVersion: "2" });
    expect(link.verdicts.map(({ version, relation }) => `${version} ${relation}`).sort()).toEqual([
      "1 contradicts",
      "2 qualifies",
    ]);
  });

  test("by two workers with a newer version stores its verdict once", async () => {
    const { claim, entry } = await promiseAndMove();
    await judgeEntry(world(), judgeSaying({}), entry);
    await Promise.all([1, 2, 3].map(() => judgeEntry(world(), judgeSaying({}, "2"), entry)));
    expect((await onlyLink(claim.id)).verdicts).toHaveLength(2);
  });

  test("with the same version happens when a text has changed", async () => {
    const { claim, entry } = await promiseAndMove();
    await judgeEntry(world(), judgeSaying({}), entry);
    await opened.database.prisma.claim.update({ where: { id: claim.id }, data: { scope: "in the EU" } });
    await judgeEntry(world(), judgeSaying({ confidence: 0.6 }), entry);
    expect(await onlyLink(claim.id)).toMatchObject({ confidence: 0.6, verdicts: [{}, {}] });
  });

  test("rejects, with reasons, a proposal that a newer version would not make, until an editor approves it", async () => {
    const { claim, entry } = await promiseAndMove();
    await judgeEntry(world(), judgeSaying({}), entry);
    const reasons = [{ sentence: "They speak of different weights." }];
    await judgeEntry(world(), judgeSaying({ relation: "unrelated", reasons }, "2"), entry);
    const link = await onlyLink(claim.id);
    expect(link).toMatchObject({ status: "rejected", relation: "contradicts", judgeVersion: "2", reasons });
    expect(link.verdicts).toHaveLength(2);
    await judgeEntry(world(), judgeSaying({}, "3"), entry);
    expect(await onlyLink(claim.id)).toEqual(link);
    expect(await reviewLink(asEditor(), link.id, { verdict: "approve" })).toMatchObject({
      status: "proposed",
    });
  });
});

test("a proposal whose days were corrected is judged again, though it is no candidate any more", async () => {
  const { claim, move, entry } = await promiseAndMove();
  await judgeEntry(world(), judgeSaying({}), entry);
  const day = new Date("2020-05-05T00:00:00Z");
  await opened.database.prisma.move.update({
    where: { id: move.id },
    data: { effectiveFrom: day, effectiveTo: day },
  });
  expect(await judgeEntry(world(), judgeSaying({ relation: "unrelated" }), entry)).toMatchObject({
    judged: 1,
  });
  expect(await onlyLink(claim.id)).toMatchObject({ status: "rejected" });
});

describe("a link that a person has touched does not change", () => {
  const touches = {
    "a review": (id: string) => reviewLink(asEditor(), id, { verdict: "approve" }),
    "a rejection": (id: string) => reviewLink(asEditor(), id, { verdict: "reject" }),
    "a defence": (id: string) => writeDefence(asEditor(), id, { words: "None in a year.", noneFound: true }),
    "a correction": (id: string) =>
      correctRecord(asEditor(), {
        recordType: "link",
        recordId: id,
        field: "relation",
        value: "qualifies",
        reason: "It narrows the promise.",
        requestedBy: "Edda Editor",
      }),
    "a reply": (id: string) =>
      logReply(asEditor(), id, {
        state: "asked",
        askedWhom: "Its press office",
        route: "by mail",
        happenedAt: "2026-11-20T10:00:00Z",
      }),
  };
  test.each(Object.entries(touches))("after %s", async (_, touch) => {
    const { claim, entry } = await promiseAndMove();
    await judgeEntry(world(), judgeSaying({}), entry);
    await touch((await onlyLink(claim.id)).id);
    const before = await onlyLink(claim.id);
    await judgeEntry(world(), judgeSaying({ relation: "unrelated" }, "2"), entry);
    await judgeEntry(world(), judgeSaying({ relation: "confirms", manner: "kept" }, "3"), entry);
    expect(await onlyLink(claim.id)).toEqual(before);
  });

  test("and a judge does not change a link that a person proposed", async () => {
    const { claim, move, entry } = await promiseAndMove();
    const explanation = "The promise named all weights.";
    await proposeLink(asEditor(), {
      claimId: claim.id,
      evidenceId: move.id,
      relation: "qualifies",
      explanation,
    });
    expect(await judgeEntry(world(), judgeSaying({}), entry)).toEqual({ judged: 1, proposed: 0 });
    expect(await onlyLink(claim.id)).toMatchObject({
      proposerKind: "person",
      relation: "qualifies",
      verdicts: [],
    });
  });
});
