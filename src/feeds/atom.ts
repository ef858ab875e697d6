import { generateAtomFeed } from "feedsmith";
import { feedTypes } from "../wording/feed-addresses.js";
import type { Feed } from "./feed.js";

/** The feed as Atom 1.0. A corrected or withdrawn entry keeps its id; `updated` and the title change. */
export function toAtom(feed: Feed): string {
  return generateAtomFeed(
    {
      id: feed.tag,
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: new Date(feed.updatedAt),
      authors: [{ name: feed.author, uri: feed.home }],
      links: [
        { href: feed.selfOf("atom"), rel: "self", type: feedTypes.atom },
        { href: feed.home, rel: "alternate", type: "text/html" },
      ],
      entries: feed.items.map((item) => ({
        id: item.tag,
        title: { value: item.title },
        published: new Date(item.publishedAt),
        updated: new Date(item.changedAt),
        links: [{ href: item.url, rel: "alternate", type: "text/html" }],
        categories: item.topics.map(({ slug, name }) => ({ term: slug, label: name })),
        content: { value: item.html, type: "html" },
      })),
    },
    { strict: true },
  );
}
