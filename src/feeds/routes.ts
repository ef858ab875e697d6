// Imported for its types: swagger adds `hide` to the route schema.
import type {} from "@fastify/swagger";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Reader } from "../database/database.js";
import { addressPart } from "../http/address-part.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { answerPublic, type Made } from "../http/answers/public-answer.js";
import { answerOrRedirect } from "../http/redirect.js";
import type { Site } from "../http/site.js";
import { companyId, topicId } from "../schemas/id.js";
import { slug } from "../schemas/text.js";
import { listCompanies } from "../store/company.js";
import { readJson } from "../store/json.js";
import {
  type FeedForm,
  type FeedSubject,
  feedForms,
  feedNames,
  feedTypes,
} from "../wording/feed-addresses.js";
import { toAtom } from "./atom.js";
import { type Feed, feedOf } from "./feed.js";
import { type FeedAddress, readFeed } from "./feed-sources.js";
import { toJsonFeed } from "./json-feed.js";
import { toOpml } from "./opml.js";
import { toRss } from "./rss.js";

export interface FeedParts {
  readonly reader: Reader;
  readonly cache: AnswerCache;
  readonly site: Site;
}

const LISTED_COMPANIES = 1_000;

const serialisers: Record<FeedForm, (feed: Feed) => string> = {
  rss: toRss,
  atom: toAtom,
  json: toJsonFeed,
};

const partOf = { company: z.union([slug, companyId]), topic: z.union([slug, topicId]) };
// OpenAPI leaves the feeds out: RSS, Atom and JSON Feed have their own specifications.
const schema = { hide: true };

async function makeFeed({ reader, site }: FeedParts, address: FeedAddress): Promise<Made> {
  const { links, meta } = await readFeed(reader, address);
  const feed = feedOf(links, site, meta);
  const { form } = address;
  return {
    body: serialisers[form](feed),
    type: `${feedTypes[form]}; charset=utf-8`,
    lastModified: new Date(feed.updatedAt),
    links: [
      `<${feed.selfOf(form)}>; rel="self"; type="${feedTypes[form]}"`,
      `<${feed.home}>; rel="alternate"; type="text/html"`,
    ],
  };
}

async function makeOpml({ reader, site }: FeedParts): Promise<Made> {
  const { data } = readJson(await listCompanies(reader, { limit: LISTED_COMPANIES }, "public"));
  return { body: toOpml(data, site), type: "text/x-opml; charset=utf-8" };
}

/** Routes for the RSS, Atom and JSON feeds. They show only public records, even to a request with a key. */
export function feedRoutes(app: FastifyInstance, parts: FeedParts): void {
  const answer = (request: FastifyRequest, reply: FastifyReply, address: FeedAddress) =>
    answerOrRedirect(reply, () => answerPublic(parts.cache, request, reply, () => makeFeed(parts, address)));
  const subjectOf = (request: FastifyRequest, kind: "company" | "topic"): FeedSubject => ({
    kind,
    slug: addressPart(partOf[kind], request.params, "slug"),
  });
  for (const name of feedNames) {
    for (const form of feedForms) {
      const file = `${name}.${form}`;
      app.get(`/feeds/${file}`, { schema }, (request, reply) =>
        answer(request, reply, { subject: { kind: "all" }, name, form }),
      );
      app.get(`/feeds/companies/:slug/${file}`, { schema }, (request, reply) =>
        answer(request, reply, { subject: subjectOf(request, "company"), name, form }),
      );
      app.get(`/feeds/topics/:slug/${file}`, { schema }, (request, reply) =>
        answer(request, reply, { subject: subjectOf(request, "topic"), name, form }),
      );
    }
  }
  app.get("/feeds.opml", { schema }, (request, reply) =>
    answerPublic(parts.cache, request, reply, () => makeOpml(parts)),
  );
}
