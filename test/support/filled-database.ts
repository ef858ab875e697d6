import type { Database } from "../../src/database/database.js";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import { issueApiKey } from "../../src/operations/keys/issue-api-key.js";
import { logReply } from "../../src/operations/links/log-reply.js";
import { linksOf } from "./links.js";
import { recordsOf } from "./records.js";
import { actOf, admin, contributor, editor, testWorld } from "./world.js";

const hard = 'We will "never" sell\\ it —\u00a0{ok}, \u4f60\u597d \ud83d\ude00 \' ; \t';
const at = new Date("2026-11-22T09:00:00.123Z");

/** Puts at least one row into every table, with texts and numbers that are easily lost on the way. */
export async function fillAllTables(
  database: Database,
  document: { readonly sha256: string; readonly byteLength: number },
): Promise<void> {
  const world = testWorld(database);
  const records = recordsOf(() => actOf(world, contributor));
  const links = linksOf(() => world);
  const { prisma } = database;
  const parent = await records.company({ identifiers: [{ scheme: "ticker", value: "ACME" }] });
  const company = await records.company({
    aliases: [{ name: "Ærø \u{1f6a2}" }],
    parents: [{ parent: parent.id }],
  });
  // The parent gets the greater id, so its child comes first in the order of the primary key.
  await records.topic("open-models");
  const later = await records.topic("models");
  await prisma.topic.updateMany({ where: { slug: "open-models" }, data: { parentId: later.id } });
  const speaker = await records.speaker({ roles: [{ company: company.id, title: "Chief" }] });
  const source = await records.source();
  const capture = await prisma.capture.create({
    data: {
      ...{ id: "cap_1", sourceId: source.id, capturedAt: at, recordedAt: at, recordedBy: "A" },
      ...{ outcome: "ok", sha256: "a".repeat(64), text: `${hard}\r\n\u2028 <b>`, headers: [["A", hard]] },
      ...{ rawSha256: document.sha256, byteLength: document.byteLength },
    },
  });
  const topics = ["open-models"];
  const statement = await records.statement({
    company: company.id,
    speakerId: speaker.id,
    quote: hard.trim(),
    topics,
    seenIn: ["https://a.example/?q=%22,%7B"],
  });
  await issueApiKey(actOf(world, admin), { holder: "Ada Admin", role: "admin", note: hard.trim() });
  const link = await links.published({ company: company.id, statement: { topics }, move: { topics } });
  await logReply(actOf(world, editor), link.id, {
    state: "asked",
    askedWhom: "Press",
    route: "mail",
    deadline: "2026-12-01",
    happenedAt: "2026-11-22T08:00:00Z",
  });
  await fillByHand(database, { linkId: link.id, statementId: statement.id, sourceId: capture.sourceId });
  await correctRecord(actOf(world, editor), {
    ...{ recordType: "statement", recordId: statement.id, field: "note", value: "Another note." },
    ...{ reason: "It was lost.", requestedBy: "B" },
  });
}

/** Rows of tables that only a judge or a worker writes. */
async function fillByHand(
  { prisma }: Database,
  { linkId, statementId, sourceId }: { linkId: string; statementId: string; sourceId: string },
): Promise<void> {
  const reasons = [{ text: hard, weight: 0.1 }];
  const { id: apiKeyId } = await prisma.apiKey.findFirstOrThrow();
  const defence = await prisma.defence.findFirstOrThrow();
  await prisma.defenceStatement.create({ data: { defenceId: defence.id, statementId } });
  await prisma.defenceCandidate.create({
    data: { linkId, statementId, strength: 1 / 3, reasons, foundAt: at },
  });
  await prisma.linkTopic.createMany({
    data: { linkId, topicId: (await prisma.topic.findFirstOrThrow()).id },
    skipDuplicates: true,
  });
  await prisma.verdict.create({
    data: {
      ...{ id: "vdt_1", linkId, judge: "rules", version: "1", inputHash: "h", relation: "confirms" },
      ...{ confidence: 0.1 + 0.2, probabilities: { confirms: 1e-7 }, reasons, judgedAt: at },
    },
  });
  await prisma.cachedVerdict.create({
    data: {
      judge: "llm",
      version: "1",
      claimHash: "c",
      evidenceHash: "e",
      answer: { a: null },
      askedAt: at,
      usedAt: at,
    },
  });
  await prisma.judgeSpending.create({
    data: { judge: "llm", day: new Date("2026-11-22"), calls: 1, tokens: 9_007_199_254_740_993n },
  });
  await prisma.idempotencyKey.create({
    data: { apiKeyId, key: "k", requestHash: "h", answer: [hard], createdAt: at },
  });
  await prisma.watch.create({
    data: {
      id: "wat_1",
      sourceId,
      everyHours: 24,
      isActive: true,
      nextAt: at,
      recordedAt: at,
      recordedBy: "A",
    },
  });
  // Prisma cannot write a bit string.
  await prisma.$executeRaw`INSERT INTO embedding
    SELECT '1', id, 'statement', company_id, 'h', ${Uint8Array.from([0, 255, 92, 39])}, B'1011', ${at}
    FROM statement WHERE id = ${statementId}`;
}
