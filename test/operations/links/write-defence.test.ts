import { expect, test } from "vitest";
import { withdrawLink } from "../../../src/operations/links/withdraw-link.js";
import { writeDefence } from "../../../src/operations/links/write-defence.js";
import { readJson } from "../../../src/store/json.js";
import { getLink } from "../../../src/store/link.js";
import { getStatement } from "../../../src/store/statement.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const as = (actor = contributor) => actOf(world(), actor);
const records = recordsOf(as);
const links = linksOf(world);

async function someStatement(): Promise<string> {
  return (await records.statement({ company: (await records.company()).id })).id;
}

test("a contributor can write the defence of a proposed link, and nothing becomes public", async () => {
  const { id } = await links.proposed();
  const statementId = await someStatement();
  const state = world();
  const words = "In April it had said that it may not.";
  const { defence, status } = await writeDefence(actOf(state, contributor), id, {
    words,
    statementIds: [statementId, statementId],
  });
  expect(defence).toMatchObject({
    words,
    noneFound: false,
    statements: [{ id: statementId }],
    writtenBy: contributor.holder,
  });
  expect(status).toBe("proposed");
  expect(state.versions).toEqual([]);
  await expect(getStatement(opened.database, statementId, "public")).rejects.toMatchObject({
    code: "statement-not-found",
  });
});

test("a link shows its newest defence, even of two written in one millisecond", async () => {
  const { id } = await links.proposed();
  const state = world();
  for (const words of ["One.", "Two.", "Three.", "Four."])
    expect(await writeDefence(actOf(state, contributor), id, { words })).toMatchObject({
      defence: { words },
    });
});

test("an editor's defence of a published link is shown at once, and the link reappears in the feeds", async () => {
  const { id } = await links.published();
  const statementId = await someStatement();
  const later = testWorld(opened.database, { at: new Date("2026-12-01T08:00:00Z") });
  await writeDefence(actOf(later, editor), id, { words: "It had said so.", statementIds: [statementId] });
  expect(later.versions).toHaveLength(1);
  expect(readJson(await getLink(opened.database, id, "public"))).toMatchObject({
    defence: { statements: [{ id: statementId }] },
    changedAt: "2026-12-01T08:00:00.000Z",
  });
  expect(readJson(await getStatement(opened.database, statementId, "public"))).toMatchObject({
    publicSince: "2026-12-01T08:00:00.000Z",
  });
});

test("a contributor cannot change what the public reads", async () => {
  const { id } = await links.published();
  await expectRefusal(opened.database, () => writeDefence(as(), id, { words: "No." }), {
    code: "role-refused",
  });
});

test("a defence that was not found names no statements, and others name only recorded ones", async () => {
  const { id } = await links.proposed();
  const statementId = await someStatement();
  await expectRefusal(
    opened.database,
    () => writeDefence(as(), id, { words: "Searched.", noneFound: true, statementIds: [statementId] }),
    { code: "invalid-input", pointer: "/statementIds" },
  );
  const unknown = `stm_${"0".repeat(32)}`;
  await expectRefusal(
    opened.database,
    () => writeDefence(as(), id, { words: "Said.", statementIds: [statementId, unknown] }),
    { code: "statement-not-found", pointer: "/statementIds/1" },
  );
});

test("a withdrawn link takes no new defence", async () => {
  const { id } = await links.published();
  await withdrawLink(as(editor), id, { reason: "Wrong.", requestedBy: "A reader" });
  await expectRefusal(opened.database, () => writeDefence(as(editor), id, { words: "Late." }), {
    code: "status-not-allowed",
  });
});
