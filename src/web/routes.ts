import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { errorCodes } from "../errors.js";
import { addressPart } from "../http/address-part.js";
import { isUnchanged } from "../http/answers/conditional.js";
import { answerStaff } from "../http/answers/public-answer.js";
import { listCompanies } from "../store/company.js";
import { listCorrections } from "../store/correction.js";
import { readJson } from "../store/json.js";
import { listJudgeRecords } from "../store/judge-record.js";
import { listLinks } from "../store/link.js";
import { listTopics } from "../store/topic.js";
import { correctionsPage } from "./corrections-page.js";
import { feedsPage } from "./feeds-page.js";
import { glossaryPage } from "./glossary-page.js";
import { homePage } from "./home-page.js";
import { icon } from "./icon.js";
import { judgesPage } from "./judges-page.js";
import { methodPage } from "./method-page.js";
import { answerPage, pageSchema, type WebParts } from "./page-answer.js";
import { problemKindPage } from "./problem-page.js";
import { type HomeQuery, homeQuery, type ListQuery, listQuery } from "./query.js";
import { recordRoutes } from "./record-routes.js";
import { stylesheet, stylesheetPath } from "./stylesheet.js";

const NEWEST = 8;
const NEWEST_KEPT = 4;
const MANY = 25;
const MOST_LISTED = 1_000;

async function makeHomePage({ reader, site }: WebParts, query: HomeQuery): Promise<string> {
  const [contradictions, confirmations, companies] = await Promise.all([
    listLinks(reader, { relation: "contradicts", limit: NEWEST }, "public"),
    listLinks(reader, { relation: "confirms", limit: NEWEST_KEPT }, "public"),
    listCompanies(reader, { name: query.name, cursor: query.cursor, limit: MANY }, "public"),
  ]);
  return homePage(
    {
      query,
      contradictions: readJson(contradictions).data,
      confirmations: readJson(confirmations).data,
      companies: readJson(companies).data,
      next: companies.nextCursor,
    },
    site,
  );
}

async function makeCorrectionsPage({ reader, site }: WebParts, query: ListQuery): Promise<string> {
  const page = await listCorrections(reader, { limit: MANY, cursor: query.cursor }, "public");
  return correctionsPage({ corrections: readJson(page).data, next: page.nextCursor, query }, site);
}

async function makeFeedsPage({ reader, site }: WebParts): Promise<string> {
  const [companies, topics] = await Promise.all([
    listCompanies(reader, { limit: MOST_LISTED }, "public"),
    listTopics(reader, { limit: MOST_LISTED }),
  ]);
  return feedsPage({ companies: readJson(companies).data, topics: readJson(topics).data }, site);
}

/** Sends a file. `isCurrent` says that the address carries the file's hash, so that caches may keep it for good. */
function sendFile(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { body, type, isCurrent }: { readonly body: string; readonly type: string; readonly isCurrent: boolean },
): FastifyReply {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const keep = isCurrent ? "public, max-age=31536000, immutable" : "public, max-age=86400";
  reply.header("cache-control", keep).header("etag", etag);
  if (isUnchanged(request.headers, { etag, lastModified: null })) return reply.code(304).send();
  return reply.type(type).send(body);
}

/** Routes for the pages: server-rendered HTML without scripts. They show only public records, even to a request with a key. */
export function webRoutes(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: HomeQuery }>(
    "/",
    { schema: { ...pageSchema, querystring: homeQuery } },
    (request, reply) => answerPage(parts, { request, reply }, () => makeHomePage(parts, request.query)),
  );
  app.get<{ Querystring: ListQuery }>(
    "/corrections",
    { schema: { ...pageSchema, querystring: listQuery } },
    (request, reply) =>
      answerPage(parts, { request, reply }, () => makeCorrectionsPage(parts, request.query)),
  );
  app.get("/feeds", { schema: pageSchema }, (request, reply) =>
    answerPage(parts, { request, reply }, () => makeFeedsPage(parts)),
  );
  app.get("/how-it-works", { schema: pageSchema }, (request, reply) =>
    answerPage(parts, { request, reply }, async () => methodPage(parts.site)),
  );
  // Not kept in memory: a review that publishes nothing changes the counts, but not the public data's version.
  app.get("/judges", { schema: pageSchema }, async (_request, reply) => {
    const { data } = readJson(await listJudgeRecords(parts.reader));
    return answerStaff(reply, { body: judgesPage(data, parts.site), type: "text/html; charset=utf-8" });
  });
  app.get("/glossary", { schema: pageSchema }, (request, reply) =>
    answerPage(parts, { request, reply }, async () => glossaryPage(parts.site)),
  );
  app.get("/problems/:code", { schema: pageSchema }, (request, reply) => {
    const code = addressPart(z.enum(errorCodes), request.params, "code");
    return answerPage(parts, { request, reply }, async () => problemKindPage(code, parts.site));
  });
  app.get("/style.css", { schema: pageSchema }, (request, reply) =>
    sendFile(
      { request, reply },
      {
        body: stylesheet,
        type: "text/css; charset=utf-8",
        isCurrent: request.url === stylesheetPath,
      },
    ),
  );
  app.get("/icon.svg", { schema: pageSchema }, (request, reply) =>
    sendFile({ request, reply }, { body: icon, type: "image/svg+xml", isCurrent: false }),
  );
  recordRoutes(app, parts);
}
