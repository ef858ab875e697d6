import { expect, test } from "vitest";
import { reviewLink } from "../../src/operations/links/review-link.js";
import { withdrawLink } from "../../src/operations/links/withdraw-link.js";
import { publishClaim } from "../../src/operations/record/publish-record.js";
import { recordParent } from "../../src/operations/record/record-parent.js";
import { claim as claimSchema } from "../../src/schemas/claim.js";
import { type ClaimFilter, getClaim, listClaims } from "../../src/store/claim.js";
import { readJson } from "../../src/store/json.js";
import type { Audience } from "../../src/store/visibility.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor, editor, testWorld } from "../support/world.js";

const opened = testDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const world = (at = now) => testWorld(opened.database, { at });
const records = recordsOf(() => actOf(world(), contributor));
const links = linksOf(() => world());

const read = async (id: string, audience: Audience = "staff", at = now) =>
  readJson(await getClaim(opened.database, { id, now: at }, audience));
async function list(filter: Partial<ClaimFilter>, audience: Audience = "staff") {
  const page = await listClaims(opened.database, { limit: 25, now, ...filter }, audience);
  const { data, pagination } = readJson(page);
  expect(pagination.nextCursor).toBe(page.nextCursor);
  return { data: data.map((claim) => claimSchema.parse(claim)), ids: data.map(({ id }) => id), page };
}

test("a claim is read with its statement and a rating that says why", async () => {
  const { id, statement } = await links.claim({ claim: { dueOn: "2030", scope: "all models" } });
  expect(claimSchema.parse(await read(id))).toMatchObject({
    id,
    statement: { id: statement.id, company: statement.company },
    scope: "all models",
    dueOn: "2030",
    dueOnPrecision: "year",
    rating: {
      value: "not_yet_rated",
      explanation: "No link to this claim is published.",
      history: [{ value: "not_yet_rated", since: now.toISOString(), linkId: null }],
    },
  });
});

test("the rating follows from published links, and shows when it changed", async () => {
  const link = await links.published({
    claim: { kind: "position" },
    link: { manner: "reversal", degree: "full" },
  });
  expect(await read(link.claim.id, "public")).toMatchObject({
    rating: { value: "full_flop", explanation: expect.stringContaining(link.id) },
  });
  const later = world(new Date("2026-12-01T00:00:00Z"));
  await withdrawLink(actOf(later, editor), link.id, { reason: "Wrong.", requestedBy: "A reader" });
  const { rating } = await read(link.claim.id, "public");
  expect(rating).toMatchObject({ value: "no_flip", explanation: "No link to this claim is published." });
  expect(rating?.history.at(-1)).toEqual({
    value: "no_flip",
    since: "2026-12-01T00:00:00.000Z",
    linkId: link.id,
  });
});

test("proposed and rejected links do not affect the rating, for any reader", async () => {
  const { id, claim } = await links.approved({ link: { degree: "full" } });
  expect((await read(claim.id)).rating?.value).toBe("not_yet_rated");
  await reviewLink(actOf(world(), editor), id, { verdict: "reject" });
  expect((await read(claim.id)).rating?.value).toBe("not_yet_rated");
});

test("a promise stalls on the day after it was due", async () => {
  const { id } = await links.claim({ claim: { dueOn: "2026-12" } });
  const at = (instant: string) => read(id, "staff", new Date(instant));
  expect((await at("2026-12-31T23:59:59Z")).rating?.value).toBe("not_yet_rated");
  expect((await at("2027-01-01T00:00:00Z")).rating?.value).toBe("stalled");
  const { data } = await list({ statementId: (await read(id)).statement.id, now: new Date("2027-01-01") });
  expect(data[0]?.rating?.value).toBe("stalled");
});

test("claims are listed by company, statement, speaker, kind and testability", async () => {
  const parent = await records.company();
  const owned = await records.company();
  await recordParent(actOf(world(), contributor), owned.slug, { parent: parent.slug });
  const { id: speakerId } = await records.speaker();
  const early = await links.claim({ company: parent.id, claim: { kind: "fact" } });
  const laterSource = await records.source({ publishedOn: "2025-01-01" });
  const late = await links.claim({
    company: parent.id,
    statement: { speakerId, saidOn: "2025-01-01", sourceId: laterSource.id },
    claim: { testability: "vague" },
  });
  const child = await links.claim({ company: owned.id });
  const companyId = parent.id;
  expect((await list({ companyId })).ids).toEqual([late.id, early.id]);
  expect((await list({ companyId, includesSubsidiaries: true })).ids.sort()).toEqual(
    [late.id, early.id, child.id].sort(),
  );
  expect((await list({ companyId, kind: "fact" })).ids).toEqual([early.id]);
  expect((await list({ companyId, testability: "vague" })).ids).toEqual([late.id]);
  expect((await list({ speakerId })).ids).toEqual([late.id]);
  expect((await list({ statementId: early.statement.id })).ids).toEqual([early.id]);
});

test("the public cannot see or count a claim before it is published", async () => {
  const { id: companyId } = await records.company();
  const draft = await links.claim({ company: companyId });
  const shown = await links.claim({ company: companyId });
  await publishClaim(actOf(world(), editor), shown.id);
  expect((await list({ companyId }, "public")).ids).toEqual([shown.id]);
  await expect(read(draft.id, "public")).rejects.toMatchObject({ code: "claim-not-found" });
  expect((await list({ companyId }, "staff")).ids.sort()).toEqual([draft.id, shown.id].sort());
});

test("pages repeat and skip no row while claims are recorded", async () => {
  const { id: companyId } = await records.company();
  const known: string[] = [];
  for (let made = 0; made < 5; made += 1) known.push((await links.claim({ company: companyId })).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { ids, page } = await list({ companyId, limit: 2, cursor });
    seen.push(...ids);
    cursor = page.nextCursor ?? undefined;
    if (seen.length === 2) await links.claim({ company: companyId });
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(known));
});

test("an unknown claim is not found", async () => {
  await expect(read(`clm_${"0".repeat(32)}`)).rejects.toMatchObject({ code: "claim-not-found" });
});
