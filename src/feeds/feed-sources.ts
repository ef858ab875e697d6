import type { Reader } from "../database/database.js";
import { MovedPermanently } from "../http/redirect.js";
import type { Link } from "../schemas/link.js";
import { getCompany, getCompanyTarget } from "../store/company.js";
import { readJson } from "../store/json.js";
import { type LinkFilter, listChangedLinks } from "../store/link.js";
import { getTopic } from "../store/topic.js";
import {
  type FeedForm,
  type FeedName,
  type FeedSubject,
  feedPath,
  feedRelations,
  feedTitles,
} from "../wording/feed-addresses.js";
import type { FeedMeta } from "./feed.js";

const FEED_ITEMS = 30;
// The build day of an empty feed: older than any link, and fixed, so that the bytes stay the same.
const EPOCH = "2024-01-01T00:00:00.000Z";

const descriptions: Record<FeedName, string> = {
  contradictions:
    "Claims that other statements or moves contradict, with both sources and the company's defence",
  confirmations:
    "Kept promises, restated positions and met conditions, held to the same standard of evidence",
  qualifications: "Claims that other statements or moves narrow, weaken or explain",
  links: "All contradictions, confirmations and qualifications",
};

/** The requested feed and its form. */
export interface FeedAddress {
  readonly subject: FeedSubject;
  readonly name: FeedName;
  readonly form: FeedForm;
}

interface FeedRows {
  readonly links: readonly Link[];
  readonly meta: FeedMeta;
}

interface Named {
  readonly name: string;
  readonly page: string;
  readonly since: string;
}

async function listRows(reader: Reader, name: FeedName, filter: Partial<LinkFilter>): Promise<Link[]> {
  const relation = feedRelations[name] ?? undefined;
  return readJson(await listChangedLinks(reader, { ...filter, relation, limit: FEED_ITEMS })).data;
}

function metaOf({ subject, name }: FeedAddress, { name: of, page, since }: Named): FeedMeta {
  return {
    title: of === "" ? feedTitles[name] : `${of}, ${feedTitles[name].toLowerCase()}`,
    description: `${descriptions[name]}${of === "" ? "" : ` (${of})`}.`,
    page,
    pathOf: (form) => feedPath(subject, name, form),
    since,
  };
}

function moveTo({ name, form }: FeedAddress, subject: FeedSubject): never {
  throw new MovedPermanently(feedPath(subject, name, form));
}

async function readCompanyFeed(reader: Reader, address: FeedAddress, slug: string): Promise<FeedRows> {
  const target = await getCompanyTarget(reader, slug, "public");
  if (target.slug !== slug) return moveTo(address, { kind: "company", slug: target.slug });
  const [links, json] = await Promise.all([
    listRows(reader, address.name, { companyId: target.id }),
    getCompany(reader, slug, "public"),
  ]);
  const company = readJson(json);
  return { links, meta: metaOf(address, { ...company, since: company.publicSince ?? company.recordedAt }) };
}

async function readTopicFeed(reader: Reader, address: FeedAddress, slug: string): Promise<FeedRows> {
  const [links, json] = await Promise.all([
    listRows(reader, address.name, { topic: slug }),
    getTopic(reader, slug),
  ]);
  const topic = readJson(json);
  if (topic.slug !== slug) return moveTo(address, { kind: "topic", slug: topic.slug });
  const named = { name: topic.name, page: `/topics/${topic.slug}`, since: topic.recordedAt };
  return { links, meta: metaOf(address, named) };
}

/**
 * The links of a feed, with its title, description and addresses.
 *
 * @throws DomainError `company-not-found`, `topic-not-found`
 * @throws MovedPermanently if the company or topic has a new slug
 */
export async function readFeed(reader: Reader, address: FeedAddress): Promise<FeedRows> {
  const { subject, name } = address;
  switch (subject.kind) {
    case "all":
      return {
        links: await listRows(reader, name, {}),
        meta: metaOf(address, { name: "", page: "/", since: EPOCH }),
      };
    case "company":
      return readCompanyFeed(reader, address, subject.slug);
    case "topic":
      return readTopicFeed(reader, address, subject.slug);
  }
}
