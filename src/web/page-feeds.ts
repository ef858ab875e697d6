import type { CompanyRef } from "../schemas/company.js";
import { feedTitles } from "../wording/feed-addresses.js";
import type { PageFeed } from "./layout.js";

/** The feeds that a company's pages announce. */
export function companyFeeds({ slug, name: company }: CompanyRef): PageFeed[] {
  return (["contradictions", "confirmations", "links"] as const).map((name) => ({
    subject: { kind: "company", slug },
    name,
    title: `${company}: ${feedTitles[name]}`,
  }));
}

/** The feeds that a topic's page announces. */
export function topicFeeds({ slug, name: topic }: { slug: string; name: string }): PageFeed[] {
  return (["contradictions", "confirmations", "links"] as const).map((name) => ({
    subject: { kind: "topic", slug },
    name,
    title: `${topic}: ${feedTitles[name]}`,
  }));
}
