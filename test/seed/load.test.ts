import { expect, inject, onTestFinished, test } from "vitest";
import { readCollection } from "../../seed/collection.js";
import { loadSeed } from "../../seed/load.js";
import type { Collection } from "../../seed/rows.js";
import type { Database } from "../../src/database/database.js";
import type { Act, World } from "../../src/operations/act.js";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import { proposeLink } from "../../src/operations/links/propose-link.js";
import { recordCompany } from "../../src/operations/record/record-company.js";
import { openTestDatabase, testDatabase } from "../support/database.js";
import { actOf, admin, contributor, testWorld } from "../support/world.js";

const collection = await readCollection();
const approved = collection.links.filter(({ review }) => review.verdict === "approve");
const rejected = collection.links.filter(({ review }) => review.verdict === "reject");

async function emptyDatabase(): Promise<Database> {
  const { database, drop } = await openTestDatabase();
  onTestFinished(drop);
  return database;
}

/** The number of rows that the collection made, and the number of them that are public. */
async function countAll({ prisma }: Database) {
  const shown = { where: { publicSince: { not: null } } };
  return {
    companies: await prisma.company.count(shown),
    topics: await prisma.topic.count(),
    speakers: await prisma.speaker.count(shown),
    sources: await prisma.source.count(shown),
    statements: await prisma.statement.count(shown),
    claims: await prisma.claim.count(shown),
    moves: await prisma.move.count(shown),
    published: await prisma.link.count({ where: { status: "published" } }),
    rejected: await prisma.link.count({ where: { status: "rejected" } }),
    links: await prisma.link.count(),
    drafts: await prisma.statement.count({ where: { publicSince: null } }),
  };
}

const whole = {
  companies: collection.companies.length,
  topics: collection.topics.length,
  speakers: collection.speakers.length,
  sources: collection.sources.length,
  statements: collection.statements.length,
  claims: collection.statements.flatMap(({ claims }) => claims).length,
  moves: collection.moves.length,
  published: approved.length,
  rejected: rejected.length,
  links: collection.links.length,
  drafts: 0,
};

const loaded = testDatabase();

// A load has hundreds of acts, which take long on a busy machine.
const patience = { timeout: 240_000 };

test(
  "an empty database gets the whole collection once, published or rejected as reviewed",
  patience,
  async () => {
    const act = actOf(testWorld(loaded.database), admin);
    const steps: string[] = [];
    const tell = (step: string) => steps.push(step);
    expect((await loadSeed(act, { tell })).recorded).toBeGreaterThan(400);
    expect(await countAll(loaded.database)).toEqual(whole);
    expect(steps[0]).toBe("Loading the seed collection: companies and topics (0 acts done).");
    expect(steps.length).toBeGreaterThan(10);
    steps.length = 0;
    expect(await loadSeed(act, { tell })).toEqual({ recorded: 0 });
    expect(steps).toEqual([]);
    expect(await countAll(loaded.database)).toEqual(whole);
  },
);

test("every published contradiction of the collection shows its defence and who reviewed it", async () => {
  const contradictions = await loaded.database.prisma.link.findMany({
    where: { status: "published", relation: "contradicts" },
    include: { defences: true, reviews: true },
  });
  expect(contradictions.length).toBeGreaterThanOrEqual(10);
  for (const { defences, reviews, proposer } of contradictions) {
    expect(defences).toHaveLength(1);
    expect(reviews.map(({ reviewer }) => reviewer)).toEqual(["Walkback seed review"]);
    expect(proposer).toBe("Walkback seed collection");
  }
});

test("a row that an editor corrected is not recorded again", async () => {
  const act = actOf(testWorld(loaded.database), admin);
  const { id } = await loaded.database.prisma.statement.findFirstOrThrow({
    where: { quote: { startsWith: "Grok 3" } },
  });
  await correctRecord(act, {
    recordType: "statement",
    recordId: id,
    field: "quote",
    value: "Grok 3 will be made open source in about 6 months. More to come.",
    reason: "The post goes on.",
    requestedBy: "A reader",
  });
  expect(await loadSeed(act)).toEqual({ recorded: 0 });
  expect(await loaded.database.prisma.statement.count()).toBe(whole.statements);
});

/** Three links of the collection, one of them rejected, with the records that they need. */
function smallCollection(): Collection {
  const keys = ["elastic-neverwill--elastic-2021", "meta-letter-safer--meta-psi-careful"];
  const links = collection.links.filter(({ key }) => keys.includes(key)).concat(rejected.slice(0, 1));
  const named = new Set(
    links.flatMap((link) => [link.claim, link.evidence, ...(link.defence?.statements ?? [])]),
  );
  const statements = collection.statements.filter(({ key }) => named.has(key));
  const moves = collection.moves.filter(({ key }) => named.has(key));
  const used = new Set([...statements, ...moves].map(({ source }) => source));
  const sources = collection.sources.filter(({ key }) => used.has(key));
  return { ...collection, links, statements, moves, sources };
}
const small = smallCollection();

/** An act in a process that ends after `most` acts. */
function cutOffAfter(most: number, world: World): Act {
  let left = most;
  const now = () => {
    if (left === 0) throw new Error("cut off");
    left -= 1;
    return world.now();
  };
  return { ...actOf(world, admin), now };
}

test("a load that is interrupted after every act is finished by later loads, with no record twice", async () => {
  const [once, cut] = [await emptyDatabase(), await emptyDatabase()];
  const whole = await loadSeed(actOf(testWorld(once), admin), { collection: small });
  const world = testWorld(cut);
  for (let act = 1; act < whole.recorded; act += 1)
    await expect(loadSeed(cutOffAfter(1, world), { collection: small })).rejects.toThrow("cut off");
  expect(await loadSeed(actOf(world, admin), { collection: small })).toEqual({ recorded: 1 });
  expect(await countAll(cut)).toEqual(await countAll(once));
});

test("if two must approve, two reviewers are named and neither is the proposer", async () => {
  const database = await emptyDatabase();
  await loadSeed(actOf(testWorld(database, { requiredApprovals: 2 }), admin), { collection: small });
  const links = await database.prisma.link.findMany({
    where: { status: "published" },
    include: { reviews: { orderBy: { reviewer: "asc" } } },
  });
  expect(links).toHaveLength(2);
  for (const { reviews, proposer } of links)
    expect([proposer, ...reviews.map(({ reviewer }) => reviewer)]).toEqual([
      "Walkback seed collection",
      "Walkback seed review",
      "Walkback seed review 2",
    ]);
});

const isServer = inject("serverUrl") !== "";

test.runIf(isServer)("two processes that start at once on one server load it once", async () => {
  const database = await emptyDatabase();
  const act = actOf(testWorld(database), admin);
  const [first, second] = await Promise.all([
    loadSeed(act, { collection: small }),
    loadSeed(act, { collection: small }),
  ]);
  expect(Math.min(first.recorded, second.recorded)).toBe(0);
  expect(await database.prisma.speaker.count()).toBe(small.speakers.length);
});

test("a database with other records keeps them and gets nothing from the collection", async () => {
  const database = await emptyDatabase();
  const act = actOf(testWorld(database), contributor);
  await recordCompany(act, { name: "Meta" });
  expect(await loadSeed(act)).toEqual({ recorded: 0 });
  expect(await database.prisma.company.count()).toBe(1);
});

test("a link that a person proposed before the collection stays as the person wrote it", async () => {
  const database = await emptyDatabase();
  const world = testWorld(database);
  const act = actOf(world, admin);
  await loadSeed(act, { collection: { ...small, links: [] } });
  const { prisma } = database;
  const claim = await prisma.claim.findFirstOrThrow({ where: { text: { endsWith: "we never will." } } });
  const move = await prisma.move.findFirstOrThrow({ where: { description: { startsWith: "Elastic " } } });
  const own = { relation: "qualifies", explanation: "Seen by a person first." } as const;
  await proposeLink(actOf(world, contributor), { claimId: claim.id, evidenceId: move.id, ...own });
  await loadSeed(act, { collection: small });
  expect(await prisma.link.findFirst({ where: { claimId: claim.id } })).toMatchObject({
    status: "proposed",
    proposer: contributor.holder,
    ...own,
  });
  expect(await prisma.link.count({ where: { status: "published" } })).toBe(1);
});
