import type { Site } from "../http/site.js";
import type { Link } from "../schemas/link.js";
import type { FeedForm } from "../wording/feed-addresses.js";
import { linkDistance, linkTitle, permalinkOf, stateOf } from "../wording/link-words.js";
import { cleanText, cleanTitle } from "./clean-text.js";
import { itemBlocks } from "./item-blocks.js";
import { blocksToHtml, blocksToText } from "./item-text.js";

/** A feed's title, description and addresses, without its items. */
export interface FeedMeta {
  readonly title: string;
  readonly description: string;
  /** The path of the page that shows the same links. */
  readonly page: string;
  readonly pathOf: (form: FeedForm) => string;
  /** The build instant of an empty feed. */
  readonly since: string;
}

export interface FeedItem {
  /** The item's tag URI. It never changes. */
  readonly tag: string;
  /** The tag plus the latest correction or withdrawal, so that RSS readers show a changed item again. */
  readonly guid: string;
  readonly title: string;
  readonly url: string;
  readonly html: string;
  readonly text: string;
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly publishedAt: string;
  /** When it was published, corrected or withdrawn, whichever came last. Feed readers sort by this. */
  readonly toldAt: string;
  /** When anything in it last changed, including a logged reply. */
  readonly changedAt: string;
  readonly link: Link;
}

/** A feed, independent of RSS, Atom and JSON. */
export interface Feed {
  readonly tag: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly home: string;
  readonly selfOf: (form: FeedForm) => string;
  readonly topicUrl: (slug: string) => string;
  readonly methodUrl: string;
  /** The newest item's change, never "now": the same rows must give the same bytes, or no reader gets a 304. */
  readonly updatedAt: string;
  readonly items: readonly FeedItem[];
}

// Never change the year: a tag URI (RFC 4151) names a day on which its owner held the domain.
function tagOf(site: Site, what: string): string {
  return `tag:${new URL(site.url()).hostname},2026:${what}`;
}

function guidOf(tag: string, link: Link): string {
  const state = stateOf(link);
  return state.kind === "unchanged" ? tag : `${tag}#${state.kind}-${state.at.replace(/[^0-9TZ]/g, "")}`;
}

const prefixes = { unchanged: "", corrected: "Corrected: ", withdrawn: "Withdrawn: " } as const;

function itemOf(link: Link, site: Site): FeedItem {
  const tag = tagOf(site, `link/${link.id}`);
  const state = stateOf(link);
  const blocks = itemBlocks(link);
  const publishedAt = link.publishedAt ?? link.changedAt;
  return {
    tag,
    guid: guidOf(tag, link),
    title: cleanTitle(`${prefixes[state.kind]}${linkTitle(link)}`),
    url: `${site.url()}${permalinkOf(link)}`,
    html: cleanText(blocksToHtml(blocks)),
    text: cleanText(blocksToText(blocks)),
    topics: link.topics.map(({ slug, name }) => ({ slug, name: cleanTitle(name) })),
    publishedAt,
    toldAt: state.kind === "unchanged" ? publishedAt : state.at,
    changedAt: link.changedAt,
    link,
  };
}

/** The feed of these links in their order. Pure, so that the same rows give the same bytes. */
export function feedOf(links: readonly Link[], site: Site, meta: FeedMeta): Feed {
  const newest = links
    .map(({ changedAt }) => changedAt)
    .sort()
    .at(-1);
  return {
    tag: tagOf(site, meta.pathOf("atom").replace(/^\/|\.atom$/g, "")),
    title: cleanTitle(`${site.name}: ${meta.title}`),
    description: cleanTitle(meta.description),
    author: cleanTitle(site.name),
    home: `${site.url()}${meta.page}`,
    selfOf: (form) => `${site.url()}${meta.pathOf(form)}`,
    topicUrl: (slug) => `${site.url()}/topics/${slug}`,
    methodUrl: `${site.url()}/how-it-works`,
    updatedAt: newest ?? meta.since,
    items: links.map((link) => itemOf(link, site)),
  };
}

/** The link as data, for the `_walkback` extension of JSON Feed. */
export function extensionOf({ link, tag }: FeedItem): Record<string, unknown> {
  const { claim, evidence } = link;
  return {
    id: link.id,
    tag,
    relation: link.relation,
    manner: link.manner,
    degree: link.degree,
    letterOrSpirit: link.letterOrSpirit,
    status: link.status,
    state: stateOf(link).kind,
    company: { id: link.company.id, slug: link.company.slug, name: link.company.name },
    speaker: claim.statement.speaker,
    claimId: claim.id,
    statementId: claim.statement.id,
    evidenceId: evidence.kind === "statement" ? evidence.statement.id : evidence.move.id,
    saidOn: claim.statement.saidOn,
    evidenceOn: evidence.kind === "statement" ? evidence.statement.saidOn : evidence.move.effectiveOn,
    daysApart: link.daysApart,
    distance: linkDistance(link),
    noDefenceFound: link.defence?.noneFound ?? null,
    api: `/api/v1/links/${link.id}`,
  };
}
