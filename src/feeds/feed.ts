import type { Site } from "../http/site.js";
import type { Link } from "../schemas/link.js";
import type { FeedForm } from "../wording/feed-addresses.js";
import { linkDistance, linkTitle, permalinkOf, stateOf } from "../wording/link-words.js";
import { cleanText, cleanTitle } from "./clean-text.js";
import { itemBlocks } from "./item-blocks.js";
import { blocksToHtml, blocksToText } from "./item-text.js";

/** What a feed is of and where it lives, before its items. */
export interface FeedMeta {
  readonly title: string;
  readonly description: string;
  /** Path of the page that shows the same. */
  readonly page: string;
  readonly pathOf: (form: FeedForm) => string;
  /** The instant that an empty feed says it was built. */
  readonly since: string;
}

export interface FeedItem {
  /** Tag URI: the same for as long as the link exists. */
  readonly tag: string;
  /** The tag, and what befell the link: a reader that knows items by this shows a corrected one again. */
  readonly guid: string;
  readonly title: string;
  readonly url: string;
  readonly html: string;
  readonly text: string;
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly publishedAt: string;
  /** When it was published, corrected or withdrawn, whichever came last: what readers sort by. */
  readonly toldAt: string;
  /** When anything of it last changed: a reply that was logged, too. */
  readonly changedAt: string;
  readonly link: Link;
}

/** A feed before it is RSS, Atom or JSON. */
export interface Feed {
  readonly tag: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly home: string;
  readonly selfOf: (form: FeedForm) => string;
  readonly topicUrl: (slug: string) => string;
  readonly methodUrl: string;
  /** Of the newest item, never "now": same rows, same bytes, or nobody gets a 304. */
  readonly updatedAt: string;
  readonly items: readonly FeedItem[];
}

// The year is part of the name and stays: a tag URI (RFC 4151) says who could mint it and when.
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

/** The feed of links, in the order given: pure, so that the same rows give the same bytes. */
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

/** What JSON Feed carries in `_walkback`: the link as data, for who wants no HTML. */
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
