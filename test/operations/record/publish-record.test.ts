import { expect, test } from "vitest";
import {
  publishClaim,
  publishMove,
  publishStatement,
} from "../../../src/operations/record/publish-record.js";
import { claim as claimSchema } from "../../../src/schemas/claim.js";
import { move as moveSchema } from "../../../src/schemas/move.js";
import { statement as statementSchema } from "../../../src/schemas/statement.js";
import { getClaim } from "../../../src/store/claim.js";
import { getCompany } from "../../../src/store/company.js";
import { readJson } from "../../../src/store/json.js";
import { getMove } from "../../../src/store/move.js";
import { getStatement } from "../../../src/store/statement.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, secondEditor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const as = (actor = editor) => actOf(testWorld(opened.database), actor);
const records = recordsOf(() => as(contributor));
const now = new Date("2026-11-22T09:00:00Z");

test("anybody can read a published statement with its claims, source and company", async () => {
  const { id: company, slug } = await records.company();
  const statement = await records.statement({ company });
  const claim = await records.claim(statement);
  await expect(getStatement(opened.database, statement.id, "public")).rejects.toMatchObject({
    code: "statement-not-found",
  });
  const state = testWorld(opened.database);
  const published = await publishStatement(actOf(state, editor), statement.id);
  expect(statementSchema.parse(published)).toMatchObject({ claims: [{ id: claim.id }] });
  const shown = readJson(await getStatement(opened.database, statement.id, "public"));
  expect(shown).toMatchObject({ publicSince: now.toISOString(), claims: [{ id: claim.id }] });
  expect(readJson(await getCompany(opened.database, slug, "public"))).toMatchObject({
    counts: { statements: 1, moves: 0 },
  });
  expect(state.versions).toHaveLength(1);
});

test("anybody can read a published move", async () => {
  const { id: company } = await records.company();
  const { id } = await records.move({ company });
  expect(moveSchema.parse(await publishMove(as(), id))).toMatchObject({ publicSince: now.toISOString() });
  expect(readJson(await getMove(opened.database, id, "public"))).toMatchObject({ id });
});

test("a claim recorded on a public statement is a draft until the claim is published", async () => {
  const { id: company } = await records.company();
  const statement = await records.statement({ company });
  await publishStatement(as(), statement.id);
  const { id } = await records.claim(statement);
  await expect(getClaim(opened.database, { id, now }, "public")).rejects.toMatchObject({
    code: "claim-not-found",
  });
  expect(claimSchema.parse(await publishClaim(as(), id))).toMatchObject({ publicSince: now.toISOString() });
  expect(readJson(await getClaim(opened.database, { id, now }, "public"))).toMatchObject({ id });
});

test("publishing a claim also publishes its statement, but not the other claims", async () => {
  const { id: company } = await records.company();
  const statement = await records.statement({ company, quote: "We will stay open. We will stay free." });
  const open = await records.claim(statement, { text: "We will stay open." });
  await records.claim(statement, { text: "We will stay free." });
  await publishClaim(as(), open.id);
  const shown = readJson(await getStatement(opened.database, statement.id, "public"));
  expect(shown.claims.map(({ id }) => id)).toEqual([open.id]);
});

test("publishing a public record again changes nothing", async () => {
  const { id: company } = await records.company();
  const { id } = await records.move({ company });
  const first = await publishMove(as(), id);
  const later = testWorld(opened.database, { at: new Date("2027-01-01T00:00:00Z") });
  expect(await publishMove(actOf(later, secondEditor), id)).toEqual(first);
  expect(later.versions).toEqual([]);
});

test("a quote that no capture of its source contains is not published", async () => {
  const { id: company } = await records.company();
  const statement = await records.statement({ company });
  const claim = await records.claim(statement);
  const move = await records.move({ company, quote: "We are done." });
  await records.capture(statement.source.id, "Another text.");
  await records.capture(move.source.id, "Another text.");
  const refused = { code: "quote-not-in-capture", pointer: "/quote" } as const;
  await expectRefusal(opened.database, () => publishStatement(as(), statement.id), refused);
  await expectRefusal(opened.database, () => publishClaim(as(), claim.id), refused);
  await expectRefusal(opened.database, () => publishMove(as(), move.id), refused);
});

test("a quote in an older capture is published, even if the page has changed since", async () => {
  const { id: company } = await records.company();
  const statement = await records.statement({ company });
  await records.capture(statement.source.id, `It said: ${statement.quote}`);
  await records.capture(statement.source.id, "It says nothing any more.");
  expect(await publishStatement(as(), statement.id)).toMatchObject({ publicSince: now.toISOString() });
});

test("a contributor cannot publish, and an unknown record is not found", async () => {
  const { id: company } = await records.company();
  const { id } = await records.move({ company });
  await expectRefusal(opened.database, () => publishMove(as(contributor), id), { code: "role-refused" });
  const nobody = "0".repeat(32);
  await expectRefusal(opened.database, () => publishMove(as(), `mov_${nobody}`), { code: "move-not-found" });
  await expectRefusal(opened.database, () => publishStatement(as(), `stm_${nobody}`), {
    code: "statement-not-found",
  });
  await expectRefusal(opened.database, () => publishClaim(as(), `clm_${nobody}`), {
    code: "claim-not-found",
  });
});
