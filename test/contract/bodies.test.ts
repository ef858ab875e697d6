import { Readable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { captureFile } from "../../src/operations/captures/capture-document.js";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import { logReply } from "../../src/operations/links/log-reply.js";
import { withdrawLink } from "../../src/operations/links/withdraw-link.js";
import { writeDefence } from "../../src/operations/links/write-defence.js";
import { recordRole } from "../../src/operations/record/record-role.js";
import { apiKey } from "../../src/schemas/api-key.js";
import { claim } from "../../src/schemas/claim.js";
import { company } from "../../src/schemas/company.js";
import { correction } from "../../src/schemas/correction.js";
import { defenceCandidates } from "../../src/schemas/defence-candidate.js";
import { job } from "../../src/schemas/job.js";
import { judgeRecords } from "../../src/schemas/judge-record.js";
import { link } from "../../src/schemas/link.js";
import { move } from "../../src/schemas/move.js";
import { capture, source } from "../../src/schemas/source.js";
import { speaker } from "../../src/schemas/speaker.js";
import { statement } from "../../src/schemas/statement.js";
import { searchHit, timelineEntry } from "../../src/schemas/timeline.js";
import { topic } from "../../src/schemas/topic.js";
import { testApp } from "../support/app.js";
import { testCapturing } from "../support/capturing.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";
import { recordsOf } from "../support/records.js";
import { actOf, editor } from "../support/world.js";

const capturing = testCapturing({ now: () => new Date("2026-11-22T09:00:00Z") });
const service = testApp(testDatabase(), { capturing });

const listOf = (item: z.ZodType) =>
  z.strictObject({
    data: z.array(item),
    pagination: z.strictObject({ nextCursor: z.string().nullable() }),
  });

/** The schema of every GET's answer by operation id, with a query if its list needs one to find something. */
const answers: Record<
  string,
  { readonly schema?: z.ZodType; readonly query?: string; readonly isFile?: boolean }
> = {
  listCompanies: { schema: listOf(company) },
  getCompany: { schema: company },
  listCompanyTimeline: { schema: listOf(timelineEntry) },
  listCompanyStatements: { schema: listOf(statement) },
  listCompanyMoves: { schema: listOf(move) },
  listCompanyClaims: { schema: listOf(claim) },
  listCompanyLinks: { schema: listOf(link) },
  listCompanyContradictions: { schema: listOf(link) },
  listStatements: { schema: listOf(statement) },
  getStatement: { schema: statement },
  listClaims: { schema: listOf(claim) },
  getClaim: { schema: claim },
  listMoves: { schema: listOf(move) },
  getMove: { schema: move },
  listLinks: { schema: listOf(link) },
  getLink: { schema: link },
  listSpeakers: { schema: listOf(speaker) },
  getSpeaker: { schema: speaker },
  listSources: { schema: listOf(source) },
  getSource: { schema: source },
  listCaptures: { schema: listOf(capture) },
  getCapture: { schema: capture },
  getCaptureText: { isFile: true },
  getCaptureBytes: { isFile: true },
  getCaptureWarc: { isFile: true },
  listTopics: { schema: listOf(topic) },
  getTopic: { schema: topic },
  listCorrections: { schema: listOf(correction) },
  listJudges: { schema: judgeRecords },
  getCorrection: { schema: correction },
  search: { schema: listOf(searchHit), query: "?q=open" },
  getMe: { schema: z.strictObject({ holder: z.string(), role: z.string(), keyId: z.string() }) },
  listDefenceCandidates: { schema: defenceCandidates },
  listJobs: { schema: listOf(job) },
  listApiKeys: { schema: listOf(apiKey) },
  getLiveness: { schema: z.strictObject({ status: z.literal("ok") }) },
  getReadiness: { schema: z.strictObject({ status: z.literal("ok") }) },
};

const operation = z.looseObject({ operationId: z.string() });
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });

let gets: { path: string; operationId: string }[] = [];
const ids = new Map<string, string>();

/** One published record of every type, with all that it can have. */
beforeAll(async () => {
  const { paths } = document.parse((await service.get("/openapi.json")).json());
  gets = Object.entries(paths).flatMap(([path, { get }]) =>
    get === undefined ? [] : [{ path, operationId: get.operationId }],
  );
  const record = recordsOf(() => actOf(service.world, editor));
  const links = linksOf(() => service.world);
  const act = () => actOf(service.world, editor);
  await record.topic("models");
  const heading = await record.topic("open-models", "models");
  await record.company({ name: "Owner", identifiers: [{ scheme: "wikidata", value: "Q380" }] });
  const owned = await record.company({
    name: "Company",
    slug: "company",
    aliases: [{ name: "Old Company", to: "2021-10-28" }],
    parents: [{ parent: "owner", from: "2014-10-06" }],
  });
  const person = await record.speaker({ wikidata: "Q36215" });
  await recordRole(act(), person.id, { company: "company", title: "Chief Executive", from: "2004-02-04" });
  const letter = await record.source({ event: "open-letter" });
  const quote = "We are committed to open models: if they stay small, open models will be safer.";
  const text = Buffer.from(`A letter. ${quote} Signed.`);
  const kept = await captureFile(act(), capturing, {
    bytes: await capturing.bytes.keep(Readable.from([text])),
    mediaType: "text/plain",
    fileName: "letter.txt",
    about: { url: letter.url },
  });
  const made = await links.published({
    company: owned.id,
    statement: {
      quote,
      sourceId: letter.id,
      captureId: kept.id,
      speakerId: person.id,
      topics: ["open-models"],
      saidOn: "2024-07-23",
      contextBefore: "A letter.",
      locator: { prefix: "A letter. ", page: 1 },
      seenIn: ["https://elsewhere.example/"],
    },
    claim: {
      text: "open models will be safer",
      kind: "prediction",
      dueOn: "2026",
      condition: "if they stay small",
      scope: "all",
    },
    move: { topics: ["open-models"], effectiveOn: "2025-07" },
  });
  const earlier = await record.statement({
    company: "company",
    quote: "We may close some models.",
    saidOn: "2024-04",
  });
  await writeDefence(act(), made.id, { words: "It was foretold.", statementIds: [earlier.id] });
  const happenedAt = service.world.now().toISOString();
  await logReply(act(), made.id, { state: "asked", askedWhom: "Press office", route: "mail", happenedAt });
  await logReply(act(), made.id, { state: "replied", words: "We stand by it.", happenedAt });
  const corrected = await correctRecord(act(), {
    recordType: "link",
    recordId: made.id,
    field: "explanation",
    value: "It said that they would, and they are not.",
    reason: "A clearer sentence.",
    requestedBy: "the newsroom",
  });
  const taken = await links.published({ company: owned.id, link: { relation: "confirms", manner: "kept" } });
  await withdrawLink(act(), taken.id, { reason: "It was another model.", requestedBy: "a reader" });
  await links.proposed({ company: owned.id });
  if (made.evidence.kind !== "move") throw new Error("The evidence is a move.");
  for (const [part, id] of Object.entries({
    companies: "company",
    statements: made.claim.statement.id,
    claims: made.claim.id,
    moves: made.evidence.move.id,
    links: made.id,
    speakers: person.id,
    sources: letter.id,
    captures: kept.id,
    topics: heading.slug,
    corrections: corrected.id,
  }))
    ids.set(part, id);
});

const addressOf = (path: string) =>
  path.replace(/([a-z]+)\/\{(?:id|slug)\}/, (_all, part: string) => `${part}/${ids.get(part) ?? "unknown"}`);

/** What only a judge fills. Its own tests look at what it holds. */
const mayBeEmpty = new Set(["listDefenceCandidates", "listJudges"]);

test("this test has an answer for every documented GET", () => {
  expect(Object.keys(answers).sort()).toEqual(gets.map(({ operationId }) => operationId).sort());
});

test.each(["public", "staff"])(
  "the answer of every documented GET follows its schema, for the %s",
  async (audience) => {
    const key = audience === "staff" ? await service.key("admin") : undefined;
    for (const { path, operationId } of gets) {
      const { schema = z.never(), query = "", isFile = false } = answers[operationId] ?? {};
      const answer = await service.get(`${addressOf(path)}${query}`, key);
      if (key === undefined && [401].includes(answer.statusCode)) continue;
      expect([operationId, answer.statusCode]).toEqual([operationId, 200]);
      if (isFile) continue;
      const body: unknown = answer.json();
      const read = schema.safeParse(body);
      expect([operationId, read.error?.issues ?? []]).toEqual([operationId, []]);
      // Strict schemas accept no other field. Equality shows that the schema fills in and changes nothing.
      expect([operationId, read.data]).toEqual([operationId, body]);
      if (typeof body === "object" && body !== null && "data" in body)
        expect([
          operationId,
          Array.isArray(body.data) && (body.data.length > 0 || mayBeEmpty.has(operationId)),
        ]).toEqual([operationId, true]);
    }
  },
);

test("lists of links follow their schema in every status and as of a day", async () => {
  const key = await service.key("editor");
  for (const query of ["status=proposed", "status=withdrawn", "status=published", "asOf=2026-11-22"]) {
    const answer = await service.get(`/api/v1/links?${query}`, key);
    const body: unknown = answer.json();
    expect([query, listOf(link).parse(body)]).toEqual([query, body]);
    expect(answer.json().data.length).toBeGreaterThan(0);
  }
});

test("no answer to the public names a draft", async () => {
  const key = await service.key("editor");
  const drafts = (await service.get("/api/v1/links?status=proposed", key)).json().data;
  const hidden: string[] = drafts.flatMap(
    ({ id, claim: { id: claimId, statement: said } }: z.infer<typeof link>) => [id, claimId, said.id],
  );
  expect(hidden.length).toBeGreaterThan(0);
  for (const { path, operationId } of gets) {
    const answer = await service.get(`${addressOf(path)}${answers[operationId]?.query ?? ""}`);
    for (const id of hidden) expect([operationId, answer.body.includes(id)]).toEqual([operationId, false]);
  }
});
