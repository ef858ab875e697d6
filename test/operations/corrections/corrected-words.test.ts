import { describe, expect, test } from "vitest";
import { listCorrections } from "../../../src/store/correction.js";
import { readJson } from "../../../src/store/json.js";
import { getStatement } from "../../../src/store/statement.js";
import { correctionsOf } from "../../support/corrections.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));
const correct = correctionsOf(world);
const links = linksOf(world);

describe("a corrected quote", () => {
  const quote = "Open models are safe. We will keep the weights open, always.";
  const said = async () => {
    const { id: company } = await records.company();
    const statement = await records.statement({ company, quote });
    const claim = await records.claim(statement, { text: "We will keep the weights open" });
    return { company, statement, claim };
  };

  test("moves its claims to the new places of their words", async () => {
    const { statement, claim } = await said();
    const first = await records.claim(statement, { text: "Open models are safe." });
    const value = `We think: ${quote}`;
    await correct({ recordType: "statement", recordId: statement.id, field: "quote", value });
    const shown = readJson(await getStatement(opened.database, statement.id, "staff"));
    expect(shown.claims.map(({ id }) => id)).toEqual([first.id, claim.id]);
    for (const { text, span } of shown.claims) expect(value.slice(span.start, span.end)).toBe(text);
  });

  test("may move a claim to the old place of another", async () => {
    const { id: company } = await records.company();
    const statement = await records.statement({ company, quote: "We stay open. We stay free." });
    for (const text of ["We stay open.", "We stay free."]) await records.claim(statement, { text });
    const value = "We stay safe. We stay open. We stay free.";
    await correct({ recordType: "statement", recordId: statement.id, field: "quote", value });
    const { claims } = readJson(await getStatement(opened.database, statement.id, "staff"));
    expect(claims.map(({ text, span }) => [text, span.start, span.end])).toEqual([
      ["We stay open.", 14, 27],
      ["We stay free.", 28, 41],
    ]);
  });

  test("that no longer contains a claim is refused, naming the claim", async () => {
    const { statement, claim } = await said();
    const change = {
      recordType: "statement",
      recordId: statement.id,
      field: "quote",
      value: "Open models are safe.",
    } as const;
    await expectRefusal(opened.database, () => correct(change), {
      code: "claim-not-in-statement",
      pointer: "/value",
    });
    await expect(correct(change)).rejects.toThrow(claim.id);
  });

  test("limits its claims: a corrected claim must be in the quote and differ from the other claims", async () => {
    const { statement, claim } = await said();
    await records.claim(statement, { text: "Open models are safe." });
    const change = { recordType: "claim", recordId: claim.id, field: "text" } as const;
    await expectRefusal(opened.database, () => correct({ ...change, value: "We will close the weights" }), {
      code: "claim-not-in-statement",
      pointer: "/value",
    });
    await expectRefusal(opened.database, () => correct({ ...change, value: "Open models are safe." }), {
      code: "duplicate-claim",
      pointer: "/value",
    });
  });

  test("and context cannot lose a claim's condition", async () => {
    const { id: company } = await records.company();
    const statement = await records.statement({ company, quote, contextBefore: "If it helps." });
    await records.claim(statement, { condition: "If it helps" });
    const change = {
      recordType: "statement",
      recordId: statement.id,
      field: "contextBefore",
      value: null,
    } as const;
    await expectRefusal(opened.database, () => correct(change), {
      code: "claim-not-in-statement",
      pointer: "/value",
    });
  });

  test("cannot become a quote that is already recorded", async () => {
    const { company, statement } = await said();
    const other = await records.statement({ company, sourceId: statement.source.id });
    const change = { recordType: "statement", recordId: other.id, field: "quote", value: quote } as const;
    await expectRefusal(opened.database, () => correct(change), {
      code: "duplicate-statement",
      pointer: "/value",
    });
  });

  test("must be in its capture, and its locator is updated", async () => {
    const { id: company } = await records.company();
    const source = await records.source();
    const { id: captureId } = await records.capture(source.id, `Dear all. ${quote} Yours, M.`);
    const statement = await records.statement({
      company,
      sourceId: source.id,
      captureId,
      quote: "We will keep the weights open",
    });
    expect(statement.locator.suffix).toBe(", always. Yours, M.");
    const change = { recordType: "statement", recordId: statement.id, field: "quote" } as const;
    await expectRefusal(opened.database, () => correct({ ...change, value: "We will close the weights" }), {
      code: "quote-not-in-capture",
      pointer: "/value",
    });
    await correct({ ...change, value: "We will keep the weights open, always." });
    const { locator } = readJson(await getStatement(opened.database, statement.id, "staff"));
    expect(locator).toMatchObject({ suffix: " Yours, M." });
    const page = await listCorrections(opened.database, { recordId: statement.id, limit: 5 }, "staff");
    expect(
      readJson(page)
        .data.map(({ field }) => field)
        .sort(),
    ).toEqual(["locator", "quote"]);
  });

  test("moves the spans of reasons with the words they cite", async () => {
    const { claim, company } = await said();
    const move = await records.move({ company, description: "It closed the weights." });
    const { id } = await links.proposed({ link: { claimId: claim.id, evidenceId: move.id } });
    await opened.database.prisma.link.update({
      where: { id },
      data: {
        reasons: [{ sentence: "s", claimSpan: { start: 25, end: 29 }, evidenceSpan: { start: 3, end: 9 } }],
      },
    });
    await correct({
      recordType: "move",
      recordId: move.id,
      field: "description",
      value: "Meta closed the weights.",
    });
    await correct({ recordType: "claim", recordId: claim.id, field: "text", value: "keep the weights open" });
    const row = await opened.database.prisma.link.findUniqueOrThrow({ where: { id } });
    expect(row.reasons).toEqual([
      { sentence: "s", claimSpan: { start: 17, end: 21 }, evidenceSpan: { start: 5, end: 11 } },
    ]);
  });
});
