import { expect, test } from "vitest";
import { asKnownOn, namesNeeded } from "../../src/api/as-known-on.js";
import { type Link, link as linkSchema } from "../../src/schemas/link.js";
import { sampleCorrection, sampleLink } from "../support/sample-link.js";

const at = new Date("2026-11-25T23:59:59.999Z");
const before = "2026-11-25T10:00:00.000Z";
const after = "2026-11-26T10:00:00.000Z";

type Corrected = Partial<Link["corrections"][number]>;
const corrected = (link: Link, ...corrections: Corrected[]): Link => ({
  ...link,
  corrections: corrections.map((correction) => sampleCorrection({ madeAt: after, ...correction })),
});

const published = sampleLink({ publishedAt: before, changedAt: before });
const statement = published.claim.statement;

test("a link that has not changed since the day is shown as it is", () => {
  expect(asKnownOn(published, at)).toEqual(published);
});

test("a withdrawal after the day is not shown", () => {
  const link = sampleLink({
    publishedAt: before,
    status: "withdrawn",
    withdrawnAt: after,
    withdrawnReason: "The quote was another company's.",
    changedAt: after,
  });
  expect(asKnownOn(link, at)).toMatchObject({
    status: "published",
    withdrawnAt: null,
    withdrawnReason: null,
    changedAt: before,
  });
  expect(asKnownOn(link, new Date(after)).status).toBe("withdrawn");
});

test("corrections after the day are undone and left out, and earlier ones stay", () => {
  const link = corrected(
    { ...published, relation: "qualifies", manner: "narrowed" },
    { recordId: published.id, recordType: "link", field: "explanation", oldValue: "x", madeAt: before },
    {
      recordId: published.id,
      recordType: "link",
      field: "relation",
      oldValue: "contradicts",
      newValue: "confirms",
    },
    {
      recordId: published.id,
      recordType: "link",
      field: "relation",
      oldValue: "confirms",
      newValue: "qualifies",
    },
    { recordId: published.id, recordType: "link", field: "manner", oldValue: null, newValue: "narrowed" },
  );
  const known = asKnownOn(link, at);
  expect(known).toMatchObject({ relation: "contradicts", manner: null });
  expect(known.corrections.map(({ field }) => field)).toEqual(["explanation"]);
});

test("a day corrected later has its old value, precision and distance", () => {
  const link = corrected(published, {
    recordId: statement.id,
    recordType: "statement",
    field: "saidOn",
    oldValue: "2024-07",
    newValue: statement.saidOn,
  });
  const known = asKnownOn(link, at);
  expect(known.claim.statement).toMatchObject({ saidOn: "2024-07", saidOnPrecision: "month" });
  expect(known.daysApart).toBeNull();
});

test("a quote corrected later has its old words, and the claim is found in them", () => {
  const oldQuote = `We said: ${published.claim.text}`;
  const link = corrected(published, {
    recordId: statement.id,
    recordType: "statement",
    field: "quote",
    oldValue: oldQuote,
  });
  const known = asKnownOn(link, at);
  expect(known.claim.statement.quote).toBe(oldQuote);
  expect(known.claim.span).toEqual({ start: 9, end: 9 + published.claim.text.length });
});

test("a source corrected later has its old values on both sides of a link", () => {
  const link = corrected(published, {
    recordId: statement.source.id,
    recordType: "source",
    field: "title",
    oldValue: "An older title",
  });
  expect(asKnownOn(link, at).claim.statement.source.title).toBe("An older title");
});

test("a speaker and topics corrected later are shown with their names", () => {
  const speaker = { id: "spk_00000000000000000000000000000009", name: "Somebody Else" };
  const topic = { id: "top_00000000000000000000000000000009", slug: "privacy", name: "Privacy" };
  const link = corrected(
    published,
    { recordId: statement.id, recordType: "statement", field: "speakerId", oldValue: speaker.id },
    { recordId: statement.id, recordType: "statement", field: "topics", oldValue: ["privacy"] },
  );
  expect(namesNeeded(link, at)).toEqual({ speakerIds: [speaker.id], topicSlugs: ["privacy"] });
  const names = { speakers: new Map([[speaker.id, speaker]]), topics: new Map([["privacy", topic]]) };
  const known = asKnownOn(link, at, names);
  expect(known.claim.statement).toMatchObject({ speaker, topics: [topic] });
  expect(linkSchema.parse(known)).toEqual(known);
});

test("reviews after the day are not shown", () => {
  const review = {
    id: "rev_00000000000000000000000000000001",
    verdict: "approve",
    comment: null,
    reviewer: "Edda Editor",
    ruleVersion: "1",
  } as const;
  const reviews = [before, after].map((reviewedAt) => ({ ...review, reviewedAt }));
  expect(asKnownOn({ ...published, reviews }, at).reviews).toEqual([reviews[0]]);
});

test("a company and a speaker have their names of that day everywhere in the link", () => {
  const speaker = statement.speaker;
  if (speaker === null) throw new Error("The sample's statement has a speaker.");
  const renamed = { field: "name", newValue: "now" };
  const link = corrected(
    published,
    { ...renamed, recordId: published.company.id, recordType: "company", oldValue: "Facebook" },
    { ...renamed, recordId: speaker.id, recordType: "speaker", oldValue: "M. Zuckerberg" },
  );
  const named = { company: { name: "Facebook" }, speaker: { id: speaker.id, name: "M. Zuckerberg" } };
  expect(asKnownOn(link, at)).toMatchObject({
    company: { slug: published.company.slug, name: "Facebook" },
    claim: { statement: named },
    evidence: { statement: named },
    corrections: [],
  });
  expect(asKnownOn(link, new Date(after))).toMatchObject({ company: { name: published.company.name } });
});
