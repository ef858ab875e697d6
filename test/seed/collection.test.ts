import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCollection } from "../../seed/collection.js";
import type { Collection, SeedLink } from "../../seed/rows.js";
import { compareDays, type Day, parseDay } from "../../src/core/dates/day.js";
import { publicationFaults } from "../../src/core/review/publication.js";
import { projectRoot } from "../../src/root.js";

const collection = await readCollection();
const sources = new Map(collection.sources.map((row) => [row.key, row]));
const statements = new Map(collection.statements.map((row) => [row.key, row]));
const moves = new Map(collection.moves.map((row) => [row.key, row]));
const claims = new Map(
  collection.statements.flatMap((statement) =>
    statement.claims.map((claim) => [claim.key, { ...claim, statement }] as const),
  ),
);
const approved = collection.links.filter(({ review }) => review.verdict === "approve");

function claimOf({ claim }: SeedLink) {
  const found = claims.get(claim);
  if (!found) throw new Error(claim);
  return found;
}

/** The fields of an entry that the checks read, and its company. */
function proofOf(key: string) {
  const statement = statements.get(key);
  const entry = statement ?? moves.get(key);
  if (!entry) throw new Error(key);
  const published = sources.get(entry.source)?.publishedOn ?? null;
  const day = parseDay(statement ? statement.saidOn : (moves.get(key)?.effectiveOn ?? ""));
  return {
    proof: { day, sourceDay: published === null ? null : parseDay(published), quoteInCapture: "not known" },
    companies: [entry.company, statement?.about ?? null].filter((slug) => slug !== null),
  } as const;
}

/** A company and the companies above and below it. */
function familyOf(company: string): string[] {
  const parents = collection.companies.flatMap(({ key, parents }) =>
    parents.map(({ parent }) => [key, parent] as const),
  );
  return [company, ...parents.flatMap((pair) => (pair.some((key) => key === company) ? pair : []))];
}

test("the collection has Meta, WhatsApp and at least four other companies with entries", () => {
  const companies = new Set([...collection.statements, ...collection.moves].map(({ company }) => company));
  expect(companies).toContain("meta");
  expect(companies).toContain("whatsapp");
  expect(companies.size).toBeGreaterThanOrEqual(6);
});

test("every statement and move has a source with an address, and every source has an entry", () => {
  const used = new Set([...collection.statements, ...collection.moves].map(({ source }) => source));
  expect([...used].sort()).toEqual([...sources.keys()].sort());
  for (const { url } of sources.values()) expect(url).toMatch(/^https?:\/\/[^/]+\//);
});

test("every claim is its quote's own words, character for character", () => {
  for (const { text, statement } of claims.values()) expect(statement.quote).toContain(text);
});

test("every quote is 37 words at most", () => {
  const quotes = [...collection.statements, ...collection.moves].flatMap(({ quote }) => quote ?? []);
  for (const quote of quotes) expect(quote.split(/\s+/).length, quote).toBeLessThanOrEqual(37);
});

test("a theme that a speaker reports hearing from others is marked so and has no published link", () => {
  const reporting = collection.statements.filter(({ voice }) => voice === "reporting").map(({ key }) => key);
  expect(reporting).toContain("meta-letter-destiny");
  for (const { quote, voice } of collection.statements)
    if (quote.startsWith("We need to")) expect(voice, quote).toBe("reporting");
  for (const link of approved) expect(claimOf(link).statement.voice, link.key).toBe("own");
});

test("every approved link passes the checks of publication", () => {
  const today: Day = parseDay("2026-11-22");
  for (const link of approved) {
    const { statement, kind, condition } = claimOf(link);
    const evidence = proofOf(link.evidence);
    const faults = publicationFaults({
      relation: link.relation,
      claimKind: kind,
      claim: proofOf(statement.key).proof,
      evidence: evidence.proof,
      family: familyOf(statement.company),
      evidenceCompanies: evidence.companies,
      hasCondition: condition !== null,
      hasExplanation: link.explanation.length > 0,
      hasDefence: link.defence !== null,
      approvals: 1,
      required: 1,
      today,
    });
    expect(faults, link.key).toEqual([]);
  }
});

test("a statement in a defence is no later than the evidence", () => {
  const pairs = approved.flatMap(({ evidence, defence }) =>
    (defence?.statements ?? []).map((key) => [key, evidence] as const),
  );
  expect(pairs.length).toBeGreaterThan(0);
  for (const [key, evidence] of pairs)
    expect(compareDays(proofOf(key).proof.day, proofOf(evidence).proof.day), key).not.toBe("after");
});

test("texts for readers contain no key of the collection", () => {
  const keys = [...statements.keys(), ...moves.keys()];
  for (const { explanation, defence, review } of collection.links)
    for (const words of [explanation, defence?.words ?? "", review.comment ?? ""])
      for (const key of keys) expect(words).not.toContain(key);
});

test("the July 2025 letter contradicts one claim, restates a second and meets the condition of a third", () => {
  const found = approved.filter(({ evidence }) => evidence === "meta-psi-careful");
  expect(found.map(({ claim, relation, manner }) => [claim, relation, manner])).toEqual([
    ["meta-letter-safer", "contradicts", "changed_reason"],
    ["meta-dw24-notcommitted", "confirms", "restated"],
    ["meta-dw24-qualitative", "confirms", "condition_met"],
  ]);
});

test("the analyst's unrelated pairs are rejected with their reason", () => {
  const rejected = collection.links.filter(({ review }) => review.verdict === "reject");
  expect(rejected.map(({ claim, evidence }) => `${claim} ${evidence}`)).toContain(
    "meta-letter-destiny meta-musespark11-api",
  );
  for (const { review } of rejected) expect(review.comment).not.toBeNull();
});

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-seed-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The refusal of the collection when one of its files holds other rows. */
async function refusal(file: keyof Collection, change: (rows: Record<string, unknown>[]) => void) {
  const from = join(projectRoot, "seed");
  for (const name of (await readdir(from)).filter((name) => name.endsWith(".json")))
    await writeFile(join(folder, name), await readFile(join(from, name)));
  const rows = JSON.parse(await readFile(join(from, `${file}.json`), "utf8"));
  change(rows);
  await writeFile(join(folder, `${file}.json`), JSON.stringify(rows));
  return readCollection(folder).then(
    () => "nothing",
    (error: Error) => error.message,
  );
}

test("an unchanged collection is read from any folder", async () => {
  expect(await refusal("moves", () => undefined)).toBe("nothing");
});

test.each<[keyof Collection, Record<string, unknown>, RegExp]>([
  ["sources", { url: "ftp://example.org/x" }, /^seed\/sources\.json, row 1 \(.+\): url must be an http/],
  ["sources", { publishedOn: "2024-02-30" }, /^seed\/sources\.json, row 1 .*publishedOn is not a day/],
  ["statements", { quot: "typo" }, /^seed\/statements\.json, row 1 .*quot is not a field here: .*quote\.$/],
  ["statements", { quote: undefined }, /^seed\/statements\.json, row 1 .*: quote is missing\.$/],
  ["statements", { claims: [{ text: 1 }] }, /row 1 .*claims\[0\]\.text must be text, not a number/],
  ["statements", { source: "nowhere" }, /^seed\/statements\.json \(.+\): names nowhere/],
  ["statements", { speaker: "nobody" }, /^seed\/statements\.json \(.+\): names nobody/],
  ["statements", { quote: "Other words." }, /^seed\/statements\.json \(.+\), claim .+ not in the quote/],
  ["statements", { topics: ["no-topic"] }, /^seed\/statements\.json \(.+\): names no-topic/],
  ["moves", { company: "no-company" }, /^seed\/moves\.json \(.+\): names no-company/],
  ["moves", { key: "meta-letter-safer" }, /^seed\/moves\.json: meta-letter-safer is the key of a statement/],
  ["links", { claim: "no-claim" }, /^seed\/links\.json \(.+\): names no-claim/],
  ["links", { evidence: "no-entry" }, /^seed\/links\.json \(.+\): names no-entry/],
  ["links", { defence: null }, /^seed\/links\.json \(.+\): a contradiction needs its defence/],
  ["links", { review: { verdict: "reject" } }, /^seed\/links\.json \(.+\): a rejection says why/],
])("a mistake in %s is named with its file and row: %j", async (file, fields, message) => {
  const said = await refusal(file, (rows) => Object.assign(rows[0] ?? {}, fields));
  expect(said).toMatch(message);
});

test("two rows with one key are refused", async () => {
  expect(await refusal("topics", (rows) => rows.push({ ...rows[0] }))).toBe(
    "seed/topics.json: two rows have the key artificial-intelligence.",
  );
});
