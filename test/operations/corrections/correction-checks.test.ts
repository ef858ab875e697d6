import { describe, expect, test } from "vitest";
import { writeDefence } from "../../../src/operations/links/write-defence.js";
import { readJson } from "../../../src/store/json.js";
import { getStatement } from "../../../src/store/statement.js";
import { type Change, correctionsOf } from "../../support/corrections.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));
const correct = correctionsOf(world);
const links = linksOf(world);

describe("a correction of a record that a published link shows", () => {
  const later = () => testWorld(opened.database, { at: new Date("2026-12-01T08:00:00Z") });
  const changedAt = async (id: string) =>
    (await opened.database.prisma.link.findUniqueOrThrow({ where: { id } })).changedAt.toISOString();

  test("makes that link, and no other, reappear in the feeds", async () => {
    const link = await links.published();
    const other = await links.published({ company: link.company.id });
    const { claim, evidence } = link;
    if (evidence.kind !== "move") throw new Error("The builder's evidence is a move.");
    const changes: Change[] = [
      { recordType: "claim", recordId: claim.id, field: "reading", value: "r" },
      { recordType: "statement", recordId: claim.statement.id, field: "note", value: "n" },
      { recordType: "source", recordId: claim.statement.source.id, field: "title", value: "t" },
      { recordType: "move", recordId: evidence.move.id, field: "note", value: "n" },
      { recordType: "source", recordId: evidence.move.source.id, field: "title", value: "t" },
      { recordType: "link", recordId: link.id, field: "explanation", value: "e" },
    ];
    const state = later();
    for (const [index, change] of changes.entries()) {
      const at = new Date(Date.UTC(2026, 11, 1, 8, index));
      state.setNow(at);
      await correct(change, actOf(state, editor));
      expect(await changedAt(link.id)).toBe(at.toISOString());
    }
    expect(await changedAt(other.id)).toBe(other.changedAt);
    expect(state.versions).toHaveLength(changes.length);
  });

  test("makes a link reappear that shows the record as its defence, unless a newer defence replaced it", async () => {
    const { id } = await links.published();
    const defending = await records.statement({ company: (await records.company()).id });
    const correctNote = async (value: string, hour: number) => {
      const state = later();
      state.setNow(new Date(Date.UTC(2026, 11, 2, hour)));
      await correct(
        { recordType: "statement", recordId: defending.id, field: "note", value },
        actOf(state, editor),
      );
      return changedAt(id);
    };
    const words = "It had said so.";
    await writeDefence(actOf(world(), editor), id, { words, statementIds: [defending.id] });
    expect(await correctNote("one", 1)).toBe("2026-12-02T01:00:00.000Z");
    await writeDefence(actOf(world(), editor), id, { words: "Nothing.", noneFound: true });
    expect(await correctNote("two", 2)).not.toBe("2026-12-02T02:00:00.000Z");
  });

  test("is refused if the link would fail a check, naming the link and the check", async () => {
    const { id, evidence, claim } = await links.published();
    if (evidence.kind !== "move") throw new Error("The builder's evidence is a move.");
    const early = {
      recordType: "move",
      recordId: evidence.move.id,
      field: "effectiveOn",
      value: "2024-01",
    } as const;
    await expectRefusal(opened.database, () => correct(early), {
      code: "correction-breaks-link",
      pointer: "/value",
    });
    await expect(correct(early)).rejects.toMatchObject({
      message: expect.stringContaining(id),
      faults: [{ detail: expect.stringMatching(new RegExp(`^${id}: evidence-before-claim: `)) }],
    });
    const vague = {
      recordType: "statement",
      recordId: claim.statement.id,
      field: "saidOn",
      value: "2024",
    } as const;
    await correct(vague);
    await expectRefusal(opened.database, () => correct({ ...early, value: "2024" }), {
      code: "correction-breaks-link",
    });
    const sourced = {
      recordType: "source",
      recordId: evidence.move.source.id,
      field: "publishedOn",
      value: "2025-07-29",
    } as const;
    await expect(correct(sourced)).rejects.toMatchObject({
      code: "correction-breaks-link",
      faults: [{ detail: expect.stringContaining("source-before-event") }],
    });
  });

  test("is not refused for a check that the link already failed", async () => {
    const { claim } = await links.published();
    await records.capture(claim.statement.source.id, "Another text.");
    const recordId = claim.statement.id;
    await correct({ recordType: "statement", recordId, field: "saidOn", value: "2024-07-22" });
    const shown = readJson(await getStatement(opened.database, recordId, "public"));
    expect(shown.saidOn).toBe("2024-07-22");
  });

  test("updates the days and the speaker that the link copies", async () => {
    const { id, evidence, claim } = await links.published();
    if (evidence.kind !== "move") throw new Error("The builder's evidence is a move.");
    const { id: speakerId } = await records.speaker();
    await correct({ recordType: "move", recordId: evidence.move.id, field: "effectiveOn", value: "2025-06" });
    await correct({
      recordType: "statement",
      recordId: claim.statement.id,
      field: "speakerId",
      value: speakerId,
    });
    const row = await opened.database.prisma.link.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      evidenceFrom: new Date("2025-06-01"),
      evidenceTo: new Date("2025-06-30"),
      speakerId,
    });
    const speaker = await opened.database.prisma.speaker.findUniqueOrThrow({ where: { id: speakerId } });
    expect(speaker.publicSince).not.toBeNull();
  });

  test("updates the link's topics to those of its claim and evidence", async () => {
    for (const slug of ["one", "two", "three"]) await records.topic(slug);
    const { id, claim } = await links.published({
      statement: { topics: ["one", "two"] },
      move: { topics: ["two"] },
    });
    const recordId = claim.statement.id;
    await correct({ recordType: "statement", recordId, field: "topics", value: ["three", "three"] });
    const rows = await opened.database.prisma.linkTopic.findMany({
      where: { linkId: id },
      include: { topic: true },
    });
    expect(rows.map(({ topic }) => topic.slug).sort()).toEqual(["three", "two"]);
  });
});

test("a source's day cannot be corrected to one before a statement or move recorded from it", async () => {
  const { source } = await records.statement({ company: (await records.company()).id });
  const change = {
    recordType: "source",
    recordId: source.id,
    field: "publishedOn",
    value: "2024-07-22",
  } as const;
  await expectRefusal(opened.database, () => correct(change), {
    code: "source-before-event",
    pointer: "/value",
  });
});
