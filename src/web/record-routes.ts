import type { FastifyInstance } from "fastify";
import { addressPart } from "../http/address-part.js";
import { MovedPermanently } from "../http/redirect.js";
import { companyId, linkId, moveId, statementId, topicId } from "../schemas/id.js";
import { slug } from "../schemas/text.js";
import { listClaims } from "../store/claim.js";
import { listCorrections } from "../store/correction.js";
import { readJson } from "../store/json.js";
import { getLink, listLinks } from "../store/link.js";
import { getMove } from "../store/move.js";
import { getStatement } from "../store/statement.js";
import { getTopic } from "../store/topic.js";
import { permalinkOf } from "../wording/link-words.js";
import { readCompanyPage } from "./company-lists.js";
import { companyPage } from "./company-page.js";
import { linkPage } from "./link-page.js";
import { movePage } from "./move-page.js";
import { answerPage, pageSchema, type WebParts } from "./page-answer.js";
import { type CompanyQuery, companyQuery, type ListQuery, listQuery } from "./query.js";
import { statementPage } from "./statement-page.js";
import { topicPage } from "./topic-page.js";

// The most links or claims that a page of one statement or move shows. The API lists them all.
const MOST_OF_A_RECORD = 100;
const MANY = 25;

async function makeLinkPage({ reader, site }: WebParts, id: string, path: string): Promise<string> {
  const link = readJson(await getLink(reader, id, "public"));
  // The relation at publication fixes a link's address for good, even if it is corrected later.
  const permalink = permalinkOf(link);
  if (permalink !== path) throw new MovedPermanently(permalink);
  return linkPage(link, site);
}

async function makeStatementPage(
  { reader, site, now = () => new Date() }: WebParts,
  id: string,
): Promise<string> {
  const limit = MOST_OF_A_RECORD;
  const status = "withdrawn";
  const [statement, claims, judged, asEvidence, withdrawn, withdrawnEvidence, corrections] =
    await Promise.all([
      getStatement(reader, id, "public"),
      listClaims(reader, { statementId: id, now: now(), limit }, "public"),
      listLinks(reader, { statementId: id, limit }, "public"),
      listLinks(reader, { evidenceId: id, limit }, "public"),
      listLinks(reader, { statementId: id, status, limit }, "public"),
      listLinks(reader, { evidenceId: id, status, limit }, "public"),
      listCorrections(reader, { shownWithStatement: id, limit }, "public"),
    ]);
  return statementPage(
    {
      statement: readJson(statement),
      claims: readJson(claims).data,
      judged: readJson(judged).data,
      asEvidence: readJson(asEvidence).data,
      withdrawn: [...readJson(withdrawn).data, ...readJson(withdrawnEvidence).data],
      corrections: readJson(corrections).data,
    },
    site,
  );
}

async function makeMovePage({ reader, site }: WebParts, id: string): Promise<string> {
  const limit = MOST_OF_A_RECORD;
  const [move, links, withdrawn, corrections] = await Promise.all([
    getMove(reader, id, "public"),
    listLinks(reader, { evidenceId: id, limit }, "public"),
    listLinks(reader, { evidenceId: id, status: "withdrawn", limit }, "public"),
    listCorrections(reader, { shownWithMove: id, limit }, "public"),
  ]);
  return movePage(
    {
      move: readJson(move),
      links: readJson(links).data,
      withdrawn: readJson(withdrawn).data,
      corrections: readJson(corrections).data,
    },
    site,
  );
}

async function makeTopicPage({ reader, site }: WebParts, key: string, query: ListQuery): Promise<string> {
  const [json, page] = await Promise.all([
    getTopic(reader, key),
    listLinks(reader, { topic: key, limit: MANY, cursor: query.cursor }, "public"),
  ]);
  const topic = readJson(json);
  if (topic.slug !== key) throw new MovedPermanently(`/topics/${topic.slug}`);
  return topicPage({ topic, links: readJson(page).data, next: page.nextCursor, query }, site);
}

/** Routes for the pages of single records. Their addresses never change. */
export function recordRoutes(app: FastifyInstance, parts: WebParts): void {
  for (const path of ["/contradictions", "/links"])
    app.get(`${path}/:id`, { schema: pageSchema }, (request, reply) => {
      const id = addressPart(linkId, request.params, "id");
      return answerPage(parts, { request, reply }, () => makeLinkPage(parts, id, `${path}/${id}`));
    });
  app.get("/statements/:id", { schema: pageSchema }, (request, reply) => {
    const id = addressPart(statementId, request.params, "id");
    return answerPage(parts, { request, reply }, () => makeStatementPage(parts, id));
  });
  app.get("/moves/:id", { schema: pageSchema }, (request, reply) => {
    const id = addressPart(moveId, request.params, "id");
    return answerPage(parts, { request, reply }, () => makeMovePage(parts, id));
  });
  app.get<{ Querystring: CompanyQuery }>(
    "/companies/:slug",
    { schema: { ...pageSchema, querystring: companyQuery } },
    (request, reply) => {
      const key = addressPart(slug.or(companyId), request.params, "slug");
      return answerPage(parts, { request, reply }, async () =>
        companyPage(await readCompanyPage(parts.reader, key, request.query), parts.site),
      );
    },
  );
  app.get<{ Querystring: ListQuery }>(
    "/topics/:slug",
    { schema: { ...pageSchema, querystring: listQuery } },
    (request, reply) => {
      const key = addressPart(slug.or(topicId), request.params, "slug");
      return answerPage(parts, { request, reply }, () => makeTopicPage(parts, key, request.query));
    },
  );
}
