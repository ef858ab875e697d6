import { generateJsonFeed } from "feedsmith";
import { extensionOf, type Feed } from "./feed.js";

/** The feed as JSON Feed 1.1, with each link as data in `_walkback`. */
export function toJsonFeed(feed: Feed): string {
  const generated = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.selfOf("json"),
    description: feed.description,
    language: "en",
    authors: [{ name: feed.author, url: feed.home }],
    // feedsmith drops an empty list, but JSON Feed requires `items`: they are added below.
    items: [],
  });
  const items = feed.items.map((item) => ({
    id: item.tag,
    url: item.url,
    title: item.title,
    content_html: item.html,
    content_text: item.text,
    date_published: item.publishedAt,
    date_modified: item.changedAt,
    tags: item.topics.map(({ name }) => name),
    _walkback: { about: feed.methodUrl, ...extensionOf(item) },
  }));
  return JSON.stringify({ ...(generated as object), items });
}
