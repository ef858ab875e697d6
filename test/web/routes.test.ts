import { expect, test } from "vitest";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import { reviewLink } from "../../src/operations/links/review-link.js";
import { withdrawLink } from "../../src/operations/links/withdraw-link.js";
import type { Link } from "../../src/schemas/link.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";
import { actOf, editor } from "../support/world.js";

const opened = testDatabase();
const service = testApp(opened);
const links = linksOf(() => service.world);

const get = (url: string, headers: Record<string, string> = {}) =>
  service.app.inject({ url, headers: { accept: "text/html", ...headers } });
const evidencePage = ({ evidence }: Link) =>
  evidence.kind === "move" ? evidence.move.page : evidence.statement.page;

test("every page has a language, one h1, a canonical address, feeds and a link to the glossary", async () => {
  const link = await links.published();
  const pages = [
    "/",
    `/companies/${link.company.slug}`,
    link.page,
    evidencePage(link),
    link.claim.statement.page,
    "/corrections",
    "/feeds",
    "/how-it-works",
    "/judges",
    "/glossary",
  ];
  for (const page of pages) {
    const { statusCode, headers, body } = await get(page);
    expect([page, statusCode, headers["content-type"]]).toEqual([page, 200, "text/html; charset=utf-8"]);
    expect(body).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect([page, body.match(/<h1[ >]/g)?.length, body.match(/<main[ >]/g)?.length]).toEqual([page, 1, 1]);
    expect(body).toContain(`<link rel="canonical" href="https://walkback.example${page}"/>`);
    for (const type of ["application/rss+xml", "application/atom+xml", "application/feed+json"])
      expect(body).toContain(`<link rel="alternate" type="${type}"`);
    expect(body).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    expect(body.split("<footer>")[1]).toContain('href="/glossary"');
  }
});

test("a page's feeds and JSON address lead to the same record", async () => {
  const link = await links.published();
  const { body } = await get(link.page);
  expect(body).toContain(`type="application/json" href="/api/v1/links/${link.id}"`);
  const feed = /type="application\/rss\+xml" href="([^"]+)"/.exec(body)?.[1] ?? "";
  expect(feed).toBe(`/feeds/companies/${link.company.slug}/contradictions.rss`);
  expect((await service.app.inject(feed)).body).toContain(link.page);
});

test("a link's address follows its relation at publication, and the other address redirects there", async () => {
  const contradiction = await links.published();
  const confirmation = await links.published({ link: { relation: "confirms", manner: "kept" } });
  for (const [link, own, other] of [
    [contradiction, "contradictions", "links"],
    [confirmation, "links", "contradictions"],
  ] as const) {
    expect(link.page).toBe(`/${own}/${link.id}`);
    const { statusCode, headers } = await get(`/${other}/${link.id}`);
    expect([statusCode, headers.location]).toEqual([301, link.page]);
  }
});

test("a contradiction that is corrected to another relation keeps its address and says so", async () => {
  const link = await links.published();
  await correctRecord(actOf(service.world, editor), {
    recordType: "link",
    recordId: link.id,
    field: "relation",
    value: "qualifies",
    reason: "It was narrowed, not given up.",
    requestedBy: "A reader",
  });
  const { statusCode, body } = await get(link.page);
  expect(statusCode).toBe(200);
  expect(body).toContain("<strong>Corrected</strong>");
  expect(body).toContain("It was narrowed, not given up.");
});

test("unpublished records answer 404, with or without a key", async () => {
  const link = await links.proposed();
  const paths = [
    `/contradictions/${link.id}`,
    `/links/${link.id}`,
    evidencePage(link),
    link.claim.statement.page,
    `/companies/${link.company.slug}`,
  ];
  for (const path of paths) {
    expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
    for (const authorization of [`Bearer ${await service.key("editor")}`, "Bearer wb_bad", "Basic eDp5"])
      expect([path, (await get(path, { authorization })).statusCode]).toEqual([path, 404]);
  }
});

test("a link has a page address from its publication on", async () => {
  const act = actOf(service.world, editor);
  const link = await links.proposed();
  expect(link.page).toBeNull();
  const change = {
    field: "explanation",
    value: "It kept none.",
    reason: "Clearer.",
    requestedBy: "An editor",
  };
  const correction = await correctRecord(act, { recordType: "link", recordId: link.id, ...change });
  expect(correction.page).toBeNull();
  expect((await reviewLink(act, link.id, { verdict: "reject" })).page).toBeNull();
  const published = await links.published();
  expect((await get(published.page)).statusCode).toBe(200);
  const withdrawn = await withdrawLink(act, published.id, { reason: "Wrong.", requestedBy: "A reader" });
  expect(withdrawn.page).toBe(published.page);
});

test("a request with a proxy's own password reads pages as usual", async () => {
  const { page } = await links.published();
  expect((await get(page, { authorization: "Basic eDp5" })).statusCode).toBe(200);
});

test("a withdrawn link keeps its address and says why it was withdrawn", async () => {
  const link = await links.published();
  const before = await get(link.page);
  expect(before.body).not.toContain("<strong>Withdrawn</strong>");
  await withdrawLink(actOf(service.world, editor), link.id, {
    reason: "The quote was another company's.",
    requestedBy: "Its press office",
  });
  const after = await get(link.page);
  expect(after.statusCode).toBe(200);
  expect(after.body).toContain("<strong>Withdrawn</strong>");
  expect(after.body).toContain("The quote was another company&#39;s.");
  expect((await get("/corrections")).body).toContain("Its press office");
  for (const page of [`/companies/${link.company.slug}`, link.claim.statement.page, evidencePage(link)]) {
    const [, withdrawn = ""] = (await get(page)).body.split('<h2 id="withdrawn">Withdrawn</h2>');
    expect(withdrawn).toContain(`href="${link.page}"`);
    expect(withdrawn).toContain("The quote was another company&#39;s.");
  }
});

test("the pages of statements and moves show corrections of them, their claims and their sources", async () => {
  const { claim, evidence } = await links.published();
  if (evidence.kind !== "move") throw new Error("The sample's evidence is a move.");
  const correct = (
    recordType: "source" | "claim" | "statement" | "move",
    recordId: string,
    field: string,
    value: string,
  ) =>
    correctRecord(actOf(service.world, editor), {
      recordType,
      recordId,
      field,
      value,
      reason: `A wrong ${field} of the ${recordType}.`,
      requestedBy: "A reader",
    });
  expect((await get(evidence.move.page)).body).toContain(
    "Nothing has been corrected in this move or its source.",
  );
  await correct("statement", claim.statement.id, "note", "Said on stage.");
  await correct("claim", claim.id, "scope", "Models");
  await correct("source", claim.statement.source.id, "publisher", "Its newsroom");
  await correct("move", evidence.move.id, "note", "Seen on its site.");
  await correct("source", evidence.move.source.id, "publisher", "Its other newsroom");
  const said = (await get(claim.statement.page)).body;
  for (const part of [
    "note of the statement",
    "scope of the claim",
    "publisher of the source",
    "Its newsroom",
  ])
    expect(said).toContain(part);
  expect(said).not.toContain("Its other newsroom");
  const done = (await get(evidence.move.page)).body;
  for (const part of ["note of the move", "publisher of the source", "Its other newsroom"])
    expect(done).toContain(part);
  expect(done).not.toContain("scope of the claim");
});

test("an unknown address answers 404 with a page, whatever it contains", async () => {
  for (const path of [
    "/contradictions/lnk_00000000000000000000000000000000",
    "/contradictions/1",
    "/statements/%00",
    "/moves/..%2F..%2Fetc",
    "/companies/<script>",
    "/companies/nobody",
    "/problems/no-such-code",
  ]) {
    const { statusCode, body } = await get(path);
    expect([path, statusCode]).toEqual([path, 404]);
    expect(body).toContain('<meta name="robots" content="noindex"/>');
    expect(body).not.toContain("<script");
  }
});

test("a page answers 304 until something is published", async () => {
  const { page, company } = await links.published();
  const path = `/companies/${company.slug}`;
  const first = await get(path);
  const etag = String(first.headers.etag);
  expect((await get(path, { "if-none-match": etag })).statusCode).toBe(304);
  const other = await links.published({ company: company.id });
  const second = await get(path, { "if-none-match": etag });
  expect(second.statusCode).toBe(200);
  expect(second.body).toContain(other.page);
  expect(second.body).toContain(page);
});

test("caches may keep the current stylesheet for good, but not one at an old address", async () => {
  const path = /href="(\/style\.css[^"]+)"/.exec((await get("/")).body)?.[1] ?? "";
  const { headers, statusCode } = await service.app.inject(path);
  expect(statusCode).toBe(200);
  expect(headers["cache-control"]).toContain("immutable");
  expect((await service.app.inject("/style.css?v=old")).headers["cache-control"]).not.toContain("immutable");
  const again = await service.app.inject({ url: path, headers: { "if-none-match": String(headers.etag) } });
  expect(again.statusCode).toBe(304);
});

test("the type of a problem leads to a page that explains it", async () => {
  const { statusCode, body } = await get("/problems/quote-not-in-capture");
  expect(statusCode).toBe(200);
  expect(body).toContain("The quote is not in the captured text");
});
