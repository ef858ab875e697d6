import { expect, onTestFinished, test } from "vitest";
import { readCollection } from "../../seed/collection.js";
import { loadSeed } from "../../seed/load.js";
import type { Database } from "../../src/database/database.js";
import type { Act, World } from "../../src/operations/act.js";
import { correctRecord } from "../../src/operations/correct-record.js";
import { proposeLink } from "../../src/operations/propose-link.js";
import { recordCompany } from "../../src/operations/record-company.js";
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

/** How many rows the collection has made, and how many of them the public sees. */
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

test("an empty database gets the whole collection, published and rejected as reviewed; a second load does nothing", async () => {
  const act = actOf(testWorld(loaded.database), admin);
  expect((await loadSeed(act)).recorded).toBeGreaterThan(400);
  expect(await countAll(loaded.database)).toEqual(whole);
  expect(await loadSeed(act)).toEqual({ recorded: 0 });
  expect(await countAll(loaded.database)).toEqual(whole);
});

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

test("what an editor corrected is not recorded a second time", async () => {
  const act = actOf(testWorld(loaded.database), admin);
  const { id } = await loaded.database.prisma.statement.findFirstOrThrow({
    where: { quote: { startsWith: "Grok 3" } },
  });
  await correctRecord(act, {
    recordType: "statement",
    recordId: id,
    field: "quote",
    value: "Grok 3 will be made open source in about 6 months.…",
    reason: "The post goes on.",
    requestedBy: "A reader",
  });
  expect(await loadSeed(act)).toEqual({ recorded: 0 });
  expect(await loaded.database.prisma.statement.count()).toBe(whole.statements);
});

/** An act of a process that ends before its act number `most` + 1. */
function cutOffAfter(most: number, world: World): Act {
  let left = most;
  const now = () => {
    if (left === 0) throw new Error("cut off");
    left -= 1;
    return world.now();
  };
  return { ...actOf(world, admin), now };
}

test("a load that is cut off again and again is finished by the next one, with nothing twice", async () => {
  const database = await emptyDatabase();
  const world = testWorld(database);
  // No multiple of what one link needs: the cut falls elsewhere each time.
  for (let cuts = 0; cuts < 11; cuts += 1)
    await expect(loadSeed(cutOffAfter(43, world))).rejects.toThrow("cut off");
  expect((await loadSeed(actOf(world, admin))).recorded).toBeLessThan(100);
  expect(await countAll(database)).toEqual(whole);
  expect(await loadSeed(actOf(world, admin))).toEqual({ recorded: 0 });
});

test("where two must approve, two reviewers are named and nobody approves a proposal of theirs", async () => {
  const database = await emptyDatabase();
  await loadSeed(actOf(testWorld(database, { requiredApprovals: 2 }), admin));
  const links = await database.prisma.link.findMany({
    where: { status: "published" },
    include: { reviews: { orderBy: { reviewer: "asc" } } },
  });
  expect(links).toHaveLength(approved.length);
  for (const { reviews } of links)
    expect(reviews.map(({ reviewer }) => reviewer)).toEqual([
      "Walkback seed review",
      "Walkback seed review 2",
    ]);
});

test("a database that somebody else began keeps what it has and gets nothing", async () => {
  const database = await emptyDatabase();
  const act = actOf(testWorld(database), contributor);
  await recordCompany(act, { name: "Meta" });
  expect(await loadSeed(act)).toEqual({ recorded: 0 });
  expect(await database.prisma.company.count()).toBe(1);
});

test("a pair that a person proposed before the collection did is left to them", async () => {
  const database = await emptyDatabase();
  const world = testWorld(database);
  const { companies, topics, speakers, sources, statements, claims, moves } = whole;
  const beforeLinks = companies + topics + speakers + sources + 2 * statements + claims + 2 * moves;
  await expect(loadSeed(cutOffAfter(beforeLinks, world))).rejects.toThrow("cut off");
  const { prisma } = database;
  const claim = await prisma.claim.findFirstOrThrow({ where: { text: { endsWith: "we never will." } } });
  const move = await prisma.move.findFirstOrThrow({ where: { description: { startsWith: "Elastic " } } });
  const own = { relation: "qualifies", explanation: "Seen by a person first." } as const;
  await proposeLink(actOf(world, contributor), { claimId: claim.id, evidenceId: move.id, ...own });
  await loadSeed(actOf(world, admin));
  expect(await prisma.link.findFirst({ where: { claimId: claim.id } })).toMatchObject({
    status: "proposed",
    proposer: contributor.holder,
    ...own,
  });
  expect((await countAll(database)).published).toBe(whole.published - 1);
});
