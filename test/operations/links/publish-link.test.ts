import { describe, expect, test } from "vitest";
import { publishLink } from "../../../src/operations/links/publish-link.js";
import { reviewLink } from "../../../src/operations/links/review-link.js";
import { writeDefence } from "../../../src/operations/links/write-defence.js";
import { recordParent } from "../../../src/operations/record/record-parent.js";
import { link as linkSchema } from "../../../src/schemas/link.js";
import { readJson } from "../../../src/store/json.js";
import { getLink, listChangedLinks, listLinks } from "../../../src/store/link.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, secondEditor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const as = (actor = editor) => actOf(world(), actor);
const records = recordsOf(() => as(contributor));
const links = linksOf(world);
const prisma = () => opened.database.prisma;

describe("a link that passes every check", () => {
  test("is published by an editor, with a permanent address", async () => {
    const { id } = await links.approved();
    const state = testWorld(opened.database, { at: new Date("2026-11-22T12:34:56.789Z") });
    const published = await publishLink(actOf(state, editor), id);
    expect(linkSchema.parse(published)).toMatchObject({
      status: "published",
      publishedAt: "2026-11-22T12:34:56.789Z",
      changedAt: "2026-11-22T12:34:56.789Z",
      page: `/contradictions/${id}`,
      daysApart: 372,
    });
    expect(await prisma().link.findUniqueOrThrow({ where: { id } })).toMatchObject({
      publishedAs: "contradicts",
      publishedBy: editor.holder,
    });
    expect(state.versions).toHaveLength(1);
  });

  test("makes public its claim and evidence, their sources, speakers, companies and owners, but no other claim", async () => {
    const parent = await records.company();
    const company = await records.company({ parents: [{ parent: parent.slug }] });
    const third = await records.company();
    const stranger = await records.company();
    const { id: speakerId } = await records.speaker();
    const quote = "We will keep it open. We will keep it free.";
    const claim = await links.claim({
      company: company.id,
      statement: { quote, speakerId },
      claim: { text: "We will keep it open." },
    });
    const other = await records.claim(claim.statement, { text: "We will keep it free." });
    const later = await records.source({ publishedOn: "2025-07-30" });
    const evidence = await records.statement({
      company: third.id,
      about: company.id,
      saidOn: "2025-07-30",
      sourceId: later.id,
    });
    const { id } = await links.approved({
      company: company.id,
      link: { evidenceId: evidence.id, claimId: claim.id },
    });
    expect(await publicIds()).toEqual([]);
    await publishLink(as(), id);
    expect(await publicIds()).toEqual(
      [parent.id, company.id, third.id, speakerId, claim.statement.source.id, later.id]
        .concat([claim.statement.id, evidence.id, claim.id])
        .sort(),
    );
    expect(await publicIds()).not.toContain(other.id);
    expect(await publicIds()).not.toContain(stranger.id);

    async function publicIds(): Promise<string[]> {
      const known = [parent, company, third, stranger, claim, other, claim.statement, evidence, later];
      const ids = [...known.map((record) => record.id), speakerId, claim.statement.source.id];
      const rows = await opened.database.rows<{ id: string }>(
        ["company", "speaker", "source", "statement", "claim", "move"]
          .map((table) => `SELECT id FROM ${table} WHERE public_since IS NOT NULL AND id = ANY($1::text[])`)
          .join(" UNION "),
        [ids],
      );
      return rows.map((row) => row.id).sort();
    }
  });

  test("makes public the statements of its newest defence, not of an older one", async () => {
    const { id } = await links.approved();
    const [first, second] = [await someStatement(), await someStatement()];
    await writeDefence(as(contributor), id, { words: "First.", statementIds: [first] });
    await writeDefence(as(contributor), id, { words: "Better.", statementIds: [second] });
    const { defence } = await publishLink(as(), id);
    expect(defence).toMatchObject({ words: "Better.", statements: [{ id: second }] });
    const shown = await prisma().statement.findMany({
      where: { id: { in: [first, second] }, publicSince: { not: null } },
    });
    expect(shown.map((row) => row.id)).toEqual([second]);
  });

  test("keeps the instant at which its claim or evidence first became public", async () => {
    const { id: company } = await records.company();
    const first = await links.published({ company });
    const state = testWorld(opened.database, { at: new Date("2026-11-23T00:00:00Z") });
    const again = linksOf(() => state);
    const second = await again.published({ company });
    expect(second.claim.publicSince).toBe("2026-11-23T00:00:00.000Z");
    const row = await prisma().company.findUniqueOrThrow({ where: { id: company } });
    expect(row.publicSince?.toISOString()).toBe(first.publishedAt);
  });
});

async function someStatement(): Promise<string> {
  return (await records.statement({ company: (await records.company()).id })).id;
}

describe("a link is not published", () => {
  test("without enough approvals by people other than the proposer", async () => {
    const strict = () => testWorld(opened.database, { requiredApprovals: 2 });
    const { id } = await linksOf(strict).approved();
    const refused = { code: "too-few-approvals", pointer: "/reviews" } as const;
    await expectRefusal(opened.database, () => publishLink(actOf(strict(), editor), id), refused);
    // The proposer approved when one approval was enough. Now two are required, and that approval does not count.
    const proposer = { ...editor, holder: contributor.holder };
    await reviewLink(actOf(world(), proposer), id, { verdict: "approve" });
    await expectRefusal(opened.database, () => publishLink(actOf(strict(), editor), id), refused);
    await reviewLink(actOf(strict(), secondEditor), id, { verdict: "approve" });
    expect(await publishLink(actOf(strict(), editor), id)).toMatchObject({ status: "published" });
  });

  test("without a defence if it is a contradiction; a confirmation needs none", async () => {
    const { id } = await links.proposed();
    await reviewLink(as(), id, { verdict: "approve" });
    await expectRefusal(opened.database, () => publishLink(as(), id), {
      code: "no-defence",
      pointer: "/defence",
    });
    const kept = await links.proposed({ link: { relation: "confirms", manner: "kept" } });
    await reviewLink(as(), kept.id, { verdict: "approve" });
    expect(await publishLink(as(), kept.id)).toMatchObject({ page: `/links/${kept.id}` });
  });

  test("if its evidence came before a promise; evidence before a fact is accepted", async () => {
    const early = await records.source({ publishedOn: "2024-07-22" });
    const move = { effectiveOn: "2024-07-22", sourceId: early.id };
    const { id } = await links.approved({ move });
    await expectRefusal(opened.database, () => publishLink(as(), id), {
      code: "evidence-before-claim",
      pointer: "/evidence",
    });
    await links.published({ move, claim: { kind: "fact" } });
  });

  test("as a contradiction if nobody can tell which day was first", async () => {
    const july = await records.source({ publishedOn: "2024-07" });
    const move = { effectiveOn: "2024-07", sourceId: july.id };
    const { id } = await links.approved({ move });
    await expectRefusal(opened.database, () => publishLink(as(), id), {
      code: "day-order-undecided",
      pointer: "/evidence",
    });
    await links.published({ move, link: { relation: "confirms" } });
  });

  test("if its evidence is another company's, unless one of the two companies owns the other", async () => {
    const [meta, whatsapp, instagram] = [
      await records.company(),
      await records.company(),
      await records.company(),
    ];
    for (const owned of [whatsapp, instagram])
      await recordParent(as(contributor), owned.slug, { parent: meta.slug, from: "2014-10-06" });
    const by = async (company: string) => (await records.move({ company })).id;
    const { id } = await links.approved({
      company: whatsapp.id,
      link: { evidenceId: await by(instagram.id) },
    });
    await expectRefusal(opened.database, () => publishLink(as(), id), {
      code: "wrong-company",
      pointer: "/evidence",
    });
    await links.published({ company: whatsapp.id, link: { evidenceId: await by(meta.id) } });
    await links.published({ company: meta.id, link: { evidenceId: await by(instagram.id) } });
  });

  test("if a capture lacks the quote, until another capture has it", async () => {
    const { id, claim } = await links.approved();
    const { source, quote } = claim.statement;
    await records.capture(source.id, "Something else entirely.");
    await expectRefusal(opened.database, () => publishLink(as(), id), {
      code: "quote-not-in-capture",
      pointer: "/claim/statement/quote",
    });
    await records.capture(source.id, `Dear all, ${quote.replaceAll(" ", "\u00a0 ")} Yours.`);
    expect(await publishLink(as(), id)).toMatchObject({ status: "published" });
  });

  test("and the refusal lists every failed check, the first as the problem's code", async () => {
    const early = await records.source({ publishedOn: "2024-01-01" });
    const { id, claim } = await links.proposed({ move: { effectiveOn: "2024-01-01", sourceId: early.id } });
    await records.capture(claim.statement.source.id, "Something else entirely.");
    const refusal = await publishLink(as(), id).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: "quote-not-in-capture",
      message: expect.stringContaining("3 more checks fail"),
      faults: [
        { pointer: "/claim/statement/quote", detail: expect.stringMatching(/^quote-not-in-capture: /) },
        { pointer: "/evidence", detail: expect.stringMatching(/^evidence-before-claim: /) },
        { pointer: "/defence", detail: expect.stringMatching(/^no-defence: /) },
        { pointer: "/reviews", detail: expect.stringMatching(/^too-few-approvals: /) },
      ],
    });
  });

  test("by a contributor, after a rejection, or twice", async () => {
    const { id } = await links.approved();
    await expectRefusal(opened.database, () => publishLink(as(contributor), id), { code: "role-refused" });
    await reviewLink(as(secondEditor), id, { verdict: "reject" });
    await expectRefusal(opened.database, () => publishLink(as(), id), { code: "status-not-allowed" });
    await reviewLink(as(secondEditor), id, { verdict: "approve" });
    await publishLink(as(), id);
    await expectRefusal(opened.database, () => publishLink(as(), id), { code: "status-not-allowed" });
  });
});

test("the public cannot read a link before it is published", async () => {
  const { id: companyId } = await records.company();
  const published = await links.published({ company: companyId });
  const proposed = await links.approved({ company: companyId });
  const { id: rejectedId } = await links.proposed({ company: companyId });
  await reviewLink(as(), rejectedId, { verdict: "reject" });
  const { database } = opened;
  for (const id of [proposed.id, rejectedId])
    await expect(getLink(database, id, "public")).rejects.toMatchObject({ code: "link-not-found" });
  for (const status of [undefined, "proposed", "rejected", "published"]) {
    const { data } = readJson(await listLinks(database, { companyId, status, limit: 10 }, "public"));
    const isPublished = status === undefined || status === "published";
    expect(data.map(({ id }) => id)).toEqual(isPublished ? [published.id] : []);
  }
  const changed = readJson(await listChangedLinks(database, { companyId, limit: 10 }));
  expect(changed.data.map(({ id }) => id)).toEqual([published.id]);
  const staff = readJson(await listLinks(database, { companyId, status: "proposed", limit: 10 }, "staff"));
  expect(staff.data.map(({ id }) => id)).toEqual([proposed.id]);
});
