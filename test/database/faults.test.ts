import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { brokenUnique, isDatabaseAway } from "../../src/database/faults.js";
import { PrismaClient } from "../../src/database/generated/client.js";
import { testDatabase } from "../support/database.js";

const opened = testDatabase();

const topic = (id: string, slug: string) => ({
  id,
  slug,
  name: "Open models",
  recordedAt: new Date("2026-11-22T09:00:00Z"),
  recordedBy: "Cora Contributor",
});

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("a write through Prisma that violates a unique index names it", async () => {
  const { prisma } = opened.database;
  await prisma.topic.create({ data: topic("top_1", "open-models") });
  const slugTaken = await failureOf(prisma.topic.create({ data: topic("top_2", "open-models") }));
  const idTaken = await failureOf(prisma.topic.create({ data: topic("top_1", "privacy") }));
  expect(brokenUnique(slugTaken)).toBe("topic_slug_key");
  expect(brokenUnique(idTaken)).toBe("topic_pkey");
});

test("a write in SQL that violates a unique index names it, in a transaction and behind another error", async () => {
  const insert =
    "INSERT INTO topic (id, slug, name, recorded_at, recorded_by) VALUES ($1, 'climate', 'Climate', now(), 'x')";
  const { database } = opened;
  await database.rows(insert, ["top_3"]);
  const inTransaction = await failureOf(database.transaction((tx) => tx.$executeRawUnsafe(insert, "top_4")));
  expect(brokenUnique(inTransaction)).toBe("topic_slug_key");
  expect(brokenUnique(await failureOf(database.rows(insert, ["top_5"])))).toBe("topic_slug_key");
  expect(brokenUnique(new Error("while recording", { cause: inTransaction }))).toBe("topic_slug_key");
});

test("other failures name no unique index", async () => {
  const { prisma } = opened.database;
  const orphan = await failureOf(
    prisma.topic.create({ data: { ...topic("top_6", "orphan"), parentId: "top_none" } }),
  );
  const badForm = await failureOf(
    prisma.company.create({
      data: { id: "com_1", slug: "Not a slug", name: "N", recordedAt: new Date(), recordedBy: "x" },
    }),
  );
  expect(orphan).toBeInstanceOf(Error);
  expect(badForm).toBeInstanceOf(Error);
  expect(brokenUnique(orphan)).toBeNull();
  expect(brokenUnique(badForm)).toBeNull();
  expect(brokenUnique(new Error("unique constraint"))).toBeNull();
  expect(brokenUnique("P2002")).toBeNull();
});

test("a server that does not answer is away, through Prisma and through SQL", async () => {
  const pool = new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const asked = [
    pool.query("SELECT 1"),
    prisma.$queryRaw`SELECT 1`,
    prisma.topic.count(),
    prisma.$transaction((tx) => tx.topic.count()),
  ];
  for (const failure of await Promise.all(asked.map(failureOf))) expect(isDatabaseAway(failure)).toBe(true);
  await pool.end();
});

test.skipIf(inject("serverUrl") === "")("a server that ends the connection is away", async () => {
  const pool = new pg.Pool({ connectionString: inject("serverUrl") });
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const end = "SELECT pg_terminate_backend(pg_backend_pid())::text";
  expect(isDatabaseAway(await failureOf(pool.query(end)))).toBe(true);
  expect(isDatabaseAway(await failureOf(prisma.$queryRawUnsafe(end)))).toBe(true);
  await pool.end();
});

test("a mistake in a statement does not mean that the database is away", async () => {
  expect(isDatabaseAway(await failureOf(opened.database.rows("SELECT nothing FROM nowhere")))).toBe(false);
  expect(isDatabaseAway(await failureOf(opened.database.prisma.$queryRawUnsafe("SELECT x FROM y")))).toBe(
    false,
  );
});
