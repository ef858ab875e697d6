import { beforeAll, expect, test } from "vitest";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import type { Link } from "../../src/schemas/link.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";
import { recordsOf } from "../support/records.js";
import { actOf, editor } from "../support/world.js";

const opened = testDatabase();
const at = new Date("2026-11-20T09:00:00Z");
const service = testApp(opened, { at });
const links = () => linksOf(() => service.world);
const records = () => recordsOf(() => actOf(service.world, editor));

let contradiction: Link;
let draft: Link;
beforeAll(async () => {
  await records().topic("open-models");
  await records().company({ name: "Meta", aliases: [{ name: "Facebook", to: "2021-10-28" }] });
  await records().company({ name: "WhatsApp", parents: [{ parent: "meta", from: "2014-10-06" }] });
  contradiction = await links().published({ company: "meta", statement: { topics: ["open-models"] } });
  await links().published({ company: "whatsapp" });
  await links().published({ company: "meta", link: { relation: "confirms", manner: "kept" } });
  draft = await links().proposed({ company: "meta" });
});

const dataOf = (answer: { json(): { data: Link[] } }) => answer.json().data;

test("a company's contradictions are its published links that contradict, each with its defence", async () => {
  const answer = await service.get("/api/v1/companies/meta/contradictions");
  expect(answer.statusCode).toBe(200);
  expect(dataOf(answer)).toHaveLength(1);
  expect(dataOf(answer)[0]).toMatchObject({
    id: contradiction.id,
    relation: "contradicts",
    status: "published",
    defence: { noneFound: true },
  });
});

test.each([
  ["subsidiaries=include", 2],
  ["relation=confirms", 1],
  ["relation=qualifies", 0],
  ["topic=open-models", 1],
  ["manner=reversal", 0],
  ["from=2025-07&to=2025-07", 1],
  ["from=2025-08", 0],
  ["asOf=2026-11-20", 1],
  ["asOf=2026-11-19", 0],
  ["status=withdrawn", 0],
])("a company's contradictions filtered by %s: %i", async (query, count) => {
  const answer = await service.get(`/api/v1/companies/meta/contradictions?${query}`);
  expect([answer.statusCode, dataOf(answer).length]).toEqual([200, count]);
});

test.each([
  ["/api/v1/companies/meta/contradictions?relatoin=confirms", "relatoin"],
  ["/api/v1/companies/meta/contradictions?from=2025-02-30", "from"],
  ["/api/v1/companies/meta/contradictions?from=2025-07-02&to=2025-07-01", "to"],
  ["/api/v1/companies/meta/contradictions?asOf=2025-07", "asOf"],
  ["/api/v1/companies/meta/contradictions?asOf=2026-11-21", "asOf"],
  ["/api/v1/companies/meta/contradictions?asOf=2026-11-20&status=published", "status"],
  ["/api/v1/companies/meta/contradictions?topic=no-such-topic", "topic"],
  ["/api/v1/companies/meta/contradictions?limit=0", "limit"],
  ["/api/v1/companies/meta/contradictions?limit=ten", "limit"],
  ["/api/v1/companies/meta/contradictions?cursor=x!", "cursor"],
  ["/api/v1/companies/meta/contradictions?speaker=me", "speaker"],
  ["/api/v1/links?company=nobody", "company"],
  ["/api/v1/companies?name=a&name=b", "name"],
  ["/api/v1/companies?name=%00", "name"],
  ["/api/v1/statements/stm_1", "id"],
  ["/api/v1/search", "q"],
])("%s is refused, and the problem names the parameter %s", async (url, parameter) => {
  const answer = await service.get(url);
  expect(answer.statusCode).toBe(400);
  expect(answer.headers["content-type"]).toMatch("application/problem+json");
  expect(answer.json().errors[0]).toMatchObject({ parameter });
});

test("only requests with a key see drafts", async () => {
  const key = await service.key("contributor");
  expect((await service.get(`/api/v1/links/${draft.id}`)).statusCode).toBe(404);
  const asked = await service.get("/api/v1/companies/meta/links?status=proposed");
  expect([asked.statusCode, asked.json().code]).toEqual([401, "key-required"]);
  const shown = await service.get("/api/v1/companies/meta/links?status=proposed", key);
  expect(dataOf(shown).map(({ id }) => id)).toContain(draft.id);
  expect(shown.headers).toMatchObject({ "cache-control": "private, no-store" });
});

test("a company's old slug redirects to its present one and keeps the query", async () => {
  const company = await records().company({ name: "Old Name", slug: "old-name" });
  await links().published({ company: company.id });
  await correctRecord(actOf(service.world, editor), {
    recordType: "company",
    recordId: company.id,
    field: "slug",
    value: "new-name",
    reason: "It was renamed.",
    requestedBy: "the newsroom",
  });
  for (const part of ["", "/contradictions?limit=3", "/timeline"]) {
    const answer = await service.get(`/api/v1/companies/old-name${part}`);
    expect([answer.statusCode, answer.headers.location]).toEqual([301, `/api/v1/companies/new-name${part}`]);
  }
  expect((await service.get(`/api/v1/companies/${company.id}`)).headers.location).toBe(
    "/api/v1/companies/new-name",
  );
  expect((await service.get("/api/v1/companies/new-name/timeline")).statusCode).toBe(200);
});

test.each(["facebook", "meta", "METTA", "face"])("a company is found by %s", async (name) => {
  const answer = await service.get(`/api/v1/companies?name=${name}`);
  expect(answer.json().data.map(({ slug }: { slug: string }) => slug)).toContain("meta");
});

test("following the Link headers repeats and skips no row, even while rows are inserted", async () => {
  const seen: string[] = [];
  let url: string | undefined = "/api/v1/companies/meta/statements?limit=1&subsidiaries=include";
  while (url !== undefined) {
    const answer = await service.get(url);
    seen.push(...answer.json().data.map(({ id }: { id: string }) => id));
    await links().published({ company: "whatsapp" });
    url = /<([^>]*)>; rel="next"/.exec(String(answer.headers.link))?.[1];
  }
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(new Set(seen).size).toBe(seen.length);
});

test("a published link is shown at once, although older answers were in memory", async () => {
  const url = "/api/v1/companies/whatsapp/contradictions?limit=100";
  const before = dataOf(await service.get(url)).length;
  await links().published({ company: "whatsapp" });
  expect(dataOf(await service.get(url))).toHaveLength(before + 1);
});

test("a request for an unchanged answer gets 304", async () => {
  const first = await service.get("/api/v1/companies/meta");
  const again = await service.app.inject({
    url: "/api/v1/companies/meta",
    headers: { "if-none-match": `"other", ${first.headers.etag}` },
  });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
});

test("a list as of a day before a correction shows the values of that day", async () => {
  const link = await links().published({ company: "whatsapp", link: { relation: "qualifies" } });
  service.world.setNow(new Date("2026-11-21T09:00:00Z"));
  await correctRecord(actOf(service.world, editor), {
    recordType: "link",
    recordId: link.id,
    field: "relation",
    value: "contradicts",
    reason: "The other reviewer was right.",
    requestedBy: "a reader",
  });
  const asked = async (query: string) =>
    dataOf(await service.get(`/api/v1/links?company=whatsapp&limit=100&${query}`)).find(
      ({ id }) => id === link.id,
    );
  expect(await asked("relation=contradicts")).toMatchObject({ corrections: [{ field: "relation" }] });
  expect(await asked("relation=contradicts&asOf=2026-11-20")).toBeUndefined();
  expect(await asked("relation=qualifies&asOf=2026-11-20")).toMatchObject({
    relation: "qualifies",
    corrections: [],
  });
  expect(await asked("relation=contradicts&asOf=2026-11-21")).toBeDefined();
});
