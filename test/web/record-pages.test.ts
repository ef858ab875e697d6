import { expect, test } from "vitest";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import type { Link } from "../../src/schemas/link.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";
import { recordsOf } from "../support/records.js";
import { actOf, admin, contributor } from "../support/world.js";

const opened = testDatabase();
const service = testApp(opened);
const links = linksOf(() => service.world);
const records = recordsOf(() => actOf(service.world, contributor));

const get = (url: string, headers: Record<string, string> = {}) =>
  service.app.inject({ url, headers: { accept: "text/html", ...headers } });
const evidencePage = ({ evidence }: Link) =>
  evidence.kind === "move" ? evidence.move.page : evidence.statement.page;

test("a company's old slug redirects to its page and keeps the query", async () => {
  const { company } = await links.published();
  await correctRecord(actOf(service.world, admin), {
    recordType: "company",
    recordId: company.id,
    field: "slug",
    value: "renamed",
    reason: "The company has another name.",
    requestedBy: "A reader",
  });
  const { statusCode, headers } = await get(`/companies/${company.slug}?show=timeline`);
  expect([statusCode, headers.location]).toEqual([301, "/companies/renamed?show=timeline"]);
  expect((await get("/companies/renamed")).statusCode).toBe(200);
  expect((await get(`/companies/${company.id}`)).headers.location).toBe("/companies/renamed");
});

test("a company's page shows the start of each list, or one chosen list", async () => {
  const { id: company, slug } = await records.company();
  const broken = await links.published({ company });
  const kept = await links.published({ company, link: { relation: "confirms", manner: "kept" } });
  const overview = (await get(`/companies/${slug}`)).body;
  expect(overview).toContain(broken.page);
  expect(overview).toContain(kept.page);
  expect(overview).toContain(evidencePage(broken));
  const one = (await get(`/companies/${slug}?show=confirmations`)).body;
  expect(one).toContain(kept.page);
  expect(one).not.toContain(broken.page);
});

test("a company's links can be filtered by topic and day, and empty form fields do not filter", async () => {
  const { id: company, slug } = await records.company();
  await records.topic("pricing");
  const priced = await links.published({
    company,
    move: { topics: ["pricing"] },
    statement: { topics: ["pricing"] },
  });
  const { id: sourceId } = await records.source({ publishedOn: "2026-01-05" });
  const late = await links.published({ company, move: { effectiveOn: "2026-01-05", sourceId } });
  const shown = async (query: string) => {
    const { body } = await get(`/companies/${slug}?show=contradictions&${query}`);
    return [priced, late].map(({ page }) => body.includes(page));
  };
  expect(await shown("topic=pricing&manner=&from=&to=")).toEqual([true, false]);
  expect(await shown("from=2026")).toEqual([false, true]);
  expect(await shown("topic=&from=&to=2026-01")).toEqual([true, true]);
});

test("an invalid day in a filter answers with a page that names the field", async () => {
  const { company } = await links.published();
  const { statusCode, headers, body } = await get(`/companies/${company.slug}?from=2024-02-30`);
  expect([statusCode, headers["content-type"]]).toEqual([400, "text/html; charset=utf-8"]);
  expect(body).toContain("<code>from</code>");
  expect((await get(`/companies/${company.slug}?from=2025&to=2024`)).statusCode).toBe(400);
  expect((await get(`/companies/${company.slug}?show=timeline&cursor=nonsense`)).statusCode).toBe(400);
});

test("the search finds a company by an alias", async () => {
  const { id: company } = await records.company({ name: "Quillfeather", aliases: [{ name: "Goosequill" }] });
  await links.published({ company });
  expect((await get("/?name=goosequ")).body).toContain("/companies/quillfeather");
  expect((await get("/?name=zzzzz")).body).toContain("No company has this name or alias.");
});

test("a statement's page has an anchor for each claim, its rating, and the links it takes part in", async () => {
  const link = await links.published();
  const { body } = await get(link.claim.statement.page);
  expect(link.claim.page).toBe(`${link.claim.statement.page}#${link.claim.id}`);
  expect(body).toContain(`<li id="${link.claim.id}">`);
  expect(body).toContain("<dt>Rating</dt>");
  expect(body).toContain(link.page);
  expect((await get(evidencePage(link))).body).toContain(link.page);
});

test("a company's page says from which day a role is known", async () => {
  const { id: company, slug } = await records.company();
  const { id: speakerId } = await records.speaker({
    roles: [{ company, title: "Chief", from: "2024-05-17" }],
  });
  await links.published({ company, statement: { speakerId } });
  const text = (await get(`/companies/${slug}`)).body.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
  expect(text).toContain("Chief (known in this role from 17 May 2024)");
});

test("a topic's page lists the links under it and under narrower topics", async () => {
  await records.topic("energy");
  await records.topic("nuclear-energy", "energy");
  const link = await links.published({
    statement: { topics: ["nuclear-energy"] },
    move: { topics: ["nuclear-energy"] },
  });
  expect((await get("/topics/energy")).body).toContain(link.page);
  expect((await get("/topics/no-such-topic")).statusCode).toBe(404);
});
