import { afterEach, beforeEach, expect, test } from "vitest";
import type { Job } from "../../src/schemas/job.js";
import type { Link } from "../../src/schemas/link.js";
import { permalinkOf } from "../../src/wording/link-words.js";
import { openTestApp, type TestApp } from "../support/app.js";
import { openTestDatabase } from "../support/database.js";

// The case that Walkback must get right, through the API alone: the same later letter weakens one claim and meets the
// condition of another. Quotes and days come from the sources.
const letter2024 = {
  url: "https://about.fb.com/news/2024/07/open-source-ai-is-the-path-forward/",
  title: "Open Source AI Is the Path Forward",
  publisher: "Meta Newsroom (about.fb.com)",
  kind: "open_letter",
  tier: "primary",
  publishedOn: "2024-07-23",
};
const podcast = {
  url: "https://www.dwarkesh.com/p/mark-zuckerberg",
  title: "Mark Zuckerberg - Llama 3, Open Sourcing $10b Models, & Caesar Augustus (Dwarkesh Podcast)",
  publisher: "Dwarkesh Podcast",
  kind: "interview",
  tier: "primary",
  publishedOn: "2024-04-18",
};
const letter2025 = {
  url: "https://www.meta.com/superintelligence/",
  title: "Personal Superintelligence",
  publisher: "Meta",
  kind: "open_letter",
  tier: "primary",
  publishedOn: "2025-07-30",
};
const committed = "Meta is committed to open source AI.";
const safer =
  "There is an ongoing debate about the safety of open source AI models, and my view is that open source AI will be safer than the alternatives.";
const saferClaim = "open source AI will be safer than the alternatives";
const conditional =
  "If at some point however there's some qualitative change in what the thing is capable of, and we feel like it's not responsible to open source it, then we won't.";
const condition =
  "If at some point however there's some qualitative change in what the thing is capable of, and we feel like it's not responsible to open source it";
const careful =
  "superintelligence will raise novel safety concerns. We’ll need to be rigorous about mitigating these risks and careful about what we choose to open source.";

// Each test has its own service and database, with the case recorded and nothing published.
let service: TestApp;
let contributor = "";
let editor = "";
let close = async (): Promise<void> => {};

/** Sends a body and gives the new or changed record. */
async function send<Answer>(key: string, url: string, body?: unknown): Promise<Answer> {
  const answer = await service.post(`/api/v1${url}`, { key, ...(body !== undefined && { body }) });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
  return answer.json();
}
const record = <Answer extends { id: string }>(url: string, body: unknown) =>
  send<Answer>(contributor, url, body);
const read = async <Answer>(url: string, key?: string): Promise<Answer> =>
  (await service.get(`/api/v1${url}`, key)).json();

interface Said {
  readonly sourceId: string;
  readonly speakerId: string;
  readonly quote: string;
  readonly saidOn: string;
}

const say = (said: Said) => record("/statements", { company: "meta", topics: ["open-models"], ...said });

/** Records both years as a contributor would, the evidence last, and waits until the service has judged it. */
async function recordTheCase(): Promise<void> {
  await record("/companies", { name: "Meta", aliases: [{ name: "Facebook", to: "2021-10-28" }] });
  await send(editor, "/topics", { name: "Open models", slug: "open-models" });
  const { id: speakerId } = await record("/speakers", {
    name: "Mark Zuckerberg",
    roles: [{ company: "meta", title: "Founder, Chairman and CEO", from: "2012-05-18" }],
  });
  const in2024 = { sourceId: (await record("/sources", letter2024)).id, speakerId, saidOn: "2024-07-23" };
  const inApril = { sourceId: (await record("/sources", podcast)).id, speakerId, saidOn: "2024-04-18" };
  const in2025 = { sourceId: (await record("/sources", letter2025)).id, speakerId, saidOn: "2025-07-30" };

  const statement = await say({ ...in2024, quote: committed });
  const firm = { kind: "position", strength: "firm", testability: "testable" };
  await record("/claims", { ...firm, statementId: statement.id, text: committed });
  const second = await say({ ...in2024, quote: safer });
  await record("/claims", { ...firm, statementId: second.id, text: saferClaim });
  const third = await say({ ...inApril, quote: conditional });
  await record("/claims", { ...firm, statementId: third.id, text: conditional, condition });
  await say({ ...in2025, quote: careful });
  await service.jobsDone();
}

async function proposed(claimText: string): Promise<Link> {
  const { data } = await read<{ data: Link[] }>("/links?company=meta&status=proposed", editor);
  const found = data.find(
    ({ claim, evidence }) =>
      claim.text === claimText && evidence.kind === "statement" && evidence.statement.quote === careful,
  );
  if (found === undefined) throw new Error(`Nothing is proposed for "${claimText}".`);
  return found;
}

beforeEach(async () => {
  const { database, drop } = await openTestDatabase();
  service = await openTestApp(database, { runsJobs: true });
  close = async () => {
    await service.close();
    await drop();
  };
  const admin = await service.key("admin");
  const issue = async (holder: string, role: string) =>
    (await send<{ key: string }>(admin, "/keys", { holder, role })).key;
  contributor = await issue("Cora Contributor", "contributor");
  editor = await issue("Edda Editor", "editor");
  await recordTheCase();
});

afterEach(() => close());

/** Publishes a link as an editor would, after an approval. */
async function publish({ id }: Link): Promise<void> {
  await send(editor, `/links/${id}/reviews`, { verdict: "approve" });
  await send(editor, `/links/${id}/publish`);
}

test("the service judged every entry", async () => {
  const { data } = await read<{ data: Job[] }>("/jobs?limit=100", editor);
  expect(data.length).toBeGreaterThanOrEqual(4);
  expect(new Set(data.map(({ status }) => status))).toEqual(new Set(["done"]));
});

test("the service proposes, with reasons, that the 2025 letter weakens the claim that open source AI will be safer", async () => {
  const link = await proposed(saferClaim);
  expect(["contradicts", "qualifies"]).toContain(link.relation);
  expect(link).toMatchObject({ status: "proposed", proposer: { kind: "judge" }, daysApart: 372 });
  expect(link.reasons.length).toBeGreaterThan(0);
});

test("the service proposes that the same letter confirms the claim of April 2024, because its condition is met", async () => {
  expect(await proposed(conditional)).toMatchObject({ relation: "confirms", manner: "condition_met" });
});

test("nothing is public before a person publishes it", async () => {
  for (const url of ["/companies/meta", "/links?company=meta"])
    expect((await service.get(`/api/v1${url}`)).statusCode).toBeGreaterThanOrEqual(400);
  expect((await service.get("/companies/meta")).statusCode).toBe(404);
  expect((await service.get("/feeds/links.rss")).body).not.toContain("<item>");
});

test("a link without a defence or an approval is not published", async () => {
  const { id } = await proposed(saferClaim);
  const refused = await service.post(`/api/v1/links/${id}/publish`, { key: editor });
  expect([refused.statusCode, refused.json().code]).toEqual([
    409,
    expect.stringMatching(/too-few-approvals|no-defence/),
  ]);
});

test("the API, the company's page and the feed show both sides of a published link", async () => {
  const weakened = await proposed(saferClaim);
  const met = await proposed(conditional);
  const words =
    "In April 2024 he had said that a qualitative change could stop open sourcing; the letter is about superintelligence.";
  await send(editor, `/links/${weakened.id}/defences`, { words, statementIds: [met.claim.statement.id] });
  for (const link of [weakened, met]) await publish(link);

  const { data } = await read<{ data: Link[] }>(`/companies/meta/links`);
  expect(data.map(({ claim, relation }) => [claim.text, relation])).toEqual(
    expect.arrayContaining([
      [saferClaim, weakened.relation],
      [conditional, "confirms"],
    ]),
  );
  const shown = data.find(({ id }) => id === weakened.id);
  expect(shown).toMatchObject({
    status: "published",
    defence: { words, statements: [{ quote: conditional, saidOn: "2024-04-18" }] },
    reviews: [{ reviewer: "Edda Editor", verdict: "approve" }],
    claim: { statement: { role: "Founder, Chairman and CEO", saidOn: "2024-07-23" } },
  });
  const byRelation = await read<{ data: Link[] }>(
    `/companies/meta/contradictions?relation=${weakened.relation}`,
  );
  expect(byRelation.data.map(({ id }) => id)).toEqual([weakened.id]);

  const plain = (text: string) =>
    text
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("&#39;", "'")
      .replaceAll("&apos;", "'");
  const page = plain((await service.get("/companies/meta")).body);
  const feed = plain(
    (await service.get("/feeds/companies/meta/links.rss")).body
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">"),
  );
  for (const shownText of [page, feed])
    for (const quote of [saferClaim, "then we won't", "careful about what we choose to open source"])
      expect(shownText).toContain(quote);
  expect(feed).toContain("1 year and 7 days later");
  expect(feed).toContain("In April 2024 he had said that a qualitative change could stop open sourcing");
  expect((await service.get(permalinkOf(weakened))).statusCode).toBe(200);
});

test("a withdrawn link stays at its address and says that it was withdrawn", async () => {
  const met = await proposed(conditional);
  await publish(met);
  await send(editor, `/links/${met.id}/withdraw`, {
    reason: "Meta has not said so.",
    requestedBy: "a reader",
  });
  expect(await read(`/links/${met.id}`)).toMatchObject({
    status: "withdrawn",
    withdrawnReason: "Meta has not said so.",
  });
  const page = await service.get(permalinkOf(met));
  expect([page.statusCode, page.body.includes("Meta has not said so.")]).toEqual([200, true]);
  const corrections = await read<{ data: { recordId: string }[] }>("/corrections?company=meta");
  expect(corrections.data.map(({ recordId }) => recordId)).toContain(met.id);
});
