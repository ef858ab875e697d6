import { generateRssFeed } from "feedsmith";
import { feedTypes } from "../wording/feed-addresses.js";
import type { Feed } from "./feed.js";

const MINUTES_TO_LIVE = 60;

/** The feed as RSS 2.0. */
export function toRss(feed: Feed): string {
  return generateRssFeed(
    {
      title: feed.title,
      link: feed.home,
      description: feed.description,
      language: "en",
      lastBuildDate: new Date(feed.updatedAt),
      docs: "https://www.rssboard.org/rss-specification",
      ttl: MINUTES_TO_LIVE,
      atom: { links: [{ href: feed.selfOf("rss"), rel: "self", type: feedTypes.rss }] },
      items: feed.items.map((item) => ({
        title: item.title,
        link: item.url,
        description: item.html,
        guid: { value: item.guid, isPermaLink: false },
        pubDate: new Date(item.toldAt),
        categories: item.topics.map(({ slug, name }) => ({ name, domain: feed.topicUrl(slug) })),
        dc: { creators: [feed.author] },
      })),
    },
    { strict: true },
  );
}
